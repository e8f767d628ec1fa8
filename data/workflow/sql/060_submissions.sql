-- What an agency is asked for and what it sends: requests, submissions, and what is told of them.
-- Figures and questions about them are read by functions alone, which write down who read them.

-- The flows that are declared (indicators/flows), as the worker names them; a submission adds none.
CREATE TABLE steward.flow (
    flow text PRIMARY KEY,
    agency text NOT NULL,
    protected boolean NOT NULL  -- whether small counts of persons may not be sent
);

CREATE TABLE steward.request (
    number text PRIMARY KEY,
    agency text NOT NULL,
    flow text NOT NULL REFERENCES steward.flow,
    language text NOT NULL CHECK (language IN ('az', 'en', 'ru')),
    asked date NOT NULL,
    due date NOT NULL CHECK (due > asked),
    asked_by bigint NOT NULL REFERENCES steward.person,
    answered date,
    refused date,
    reason text NOT NULL DEFAULT '',  -- why it was refused
    CONSTRAINT answered_or_refused CHECK (answered IS NULL OR refused IS NULL),
    CONSTRAINT refused_with_reason CHECK ((refused IS NULL) = (reason = '')),
    CONSTRAINT readable_day CHECK (due BETWEEN '2000-01-01' AND '2999-12-31')
);

-- What a machine may send with instead of a login: only its hash is kept, and it only receives.
CREATE TABLE steward.token (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256 of 256 bits by chance
    flow text NOT NULL REFERENCES steward.flow,
    proposed_by bigint NOT NULL REFERENCES steward.person,
    proposed timestamptz NOT NULL DEFAULT now(),
    confirmed_by bigint REFERENCES steward.person,
    confirmed timestamptz,
    ends timestamptz,  -- ninety days after it was confirmed
    ended_by bigint REFERENCES steward.person,
    ended timestamptz,
    CONSTRAINT another_confirms CHECK (confirmed_by <> proposed_by)
);

CREATE TABLE steward.state (
    state text PRIMARY KEY,
    is_final boolean NOT NULL
);
INSERT INTO steward.state VALUES
    ('received', false), ('ready', false), ('faulty', true), ('submitted', false),
    ('reviewed', false), ('returned', true), ('approved', false), ('scheduled', false),
    ('released', true), ('withdrawn', true);

CREATE TABLE steward.submission (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    flow text NOT NULL REFERENCES steward.flow,
    agency text NOT NULL,
    request text REFERENCES steward.request,
    state text NOT NULL DEFAULT 'received' REFERENCES steward.state,
    version integer NOT NULL DEFAULT 1,     -- one more with every step and every answer
    sent_by bigint REFERENCES steward.person,
    token bigint REFERENCES steward.token,  -- by which it came, where nobody sent it in person
    form text NOT NULL CHECK (form IN ('xlsx', 'csv')),
    size bigint NOT NULL CHECK (size > 0),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    kept boolean NOT NULL DEFAULT true,     -- whether the bytes are kept
    base text NOT NULL,                     -- name of the release it was compared with
    difference_hash text,                   -- of the bytes, what they change, and each question
    received timestamptz NOT NULL DEFAULT now(),
    submitted timestamptz,                  -- when it first was: from then on others see it
    follows bigint REFERENCES steward.submission,
    corrects bigint REFERENCES steward.submission,
    announced date,                         -- day of a release that was announced with it
    CONSTRAINT sent_by_one CHECK ((sent_by IS NULL) <> (token IS NULL))
);
CREATE UNIQUE INDEX same_bytes ON steward.submission (flow, sha256)
    WHERE state NOT IN ('faulty', 'returned', 'released', 'withdrawn');
CREATE UNIQUE INDEX same_bytes_over ON steward.submission (flow, sha256, base)
    WHERE state IN ('faulty', 'returned', 'released') AND kept;
CREATE INDEX submission_bytes ON steward.submission (sha256);

