-- A release is sealed once it is what was approved; from then on nobody writes it, and before it is out
-- nobody reads it but by a function that writes down who did (124_early.sql).

-- What a release was when it was sealed: by this one that is pulled back to is known again.
CREATE TABLE steward.sealed (
    release bigint NOT NULL REFERENCES steward.release,
    what text NOT NULL CHECK (what IN ('observation', 'source', 'file')),
    sha256 text NOT NULL,
    PRIMARY KEY (release, what)
);

-- One hash of all figures, sources and files of a schema.
CREATE FUNCTION steward.digests_of(called text) RETURNS TABLE (what text, sha256 text)
LANGUAGE sql STABLE SET search_path = steward, pg_temp SET extra_float_digits = 1 AS $$
    SELECT held.what, encode(pg_catalog.sha256(convert_to(
        string_agg(held.line, E'\n' ORDER BY held.line COLLATE "C"), 'UTF8')), 'hex')
    FROM (
        SELECT 'observation' AS what, f::text AS line FROM steward.figures_in(called) f
        UNION ALL
        SELECT t, jsonb_strip_nulls(r)::text FROM unnest('{source,file}'::text[]) t,
            steward.rows_in(called, t) r
    ) held GROUP BY held.what
$$;

-- What of a staged release is not as it must be, and how often.
--   routine, correction: figures, sources, files, events and peers are those shown now with the approved
--     changes; method: those of flows are, what the project's folder holds is free; pulled back: figures,
--     sources and files are those of the release that it brings back; the first: nothing is there to
--     hold it against.
--   All: texts are those of the installed software, and what repeats figures repeats those that are there.
CREATE FUNCTION steward.unlike(
    one steward.release, with_content text, with_fingerprint text, with_static text
) RETURNS TABLE (what text, times bigint)
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    called text := one.staged_in;
    before text := (SELECT r.staged_in FROM steward.release r WHERE r.number = one.base);
    these text[] := CASE one.kind WHEN 'method' THEN steward.sources_of_flows(one.number) END;
BEGIN
    IF one.kind IN ('routine', 'correction', 'method') THEN
        RETURN QUERY VALUES
            ('observation', steward.figures_unlike(called, before, one.number, these)),
            ('source', steward.sources_unlike(called, before, one.number, these)),
            ('file', steward.files_unlike(called, before, one.number, these));
    ELSIF one.kind = 'pulled_back' THEN
        RETURN QUERY SELECT coalesce(d.what, s.what), 1::bigint FROM steward.digests_of(called) d
            FULL JOIN (SELECT s.what, s.sha256 FROM steward.sealed s WHERE s.release = one.content_of) s
                USING (what)
            WHERE d.sha256 IS DISTINCT FROM s.sha256;
    END IF;
    IF one.kind IN ('routine', 'correction', 'pulled_back') THEN
        RETURN QUERY VALUES
            ('event', steward.rows_unlike(called, before, 'event', '{event_id}')),
            ('peer', steward.rows_unlike(called, before, 'peer', '{}'));
    END IF;
    RETURN QUERY VALUES
        ('indicator', steward.texts_unlike(called, 'indicator', '{breaks}')),
        ('area', steward.texts_unlike(called, 'area', '{longitude,latitude}')),
        ('edition', steward.editions_unlike(called)),
        ('coverage', steward.coverage_unlike(called)),
        ('finding', steward.findings_unlike(called)),
        ('comparison', steward.comparisons_unlike(called)),
        ('build', steward.facts_unlike(called, with_content, with_fingerprint, with_static));
END $$;

-- Refuse what is not as it must be. The message is kept with the refusal: it counts, and names no figure.
CREATE FUNCTION steward.need_as_approved(
    one steward.release, with_content text, with_fingerprint text, with_static text
) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    found text;
BEGIN
    IF NOT steward.has_declared_tables(one.staged_in) THEN
        PERFORM steward.refuse('CR423', 'not as approved - tables');
    END IF;
    SELECT string_agg(u.what || ' ' || u.times, ' - ' ORDER BY u.what) INTO found
    FROM steward.unlike(one, with_content, with_fingerprint, with_static) u WHERE u.times > 0;
    IF found IS NOT NULL THEN
        PERFORM steward.refuse('CR423', 'not as approved - ' || found);
    END IF;
