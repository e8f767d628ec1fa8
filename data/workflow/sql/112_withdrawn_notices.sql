-- Whoever withdraws a release whose day was announced tells readers, in three languages.

CREATE TABLE steward.withdrawn_notice (
    release bigint PRIMARY KEY REFERENCES steward.release,
    day date NOT NULL,
    az text NOT NULL CHECK (btrim(az) <> ''),
    en text NOT NULL CHECK (btrim(en) <> ''),
    ru text NOT NULL CHECK (btrim(ru) <> '')
);

-- Where nobody withdraws it but everything has left it, readers are told that.
CREATE FUNCTION steward.tell_withdrawn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    INSERT INTO steward.withdrawn_notice VALUES (NEW.number, steward.day_of(NEW.due),
        'Bu gün üçün elan olunmuş rəqəmlər dərc olunmayıb: onlara yenidən baxılır.',
        'The figures announced for this day were not released: they are being looked at anew.',
        'Данные, объявленные на этот день, не опубликованы: их проверяют заново.')
    ON CONFLICT (release) DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER tells AFTER UPDATE OF withdrawn ON steward.release FOR EACH ROW
    WHEN (OLD.withdrawn IS NULL AND NEW.withdrawn IS NOT NULL AND NEW.calendar IS NOT NULL)
    EXECUTE FUNCTION steward.tell_withdrawn();

-- For readers: what was announced and did not come out.
CREATE VIEW public.withdrawn_release WITH (security_barrier) AS
SELECT w.release AS number, w.day, w.az, w.en, w.ru FROM steward.withdrawn_notice w;
GRANT SELECT ON public.withdrawn_release TO crm_reader, crm_steward;
