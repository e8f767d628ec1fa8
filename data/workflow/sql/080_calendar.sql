-- On which day figures come out: announced four weeks ahead, changed with a reason that all may read.

CREATE TABLE steward.calendar (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('routine', 'method')),
    flows text[] NOT NULL CHECK (cardinality(flows) > 0),
    day date NOT NULL,        -- in Baku
    earliest date NOT NULL,   -- four weeks after it was announced
    announced timestamptz NOT NULL DEFAULT now(),
    announced_by bigint NOT NULL REFERENCES steward.person,
    cancelled timestamptz,
    CONSTRAINT readable_day CHECK (day BETWEEN '2000-01-01' AND '2999-12-31')
);
CREATE TABLE steward.calendar_change (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    calendar bigint NOT NULL REFERENCES steward.calendar,
    was date NOT NULL,
    becomes date,  -- NULL: cancelled
    reason text NOT NULL,
    changed timestamptz NOT NULL DEFAULT now(),
    changed_by bigint NOT NULL REFERENCES steward.person
);

-- The day it is in Baku at a moment.
CREATE FUNCTION steward.day_of(moment timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE AS $$
    SELECT (moment AT TIME ZONE 'Asia/Baku')::date
$$;

CREATE FUNCTION steward.need_publisher() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT steward.may('publisher') THEN
        PERFORM steward.refuse('CR403', 'publishers only');
    END IF;
END $$;

-- A day is announced of flows that are declared: everybody is shown them.
CREATE FUNCTION steward.announce(as_kind text, of_flows text[], on_day date)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    first_day date := steward.day_of(now()) + 28;
    made bigint;
BEGIN
    PERFORM steward.need_publisher();
    IF as_kind IS NULL OR as_kind NOT IN ('routine', 'method')
        OR coalesce(cardinality(of_flows), 0) = 0 OR on_day IS NULL
        OR NOT of_flows <@ array(SELECT f.flow FROM steward.flow f) THEN
        PERFORM steward.refuse('CR422', 'a day needs its kind and its flows');
    ELSIF on_day < first_day THEN
        PERFORM steward.refuse('CR422', 'a day is announced four weeks ahead');
    END IF;
    INSERT INTO steward.calendar (kind, flows, day, earliest, announced_by)
    VALUES (as_kind, of_flows, on_day, first_day, steward.actor()) RETURNING number INTO made;
    PERFORM steward.record('day announced', 'calendar ' || made, '',
        jsonb_build_object('day', on_day, 'kind', as_kind));
    RETURN made;
END $$;

-- Another day, or (NULL) none: with its reason, and never nearer than four weeks after the first
-- announcement.
CREATE FUNCTION steward.change_day(which bigint, to_day date, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.calendar;
BEGIN
    PERFORM steward.need_publisher();
    PERFORM steward.need_reason(why);
    PERFORM steward.lock_chain();
    SELECT * INTO one FROM steward.calendar c WHERE c.number = which FOR UPDATE;
    IF one.number IS NULL OR one.cancelled IS NOT NULL THEN
        PERFORM steward.refuse('CR404', 'no such day');
    ELSIF EXISTS (SELECT FROM steward.release r WHERE r.calendar = which AND r.withdrawn IS NULL)
    THEN
        PERFORM steward.refuse('CR409', 'a release is scheduled for it: withdraw that first');
    ELSIF to_day < greatest(one.earliest, steward.day_of(now())) THEN
        PERFORM steward.refuse('CR422', 'a day is announced four weeks ahead');
    END IF;
    UPDATE steward.calendar SET day = coalesce(to_day, day),
        cancelled = CASE WHEN to_day IS NULL THEN now() END
    WHERE number = which;
    INSERT INTO steward.calendar_change (calendar, was, becomes, reason, changed_by)
    VALUES (which, one.day, to_day, why, steward.actor());
    PERFORM steward.record('day changed', 'calendar ' || which, why,
        jsonb_build_object('was', one.day, 'becomes', to_day));
END $$;

GRANT EXECUTE ON FUNCTION
    steward.announce(text, text[], date), steward.change_day(bigint, date, text)
TO crm_steward;
-- The calendar is for everybody; who entered it is for those with a login.
GRANT SELECT (number, kind, flows, day, announced, cancelled) ON steward.calendar TO crm_reader;
GRANT SELECT (number, calendar, was, becomes, reason, changed) ON steward.calendar_change
TO crm_reader;
GRANT SELECT ON steward.calendar, steward.calendar_change TO crm_steward, crm_worker;
