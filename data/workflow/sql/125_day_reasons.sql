-- Why an announced day is another or none is told in three languages; Azerbaijani is never wanting.

ALTER TABLE steward.calendar_change RENAME COLUMN reason TO reason_az;
ALTER TABLE steward.calendar_change
    ADD reason_en text NOT NULL DEFAULT '',
    ADD reason_ru text NOT NULL DEFAULT '',
    ADD CONSTRAINT reason_has_an_end
        CHECK (greatest(length(reason_az), length(reason_en), length(reason_ru)) <= 10000);
GRANT SELECT (reason_en, reason_ru) ON steward.calendar_change TO crm_reader;

DROP FUNCTION steward.change_day(bigint, date, text);

-- Another day, or (NULL) none: never nearer than four weeks after the first announcement.
CREATE FUNCTION steward.change_day(which bigint, to_day date, az text, en text, ru text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.calendar;
BEGIN
    PERFORM steward.need_publisher();
    PERFORM steward.need_reason(az);
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
    INSERT INTO steward.calendar_change
        (calendar, was, becomes, reason_az, reason_en, reason_ru, changed_by)
    VALUES (which, one.day, to_day, az, btrim(coalesce(en, '')), btrim(coalesce(ru, '')),
        steward.actor());
    PERFORM steward.record('day changed', 'calendar ' || which, az,
        jsonb_build_object('was', one.day, 'becomes', to_day));
END $$;
GRANT EXECUTE ON FUNCTION steward.change_day(bigint, date, text, text, text) TO crm_steward;
