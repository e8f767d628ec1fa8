-- People, what they may do, and their logins. A right is a claim of the provider AND a membership
-- that two other people agreed on: either takes it away, only both give it.

CREATE TABLE steward.person (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    issuer text NOT NULL,
    subject text NOT NULL,
    name text NOT NULL DEFAULT '',  -- may be erased; the audit holds the number alone
    email text NOT NULL DEFAULT '',
    UNIQUE (issuer, subject)
);

CREATE TABLE steward.role (
    role text PRIMARY KEY,
    of_agency boolean NOT NULL  -- whether it is held for one agency
);
INSERT INTO steward.role VALUES
    ('contributor', true), ('reviewer', false), ('publisher', false),
    ('administrator', false), ('auditor', false), ('prerelease', false);

CREATE TABLE steward.membership (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person bigint NOT NULL REFERENCES steward.person,
    role text NOT NULL REFERENCES steward.role,
    agency text,
    proposed_by bigint REFERENCES steward.person,  -- NULL: set up with the database itself
    proposed timestamptz NOT NULL DEFAULT now(),
    confirmed_by bigint REFERENCES steward.person,
    confirmed timestamptz,
    ended_by bigint REFERENCES steward.person,
    ended timestamptz,
    CONSTRAINT another_confirms CHECK (confirmed_by <> proposed_by),
    CONSTRAINT nobody_for_oneself CHECK (person NOT IN (proposed_by, confirmed_by))
);
CREATE UNIQUE INDEX one_membership ON steward.membership
    (person, role, coalesce(agency, '')) WHERE ended IS NULL;

CREATE TABLE steward.login (
    hash bytea PRIMARY KEY CHECK (length(hash) = 32),  -- SHA-256 of issuer, subject and nonce
    person bigint NOT NULL REFERENCES steward.person,
    claims text[] NOT NULL,
    begun timestamptz NOT NULL DEFAULT now(),
    seen timestamptz NOT NULL DEFAULT now(),
    ended timestamptz
);

-- A login lives eight hours, and half an hour without a sign of life.
CREATE FUNCTION steward.is_alive(one steward.login) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT one.ended IS NULL AND one.begun > now() - interval '8 hours'
        AND one.seen > now() - interval '30 minutes'
$$;

-- The person who acts in this transaction; NULL where nobody does, or the login has ended.
CREATE FUNCTION steward.actor() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT l.person FROM steward.login l
    WHERE l.hash = decode(nullif(current_setting('steward.login', true), ''), 'hex')
        AND steward.is_alive(l)
$$;

-- Whether the acting person holds a role: for an agency, or (NULL) for any.
CREATE FUNCTION steward.may(wanted text, for_agency text DEFAULT NULL) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM steward.login l JOIN steward.membership m ON m.person = l.person
        WHERE l.hash = decode(nullif(current_setting('steward.login', true), ''), 'hex')
            AND steward.is_alive(l) AND 'crm-' || wanted = ANY (l.claims)
            AND m.role = wanted AND m.confirmed IS NOT NULL AND m.ended IS NULL
            AND (m.agency IS NULL OR for_agency IS NULL OR m.agency = for_agency)
    )
$$;