-- Those that wait for the worker: it locks the row here while it reads, so that nobody else waits.
CREATE TABLE steward.waiting (
    submission bigint PRIMARY KEY REFERENCES steward.submission,
    since timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE steward.part (
    submission bigint NOT NULL REFERENCES steward.submission,
    name text NOT NULL CHECK (name ~ '^[a-z0-9_]+[.][a-z]+$'),  -- a file of the source folder
    content bytea NOT NULL,
    PRIMARY KEY (submission, name)
);

CREATE TABLE steward.finding (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    submission bigint NOT NULL REFERENCES steward.submission,
    kind text NOT NULL CHECK (kind IN ('fault', 'flag')),
    place text NOT NULL DEFAULT '',
    text_az text NOT NULL,
    text_en text NOT NULL,
    text_ru text NOT NULL,
    answer text NOT NULL DEFAULT '',
    answered_by bigint REFERENCES steward.person,
    answered timestamptz
);
CREATE INDEX finding_of ON steward.finding (submission);

CREATE TABLE steward.change (
    submission bigint NOT NULL REFERENCES steward.submission,
    number integer NOT NULL,
    change text NOT NULL CHECK (change IN ('new', 'revised', 'withdrawn')),
    detail jsonb NOT NULL,  -- a row of the difference
    PRIMARY KEY (submission, number)
);

CREATE TABLE steward.comment (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    submission bigint NOT NULL REFERENCES steward.submission,
    person bigint NOT NULL REFERENCES steward.person,
    at timestamptz NOT NULL DEFAULT now(),
    internal boolean NOT NULL,  -- among those who decide
    text text NOT NULL
);
CREATE INDEX comment_of ON steward.comment (submission);

-- Every step that was taken, by whom (NULL: the worker), of what was seen.
CREATE TABLE steward.decision (
    submission bigint NOT NULL REFERENCES steward.submission,
    version integer NOT NULL,  -- which it then had
    from_state text REFERENCES steward.state,
    to_state text NOT NULL REFERENCES steward.state,
    person bigint REFERENCES steward.person,
    difference_hash text,
    reason text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (submission, version)
);

-- Which step leads where, who takes it, and what it needs beside a reason: "answers" to every
-- question; "others", who took no other kind of step before; "base", that the head is its base.
CREATE TABLE steward.transition (
    from_state text NOT NULL REFERENCES steward.state,
    to_state text NOT NULL REFERENCES steward.state,
    role text NOT NULL,  -- or 'worker'
    needs text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (from_state, to_state)
);
INSERT INTO steward.transition VALUES
    ('received', 'ready', 'worker', '{}'),
    ('received', 'faulty', 'worker', '{}'),
    ('received', 'withdrawn', 'contributor', '{}'),
    ('ready', 'submitted', 'contributor', '{answers,others}'),
    ('ready', 'withdrawn', 'contributor', '{}'),
    ('submitted', 'reviewed', 'reviewer', '{others}'),
    ('submitted', 'returned', 'reviewer', '{others}'),
    ('submitted', 'withdrawn', 'contributor', '{}'),
    ('reviewed', 'approved', 'publisher', '{others}'),
    ('reviewed', 'returned', 'publisher', '{others}'),
    ('reviewed', 'withdrawn', 'contributor', '{}'),
    ('approved', 'scheduled', 'publisher', '{others,base}'),
    ('approved', 'withdrawn', 'publisher', '{}'),
    ('scheduled', 'released', 'worker', '{base}'),
    ('scheduled', 'withdrawn', 'publisher', '{}'),
    -- another release came between, and the difference is no longer what was decided on
    ('ready', 'faulty', 'worker', '{}'),
    ('submitted', 'ready', 'worker', '{}'), ('submitted', 'faulty', 'worker', '{}'),
    ('reviewed', 'ready', 'worker', '{}'), ('reviewed', 'faulty', 'worker', '{}'),
    ('approved', 'ready', 'worker', '{}'), ('approved', 'faulty', 'worker', '{}'),
    ('scheduled', 'ready', 'worker', '{}'), ('scheduled', 'faulty', 'worker', '{}');

-- Name of the release that is read now. Whoever makes releases puts another in its place.
CREATE FUNCTION steward.base() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$ SELECT ''::text $$;

-- Whether the acting person sees a submission: the own agency's; others' once submitted.
CREATE FUNCTION steward.sees(of_agency text, was_submitted timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT steward.may('contributor', of_agency)
        OR was_submitted IS NOT NULL AND (steward.may('reviewer') OR steward.may('publisher'))
$$;

-- Whether the acting person is among those who decide on what an agency sent, and not of it.
CREATE FUNCTION steward.decides_on(of_agency text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT (steward.may('reviewer') OR steward.may('publisher'))
        AND NOT steward.may('contributor', of_agency)
$$;

-- The submission, if the acting person sees it; refused like none if not.
CREATE FUNCTION steward.seen_submission(which bigint) RETURNS steward.submission
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
BEGIN
    SELECT * INTO one FROM steward.submission s
    WHERE s.id = which AND steward.sees(s.agency, s.submitted);
    IF one.id IS NULL THEN
        PERFORM steward.refuse('CR404', 'no such submission');
    END IF;
    RETURN one;
END $$;

-- Wait for the chain of the audit before anything else is locked: whoever writes, writes there too,
-- so that no two wait for each other.
CREATE FUNCTION steward.lock_chain() RETURNS void
LANGUAGE sql SET search_path = steward, pg_temp AS $$ SELECT pg_advisory_xact_lock(4411982) $$;

-- The same as it is now, locked until the transaction ends.
CREATE FUNCTION steward.locked_submission(which bigint) RETURNS steward.submission
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
BEGIN
    PERFORM steward.lock_chain();
    PERFORM steward.seen_submission(which);
    SELECT * INTO one FROM steward.submission s WHERE s.id = which FOR UPDATE;
    RETURN one;
END $$;

-- Refuse a blank reason, and one without an end: a text is written by hand.
CREATE FUNCTION steward.need_reason(why text, wanting text DEFAULT 'a reason is wanting')
RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    IF btrim(coalesce(why, ''), E' \t\r\n\u00a0') = '' THEN
        PERFORM steward.refuse('CR422', wanting);
    ELSIF length(why) > 10000 THEN
        PERFORM steward.refuse('CR422', 'a text is too long');
    END IF;
END $$;

-- A text that must not be blank, without the blanks around it.
CREATE FUNCTION steward.given(what text, wanting text) RETURNS text
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.need_reason(what, wanting);
    RETURN btrim(what, E' \t\r\n\u00a0');
END $$;

ALTER TABLE steward.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.request FOR SELECT TO crm_steward USING (
    (SELECT steward.may('reviewer')) OR (SELECT steward.may('publisher'))
    OR steward.may('contributor', agency)
);
ALTER TABLE steward.token ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.token FOR SELECT TO crm_steward USING (
    (SELECT steward.may('administrator'))
);
ALTER TABLE steward.submission ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.submission FOR SELECT TO crm_steward USING (
    steward.sees(agency, submitted)
);
ALTER TABLE steward.comment ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.comment FOR SELECT TO crm_steward USING (
    EXISTS (
        SELECT FROM steward.submission s  -- of those that the person sees
        WHERE s.id = submission AND (NOT internal OR steward.decides_on(s.agency))
    )
);
ALTER TABLE steward.decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.decision FOR SELECT TO crm_steward USING (
    EXISTS (SELECT FROM steward.submission s WHERE s.id = submission)
);
GRANT SELECT ON steward.flow, steward.state, steward.transition TO crm_steward, crm_worker;
GRANT SELECT ON steward.request, steward.submission, steward.comment, steward.decision
TO crm_steward;
GRANT SELECT (number, flow, proposed_by, proposed, confirmed_by, confirmed, ends, ended_by, ended)
ON steward.token TO crm_steward;
GRANT EXECUTE ON FUNCTION steward.base() TO crm_steward, crm_worker;
GRANT EXECUTE ON FUNCTION
    steward.sees(text, timestamptz), steward.decides_on(text)
TO crm_steward;
