-- A release is a schema of its own: staged where no reader sees it, granted and pointed at at its
-- time. One row says which release readers are shown.

CREATE TABLE steward.release (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL
        CHECK (kind IN ('founding', 'routine', 'method', 'correction', 'pulled_back')),
    calendar bigint REFERENCES steward.calendar,
    content_of bigint REFERENCES steward.release,  -- pulled back: which release it is once more
    due timestamptz NOT NULL,
    notice_az text NOT NULL DEFAULT '',
    notice_en text NOT NULL DEFAULT '',
    notice_ru text NOT NULL DEFAULT '',
    scheduled timestamptz NOT NULL DEFAULT now(),
    scheduled_by bigint REFERENCES steward.person,  -- NULL: the first, by the server itself
    -- What the worker has made of it; all of it, or nothing.
    base bigint REFERENCES steward.release,  -- the head it was made on
    -- Day and content; of two of one day with the same content the later has one more digit of it.
    name text CHECK (name ~ '^\d{4}-\d\d-\d\d-[0-9a-f]{12,64}$'),
    staged_in text UNIQUE CHECK (staged_in ~ '^build_[0-9a-f]{32}$'),
    content text CHECK (content ~ '^[0-9a-f]{64}$'),
    fingerprint text,
    static text,
    staged timestamptz,
    -- How it ended.
    released timestamptz,
    withdrawn timestamptz,
    reason text NOT NULL DEFAULT '',
    dropped timestamptz,  -- its schema was cleared; the frozen release stays
    CONSTRAINT staged_whole CHECK (num_nulls(name, content, fingerprint, static, staged) IN (0, 5)),
    CONSTRAINT released_when_staged CHECK (released IS NULL OR staged IS NOT NULL),
    CONSTRAINT one_end CHECK (num_nonnulls(released, withdrawn) <= 1),
    CONSTRAINT never_early CHECK (released >= due),
    CONSTRAINT notice_in_three_languages CHECK (
        kind NOT IN ('correction', 'pulled_back')
        OR '' NOT IN (btrim(notice_az), btrim(notice_en), btrim(notice_ru))),
    CONSTRAINT notice_has_an_end
        CHECK (greatest(length(notice_az), length(notice_en), length(notice_ru)) <= 10000),
    -- A moment that a process cannot read ends the worker, and every screen that names it.
    CONSTRAINT readable_time CHECK (due BETWEEN '2000-01-01' AND '2999-12-31')
);
CREATE UNIQUE INDEX one_name ON steward.release (name) WHERE withdrawn IS NULL;
CREATE UNIQUE INDEX one_after_each ON steward.release (coalesce(base, 0)) WHERE released IS NOT NULL;

CREATE TABLE steward.release_submission (
    release bigint NOT NULL REFERENCES steward.release,
    submission bigint NOT NULL,
    PRIMARY KEY (release, submission)
);

-- The one release that readers are shown.
CREATE TABLE steward.head (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    release bigint REFERENCES steward.release,
    since timestamptz NOT NULL DEFAULT now()
);
INSERT INTO steward.head DEFAULT VALUES;

-- What the worker is at or has done, for those who watch it.
CREATE TABLE steward.job (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task text NOT NULL,
    release bigint REFERENCES steward.release,
    begun timestamptz NOT NULL DEFAULT now(),
    ended timestamptz,
    outcome text CHECK (outcome IN ('done', 'refused', 'interrupted')),
    fault text NOT NULL DEFAULT '' CHECK (fault ~ '^[A-Za-z]*$'),
    CONSTRAINT ended_somehow CHECK ((ended IS NULL) = (outcome IS NULL))
);

-- Who is shown a release before its time, by name and office; the list is public afterwards.
CREATE TABLE steward.early (
    release bigint NOT NULL REFERENCES steward.release,
    person bigint NOT NULL REFERENCES steward.person,
    office text NOT NULL,
    reason text NOT NULL,
    named timestamptz NOT NULL DEFAULT now(),
    named_by bigint NOT NULL REFERENCES steward.person,
    seen timestamptz,
    PRIMARY KEY (release, person)
);
