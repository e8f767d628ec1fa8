-- What the build says of UNICEF's warehouse is held against the figures too.

-- How many findings repeat a figure that is not there; and how many lines on the warehouse name a source
-- of ours that has no figure of the indicator, or count more figures than it has.
CREATE OR REPLACE FUNCTION steward.findings_unlike(called text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = steward, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format(
        'WITH held AS (SELECT o.indicator, o.data_source, count(*) AS figures FROM %1$I.observation o'
        ' WHERE o.edition = ''published'' AND o.obs_value IS NOT NULL GROUP BY 1, 2)'
        ' SELECT (SELECT count(*) FROM %1$I.finding f WHERE NOT EXISTS (SELECT FROM %1$I.observation o'
        ' WHERE o.edition = ''published'' AND o.obs_value = f.obs_value AND (o.indicator,'
        ' o.time_period, o.ref_area, o.data_source) = (f.indicator, f.time_period, f.ref_area,'
        ' f.data_source)))'
        ' + (SELECT count(*) FROM %1$I.warehouse_figures w WHERE w.data_source <> '''''
        ' AND NOT EXISTS (SELECT FROM held h WHERE (h.indicator, h.data_source)'
        ' = (w.indicator, w.data_source) AND w.same + w.rounded + w.other <= h.figures))'
        ' + (SELECT count(*) FROM %1$I.warehouse_series w WHERE w.data_source <> '''''
        ' AND NOT EXISTS (SELECT FROM held h WHERE (h.indicator, h.data_source)'
        ' = (w.indicator, w.data_source)))', called) INTO found;
    RETURN found;
END $$;