END $$;

-- Whoever seals sees the tables as they are: a snapshot from before would not show what another
-- connection has written since.
CREATE OR REPLACE FUNCTION steward.seal(
    which bigint, as_name text, with_content text, with_fingerprint text, with_static text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
    held text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        PERFORM steward.refuse('CR422', 'a release is sealed as it is now');
    END IF;
    one := steward.lock_release(which, true);
    IF one.staged_in IS NULL OR one.staged IS NOT NULL THEN
        PERFORM steward.refuse('CR409', 'it is not being staged');
    ELSIF one.base IS DISTINCT FROM (SELECT h.release FROM steward.head h) THEN
        PERFORM steward.refuse('CR409', 'another release came first');
    ELSIF NOT steward.is_agreed(which) THEN
        PERFORM steward.refuse('CR409', 'a submission is not scheduled');
    END IF;
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM crm_worker', one.staged_in);
    FOR held IN SELECT t.tablename FROM pg_catalog.pg_tables t WHERE t.schemaname = one.staged_in
    LOOP
        EXECUTE format('ALTER TABLE %I.%I OWNER TO crm_owner', one.staged_in, held);
        EXECUTE format(
            'REVOKE ALL ON %I.%I FROM PUBLIC, crm_worker, crm_steward, crm_reader CASCADE',
            one.staged_in, held);
    END LOOP;
    IF steward.holds_more_than_tables(one.staged_in) THEN
        PERFORM steward.refuse('CR422', 'a release holds tables and nothing else');
    END IF;
    PERFORM steward.need_as_approved(one, with_content, with_fingerprint, with_static);
    FOR held IN SELECT t.tablename FROM pg_catalog.pg_tables t WHERE t.schemaname = one.staged_in
    LOOP
        EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', one.staged_in, held);
        EXECUTE format('CREATE POLICY granted ON %I.%I FOR SELECT'
            ' TO crm_reader, crm_worker, crm_steward USING (true)', one.staged_in, held);
    END LOOP;
    -- Readers and people are granted nothing yet.
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO crm_worker', one.staged_in);
    DELETE FROM steward.sealed s WHERE s.release = which;
    INSERT INTO steward.sealed SELECT which, d.what, d.sha256 FROM steward.digests_of(one.staged_in) d;
    UPDATE steward.release SET name = as_name, content = with_content,
        fingerprint = with_fingerprint, static = with_static, staged = now()
    WHERE number = which;
    PERFORM steward.record('release staged', 'release ' || which, '', jsonb_build_object(
        'content', with_content,
        'agreed', (SELECT count(*) FROM steward.release_submission t
            JOIN steward.change c ON c.submission = t.submission WHERE t.release = which)));
END $$;

CREATE OR REPLACE FUNCTION steward.publish(which bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    shown bigint;
    one steward.release;
BEGIN
    PERFORM steward.lock_chain();
    SELECT h.release INTO shown FROM steward.head h FOR UPDATE;  -- one publishes at a time
    one := steward.lock_release(which, true);
    IF one.due > clock_timestamp() THEN
        PERFORM steward.refuse('CR403', 'its time has not come');
    ELSIF one.staged IS NULL THEN
        PERFORM steward.refuse('CR422', 'it is not staged');
    ELSIF one.base IS DISTINCT FROM shown THEN
        PERFORM steward.refuse('CR409', 'another release came first');
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO crm_reader, crm_steward', one.staged_in);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO crm_reader, crm_steward',
        one.staged_in);
    PERFORM steward.release_submissions(which);
    UPDATE steward.release SET released = clock_timestamp() WHERE number = which;
    UPDATE steward.head SET release = which, since = clock_timestamp();
    PERFORM steward.head_moved();
    PERFORM steward.record('released', 'release ' || which, '',
        jsonb_build_object('name', one.name, 'base', shown));
    RETURN one.name;
END $$;
