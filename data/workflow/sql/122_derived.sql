-- What the build derives of figures is held against them as far as the database can: which figure a
-- line repeats, how many areas have one. What it computes of them is the worker's word.

-- How many slices are counted otherwise than the figures are.
CREATE FUNCTION steward.coverage_unlike(called text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format(
        'WITH counted AS (SELECT o.edition, o.indicator, o.time_period, o.sex, o.age, o.residence,'
        ' o.wealth_quintile, o.disability_status, o.education_level, o.hazard, o.data_source,'
        ' a.scheme, count(*)::integer AS areas FROM %1$I.observation o'
        ' JOIN %1$I.area a USING (ref_area) WHERE o.obs_value IS NOT NULL'
        ' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),'
        ' told AS (SELECT o.edition, o.indicator, o.time_period, o.sex, o.age, o.residence,'
        ' o.wealth_quintile, o.disability_status, o.education_level, o.hazard, o.data_source,'
        ' o.scheme, o.areas FROM %1$I.coverage o)'
        ' SELECT (SELECT count(*) FROM (TABLE counted EXCEPT ALL TABLE told) less)'
        ' + (SELECT count(*) FROM (TABLE told EXCEPT ALL TABLE counted) more)', called) INTO found;
    RETURN found;
END $$;

-- How many findings repeat a figure that is not there.
CREATE FUNCTION steward.findings_unlike(called text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format(
        'SELECT count(*) FROM %1$I.finding f WHERE NOT EXISTS (SELECT FROM %1$I.observation o'
        ' WHERE o.edition = ''published'' AND o.obs_value = f.obs_value AND (o.indicator,'
        ' o.time_period, o.ref_area, o.data_source) = (f.indicator, f.time_period, f.ref_area,'
        ' f.data_source))', called) INTO found;
    RETURN found;
END $$;

-- How many comparisons name a group or an area with another figure than it has, now or before, or
-- another difference than between the two.
CREATE FUNCTION steward.comparisons_unlike(called text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format(
        'WITH said AS (SELECT c.*, s.period, s.who, s.told FROM %1$I.comparison c, LATERAL (VALUES'
        ' (c.time_period, c.behind, c.behind_value), (c.time_period, c.ahead, c.ahead_value),'
        ' (c.before_period, c.behind, c.before_behind), (c.before_period, c.ahead, c.before_ahead)'
        ' ) AS s(period, who, told) WHERE s.told IS NOT NULL)'
        ' SELECT (SELECT count(*) FROM said s WHERE NOT EXISTS (SELECT FROM %1$I.observation o'
        ' WHERE o.edition = s.edition AND o.indicator = s.indicator AND o.time_period = s.period'
        ' AND o.data_source = s.data_source AND o.obs_value = s.told'
        ' AND to_jsonb(o)->>s.dimension = s.who))'
        ' + (SELECT count(*) FROM %1$I.comparison c'
        ' WHERE (abs(abs(c.ahead_value - c.behind_value) - c.difference) <= 1e-9 * greatest(1,'
        ' abs(c.ahead_value), abs(c.behind_value))) IS NOT TRUE)', called) INTO found;
    RETURN found;
END $$;

-- How many rows are of an edition that their source is not of: invented figures are of a source that
-- says so, and what records were analysed for is theirs alone.
CREATE FUNCTION steward.editions_unlike(called text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format(
        'SELECT (SELECT count(*) FROM %1$I.observation o LEFT JOIN %1$I.source s USING (data_source)'
        ' WHERE o.edition IS DISTINCT FROM CASE s.kind WHEN ''synthetic'' THEN ''illustrative'''
        ' ELSE ''published'' END OR s.kind IS NULL)'
        ' + (SELECT count(*) FROM %1$I.analysis a WHERE a.edition <> ''illustrative'')',
        called) INTO found;
    RETURN found;
END $$;

-- How many facts of a build are not those that it is sealed with.
CREATE FUNCTION steward.facts_unlike(
    called text, with_content text, with_fingerprint text, with_static text
) RETURNS bigint
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH held AS (SELECT r->>'name' AS name, r->>'value' AS value FROM steward.rows_in(called, 'build') r),
        told AS (
            SELECT 'release' AS name, left(with_content, 12) AS value
            UNION ALL SELECT 'fingerprint', with_fingerprint
        )
    SELECT (SELECT count(*) FROM (
            SELECT * FROM held h WHERE h.name NOT LIKE 'static\_%' EXCEPT ALL TABLE told) more)
        + (SELECT count(*) FROM (TABLE told EXCEPT ALL TABLE held) less)
        + (SELECT count(*) FROM held h WHERE h.name LIKE 'static\_%'
            AND (h.value = ANY (string_to_array(with_static, E'\n'))) IS NOT TRUE)
$$;
