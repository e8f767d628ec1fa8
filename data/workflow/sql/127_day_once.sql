-- A day of a flow stands in the calendar once of each kind: announced twice, nobody knows which holds.

CREATE FUNCTION steward.check_day_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.lock_chain();
    IF EXISTS (
        SELECT FROM steward.calendar c
        WHERE c.number <> NEW.number AND c.cancelled IS NULL
            AND c.kind = NEW.kind AND c.day = NEW.day AND c.flows && NEW.flows
    ) THEN
        PERFORM steward.refuse('CR409', 'that day is announced already');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER day_once BEFORE INSERT OR UPDATE OF day ON steward.calendar
FOR EACH ROW WHEN (NEW.cancelled IS NULL) EXECUTE FUNCTION steward.check_day_once();
