-- A staged release is held against what was approved, by the database itself: readers are shown the
-- figures of the release before it, the approved changes, and nothing else.
--
--   CR423 what was staged is not what was approved

-- One published figure as a release has it; a text that is wanting is empty.
CREATE TYPE steward.figure AS (
    indicator text, time_period text, sex text, age text, residence text, wealth_quintile text,
    disability_status text, education_level text, hazard text, data_source text, ref_area text,
    obs_value double precision, lower_bound double precision, upper_bound double precision,
    unit_measure text, obs_status text, obs_conf text, source_cell text, source_link text,
    footnotes text
);

-- The published figures of a schema; of none there are none.
CREATE FUNCTION steward.figures_in(called text) RETURNS SETOF steward.figure
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
BEGIN
    IF called IS NOT NULL THEN
        RETURN QUERY EXECUTE format(
            'SELECT o.indicator::text, o.time_period::text, o.sex::text, o.age::text,'
            ' o.residence::text, o.wealth_quintile::text, o.disability_status::text,'
            ' o.education_level::text, o.hazard::text, o.data_source::text, o.ref_area::text,'
            ' o.obs_value, o.lower_bound, o.upper_bound, coalesce(o.unit_measure, ''''),'
            ' coalesce(o.obs_status, ''''), coalesce(o.obs_conf, ''''),'
            ' coalesce(o.source_cell, ''''), coalesce(o.source_link, ''''),'
            ' coalesce(o.footnotes, '''') FROM %I.observation o WHERE o.edition = ''published''',
            called);
    END IF;
END $$;

-- The rows of a table of a schema, whatever its columns; of no schema there are none.
CREATE FUNCTION steward.rows_in(called text, of_table text) RETURNS SETOF jsonb
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
BEGIN
    IF called IS NOT NULL THEN
        RETURN QUERY EXECUTE format('SELECT to_jsonb(x) FROM %I.%I x', called, of_table);
    END IF;
END $$;

-- The figures that the approved changes of a release begin with ('before') or end with ('after').
CREATE FUNCTION steward.agreed(by_release bigint, side text) RETURNS SETOF steward.figure
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    SELECT d->>'indicator', d->>'time_period', d->>'sex', d->>'age', d->>'residence',
        d->>'wealth_quintile', d->>'disability_status', d->>'education_level', d->>'hazard',
        d->>'data_source', d->>'ref_area', (d->>side)::double precision,
        (d->>('lower_bound_' || side))::double precision,
        (d->>('upper_bound_' || side))::double precision,
        coalesce(d->>('unit_measure_' || side), ''), coalesce(d->>('obs_status_' || side), ''),
        coalesce(d->>('obs_conf_' || side), ''), coalesce(d->>('source_cell_' || side), ''),
        coalesce(d->>('source_link_' || side), ''), coalesce(d->>('footnotes_' || side), '')
    FROM steward.release_submission t JOIN steward.change c ON c.submission = t.submission,
        LATERAL (SELECT c.detail AS d) told
    WHERE t.release = by_release AND c.change <> CASE side WHEN 'after' THEN 'withdrawn' ELSE 'new' END
$$;

-- The sources of flows: those that the software declares, and those that the release brings.
CREATE FUNCTION steward.sources_of_flows(by_release bigint) RETURNS text[]
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    SELECT array(
        SELECT d->>'data_source' FROM steward.declared('source') d
        UNION SELECT b.flow FROM steward.brought(by_release) b
    )
$$;

-- How many published figures are not those of the release before with the approved changes: of every
-- source, or (a release of method) of the sources of flows. A change of another source than its
-- submission's flow was not seen as what it is, nor one of a figure that was not there.
CREATE FUNCTION steward.figures_unlike(called text, before text, by_release bigint, these text[])
RETURNS bigint
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH staged AS (
        SELECT f.* FROM steward.figures_in(called) f WHERE these IS NULL OR f.data_source = ANY (these)
    ), shown AS (
        SELECT f.* FROM steward.figures_in(before) f WHERE these IS NULL OR f.data_source = ANY (these)
    ), expected AS (
        (SELECT * FROM shown EXCEPT ALL SELECT * FROM steward.agreed(by_release, 'before'))
        UNION ALL SELECT * FROM steward.agreed(by_release, 'after')
    )
    SELECT (SELECT count(*) FROM (SELECT * FROM staged EXCEPT ALL SELECT * FROM expected) more)
        + (SELECT count(*) FROM (SELECT * FROM expected EXCEPT ALL SELECT * FROM staged) less)
        + (SELECT count(*) FROM (
            SELECT * FROM steward.agreed(by_release, 'before') EXCEPT ALL SELECT * FROM shown) never)
        + (SELECT count(*) FROM steward.release_submission t
            JOIN steward.submission s ON s.id = t.submission
            JOIN steward.change c ON c.submission = s.id
            WHERE t.release = by_release AND c.detail->>'data_source' IS DISTINCT FROM s.flow)
