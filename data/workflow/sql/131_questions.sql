-- Of published figures the build writes questions to their holders among what it analyses: each names a
-- series that has a figure of that source, area and year. What records were analysed for stays of
-- invented figures alone.

CREATE OR REPLACE FUNCTION steward.editions_unlike(called text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format(
        'SELECT (SELECT count(*) FROM %1$I.observation o LEFT JOIN %1$I.source s USING (data_source)'
        ' WHERE o.edition IS DISTINCT FROM CASE s.kind WHEN ''synthetic'' THEN ''illustrative'''
        ' ELSE ''published'' END OR s.kind IS NULL)'
        ' + (SELECT count(*) FROM %1$I.analysis a WHERE a.edition <> ''illustrative'''
        ' AND NOT (a.edition = ''published'' AND a.analysis = ''signals'''
        ' AND (strpos(a.item, ''/'') = 0 OR EXISTS (SELECT FROM %1$I.observation o'
        ' WHERE o.edition = ''published'' AND o.obs_value IS NOT NULL'
        ' AND (o.ref_area, o.time_period, o.data_source) ='
        ' (a.ref_area, a.time_period, a.data_source)))))',
        called) INTO found;
    RETURN found;
END $$;
