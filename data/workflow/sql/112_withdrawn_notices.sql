-- Whoever withdraws a release whose day was announced tells readers, in three languages.

CREATE TABLE steward.withdrawn_notice (
    release bigint PRIMARY KEY REFERENCES steward.release,
    day date NOT NULL,
    az text NOT NULL CHECK (btrim(az) <> ''),
    en text NOT NULL CHECK (btrim(en) <> ''),
    ru text NOT NULL CHECK (btrim(ru) <> '')
);

DROP FUNCTION steward.withdraw_release(bigint, text);
CREATE FUNCTION steward.withdraw_release(which bigint, why text, az text, en text, ru text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
BEGIN
    PERFORM steward.need_publisher();
    PERFORM steward.need_reason(why);
    PERFORM steward.lock_chain();
    one := steward.lock_release(which, false);
    IF one.calendar IS NOT NULL THEN
        IF '' IN (btrim(coalesce(az, '')), btrim(coalesce(en, '')), btrim(coalesce(ru, ''))) THEN
            PERFORM steward.refuse('CR422', 'a notice is wanting in one of three languages');
        END IF;
        INSERT INTO steward.withdrawn_notice VALUES (which, steward.day_of(one.due), az, en, ru);
    END IF;
    UPDATE steward.release SET withdrawn = now(), reason = why WHERE number = which;
    PERFORM steward.drop_build(one.staged_in);
    PERFORM steward.record('release withdrawn', 'release ' || which, why);
END $$;

-- Where nobody withdraws it but everything has left it, readers are told that.
CREATE FUNCTION steward.tell_withdrawn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    INSERT INTO steward.withdrawn_notice VALUES (NEW.number, steward.day_of(NEW.due),
        'Bu gün üçün elan olunmuş rəqəmlər dərc olunmayıb: onlara yenidən baxılır.',
        'The figures announced for this day were not released: they are being looked at anew.',
        'Цифры, объявленные на этот день, не опубликованы: их рассматривают заново.')
    ON CONFLICT (release) DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER tells AFTER UPDATE OF withdrawn ON steward.release FOR EACH ROW
    WHEN (OLD.withdrawn IS NULL AND NEW.withdrawn IS NOT NULL AND NEW.calendar IS NOT NULL)
    EXECUTE FUNCTION steward.tell_withdrawn();

GRANT EXECUTE ON FUNCTION steward.withdraw_release(bigint, text, text, text, text) TO crm_steward;

-- For readers: what was announced and did not come out.
CREATE VIEW public.withdrawn_release WITH (security_barrier) AS
SELECT w.release AS number, w.day, w.az, w.en, w.ru FROM steward.withdrawn_notice w;
GRANT SELECT ON public.withdrawn_release TO crm_reader, crm_steward;