$$;

-- How many sources are not as before, or (one that the release brings) as the software declares it,
-- read on the day on which its file came in.
CREATE FUNCTION steward.sources_unlike(called text, before text, by_release bigint, these text[])
RETURNS bigint
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH brought AS (
        SELECT s.flow, (s.received AT TIME ZONE 'UTC')::date AS day
        FROM steward.release_submission t JOIN steward.submission s ON s.id = t.submission
        WHERE t.release = by_release
    ), staged AS (
        SELECT r->>'data_source' AS code, r FROM steward.rows_in(called, 'source') r
    ), shown AS (
        SELECT r->>'data_source' AS code, r FROM steward.rows_in(before, 'source') r
    ), bound AS (
        SELECT code FROM (SELECT code FROM staged UNION SELECT code FROM shown) every
        WHERE (these IS NULL OR code = ANY (these)) AND code NOT IN (SELECT b.flow FROM brought b)
    )
    SELECT (SELECT count(*) FROM bound b LEFT JOIN staged s USING (code) LEFT JOIN shown h USING (code)
            WHERE s.r IS DISTINCT FROM h.r)
        + (SELECT count(*) FROM brought b WHERE NOT EXISTS (
            SELECT FROM staged s LEFT JOIN shown h USING (code)
                LEFT JOIN steward.declared('source') d ON d->>'data_source' = s.code
            WHERE s.code = b.flow
                AND s.r - '{edition,year,retrieved}'::text[]
                    = coalesce(d, h.r - '{edition,year,retrieved}'::text[])
                AND (s.r @> jsonb_build_object('edition', b.day::text, 'retrieved', b.day::text,
                        'year', extract(year FROM b.day)::integer)
                    OR s.r = h.r)))
$$;

-- How many lines say of a file of a source what is not so: of a source that the release brings, the
-- file is the one that is kept.
CREATE FUNCTION steward.files_unlike(called text, before text, by_release bigint, these text[])
RETURNS bigint
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH kept AS (
        SELECT b.flow, b.name, encode(sha256(b.content), 'hex') AS digest
        FROM steward.brought_parts(by_release) b
    ), staged AS (
        SELECT r FROM steward.rows_in(called, 'file') r
        WHERE these IS NULL OR r->>'data_source' = ANY (these)
    ), shown AS (
        SELECT r FROM steward.rows_in(before, 'file') r
        WHERE (these IS NULL OR r->>'data_source' = ANY (these))
            AND r->>'data_source' NOT IN (SELECT k.flow FROM kept k)
    ), other AS (SELECT r FROM staged WHERE r->>'data_source' NOT IN (SELECT k.flow FROM kept k))
    SELECT (SELECT count(*) FROM (SELECT r FROM other EXCEPT ALL SELECT r FROM shown) more)
        + (SELECT count(*) FROM (SELECT r FROM shown EXCEPT ALL SELECT r FROM other) less)
        + (SELECT count(*) FROM staged s
            WHERE s.r->>'data_source' IN (SELECT k.flow FROM kept k) AND NOT EXISTS (
                SELECT FROM kept k WHERE (k.flow, k.name, k.digest)
                    = (s.r->>'data_source', s.r->>'file', s.r->>'sha256')))
$$;

-- How many rows of a table are not as before; ``apart`` are columns that the build counts anew.
CREATE FUNCTION steward.rows_unlike(called text, before text, of_table text, apart text[])
RETURNS bigint
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH staged AS (SELECT r - apart FROM steward.rows_in(called, of_table) r),
        shown AS (SELECT r - apart FROM steward.rows_in(before, of_table) r)
    SELECT (SELECT count(*) FROM (TABLE staged EXCEPT ALL TABLE shown) more)
        + (SELECT count(*) FROM (TABLE shown EXCEPT ALL TABLE staged) less)
$$;

-- How many rows of a table are not what the software declares; ``apart`` are columns that the build
-- derives.
CREATE FUNCTION steward.texts_unlike(called text, of_table text, apart text[]) RETURNS bigint
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH staged AS (SELECT r - apart FROM steward.rows_in(called, of_table) r),
        told AS (SELECT d FROM steward.declared(of_table) d)
    SELECT (SELECT count(*) FROM (TABLE staged EXCEPT ALL TABLE told) more)
        + (SELECT count(*) FROM (TABLE told EXCEPT ALL TABLE staged) less)
$$;
