-- What was done, by whom, when: a chain in which each entry carries the hash of the one before it.
-- Only functions write it. A forged entry breaks the chain; a cut tail is found beside a number and
-- hash kept elsewhere.

CREATE TABLE steward.audit (
    number bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor bigint,            -- a person, by number; NULL: the server itself
    action text NOT NULL,
    object text NOT NULL,
    reason text NOT NULL DEFAULT '',
    detail jsonb NOT NULL DEFAULT '{}',
    previous bytea NOT NULL,
    hash bytea NOT NULL
);

-- The text of which the hash is taken: a list in JSON, the moment in UTC to the microsecond.
CREATE FUNCTION steward.audit_text(a steward.audit) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        a.number, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor,
        a.action, a.object, a.reason, a.detail, encode(a.previous, 'hex')
    )::text
$$;

CREATE FUNCTION steward.record(
    did text, what text, why text DEFAULT '', details jsonb DEFAULT '{}'
) RETURNS bigint
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    last steward.audit;
    one steward.audit;
BEGIN
    PERFORM pg_advisory_xact_lock(4411982); -- one chain, one writer at a time
    SELECT * INTO last FROM steward.audit ORDER BY number DESC LIMIT 1;
    one.number := coalesce(last.number, 0) + 1;
    one.at := clock_timestamp();
    one.actor := steward.actor();
    one.action := did;
    one.object := what;
    one.reason := why;
    one.detail := details;
    one.previous := coalesce(last.hash, '\x');
    one.hash := sha256(convert_to(steward.audit_text(one), 'UTF8'));
    INSERT INTO steward.audit SELECT (one).*;
    RETURN one.number;
END $$;

-- The first entry that is not what was written, or does not follow on the one before; NULL: none.
CREATE FUNCTION steward.audit_fault() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT min(number) FROM (
        SELECT a.number,
            a.hash <> sha256(convert_to(steward.audit_text(a), 'UTF8'))
                OR a.previous <> lag(a.hash, 1, '\x') OVER (ORDER BY a.number)
                OR a.number <> row_number() OVER (ORDER BY a.number) AS is_wrong
        FROM steward.audit a
    ) checked WHERE is_wrong
$$;

-- Number and hash of the last entry: what is kept elsewhere.
CREATE FUNCTION steward.audit_head(OUT number bigint, OUT hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT a.number, a.hash FROM steward.audit a ORDER BY a.number DESC LIMIT 1
$$;
GRANT EXECUTE ON FUNCTION steward.audit_head(), steward.audit_fault() TO crm_steward, crm_worker;

CREATE FUNCTION steward.plainly(what text, most integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = steward, pg_temp AS $$
    SELECT regexp_replace(left(what, most), '[^[:alnum:] _.-]', '?', 'g')
$$;

-- A refusal undoes its transaction; it is written down in one of its own.
-- A process says what was refused in few plain letters; the audit takes no other words from it.
CREATE FUNCTION steward.record_refusal(did text, what text, code text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.record('refused', steward.plainly(what, 80), '',
        jsonb_build_object('action', steward.plainly(did, 80), 'code', steward.plainly(code, 5)));
END $$;
GRANT EXECUTE ON FUNCTION steward.record_refusal(text, text, text) TO crm_steward, crm_worker;
