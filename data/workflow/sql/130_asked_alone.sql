-- Who decides on figures asks for all of a flow, or for one indicator of it alone: its number says so.

CREATE OR REPLACE FUNCTION steward.ask(
    as_number text, of_flow text, in_language text, by_day date
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    by_agency text;
BEGIN
    IF NOT (steward.may('reviewer') OR steward.may('publisher')) THEN
        PERFORM steward.refuse('CR403', 'who reviews or publishes asks for figures');
    END IF;
    SELECT f.agency INTO by_agency FROM steward.flow f WHERE f.flow = of_flow;
    IF by_agency IS NULL THEN
        PERFORM steward.refuse('CR404', 'no such flow');
    END IF;
    IF as_number IS NULL OR in_language NOT IN ('az', 'en', 'ru') OR in_language IS NULL
        OR by_day IS NULL OR by_day <= current_date
        OR as_number !~ ('^' || of_flow || '-\d{4}-\d{2}-\d{2}(-[A-Z0-9_]{1,60})?$') THEN
        PERFORM steward.refuse('CR422', 'a request has a number, a language and a day to come');
    END IF;
    INSERT INTO steward.request (number, agency, flow, language, asked, due, asked_by)
    VALUES (as_number, by_agency, of_flow, in_language, current_date, by_day, steward.actor())
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        PERFORM steward.refuse('CR409', 'it is asked for already');
    END IF;
    PERFORM steward.record('figures asked for', 'request ' || as_number);
END $$;
