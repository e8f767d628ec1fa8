-- The figures of a staged release before its time: by a function alone, for those who may see them, and
-- each reading is written down. What is not a change of it readers see already.

DROP FUNCTION steward.preview(bigint);
REVOKE EXECUTE ON FUNCTION steward.previews(bigint) FROM crm_steward;

-- What readers would see otherwise than now: rows of the same form as the changes of a submission.
CREATE FUNCTION steward.differences(called text, before text) RETURNS SETOF jsonb
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH sides AS (
        SELECT to_jsonb(b) AS b, to_jsonb(a) AS a
        FROM steward.figures_in(before) b FULL JOIN steward.figures_in(called) a
            USING (indicator, time_period, sex, age, residence, wealth_quintile, disability_status,
                education_level, hazard, data_source, ref_area)
        WHERE b IS DISTINCT FROM a
    ), keyed AS (
        SELECT s.a, s.b, coalesce(s.a, s.b) AS own,
            CASE WHEN s.b IS NULL THEN 'new' WHEN s.a IS NULL THEN 'withdrawn' ELSE 'revised' END AS change
        FROM sides s
    )
    SELECT k.own - carried.every || carried.told || jsonb_build_object('change', k.change,
        'before', k.b->'obs_value', 'after', k.a->'obs_value', 'figure', carried.figure)
    FROM keyed k, LATERAL (
        SELECT array_agg(n.name) || 'obs_value'::text AS every,
            jsonb_object_agg(n.name || '_before', k.b->n.name)
                || jsonb_object_agg(n.name || '_after', k.a->n.name) AS told,
            bool_or(n.is_figure AND k.b->n.name IS DISTINCT FROM k.a->n.name)
                OR k.b->'obs_value' IS DISTINCT FROM k.a->'obs_value' AS figure
        FROM (VALUES ('lower_bound', true), ('upper_bound', true), ('unit_measure', true),
            ('obs_status', true), ('obs_conf', false), ('source_cell', false),
            ('source_link', false), ('footnotes', false)) AS n(name, is_figure)
    ) carried
    ORDER BY k.own->>'indicator', k.own->>'time_period', k.own->>'data_source', k.own->>'ref_area'
$$;

-- Whoever may not see it is answered as if there were none; so is everybody once it is out.
CREATE FUNCTION steward.staged_changes(which bigint) RETURNS SETOF jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
BEGIN
    PERFORM steward.lock_chain();
    SELECT * INTO one FROM steward.release r
    WHERE r.number = which AND r.staged IS NOT NULL AND r.released IS NULL AND r.withdrawn IS NULL;
    IF one.number IS NULL OR NOT steward.previews(which) THEN
        PERFORM steward.refuse('CR404', 'no such release');
    END IF;
    UPDATE steward.early SET seen = coalesce(seen, now())
    WHERE release = which AND person = steward.actor();
    PERFORM steward.record('seen before release', 'release ' || which);
    RETURN QUERY SELECT d FROM steward.differences(one.staged_in,
        (SELECT r.staged_in FROM steward.release r WHERE r.number = one.base)) d;
END $$;

-- The releases to come that the acting person is named for: when they come out, and from when the
-- person sees them.
CREATE FUNCTION steward.own_early()
RETURNS TABLE (release bigint, office text, opens timestamptz, due timestamptz, is_open boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT r.number, e.office, r.due - interval '24 hours', r.due,
        r.staged IS NOT NULL AND steward.previews(r.number)
    FROM steward.early e JOIN steward.release r ON r.number = e.release
    WHERE e.person = steward.actor() AND steward.may('prerelease')
        AND r.released IS NULL AND r.withdrawn IS NULL
    ORDER BY r.due, r.number
$$;
GRANT EXECUTE ON FUNCTION steward.staged_changes(bigint), steward.own_early() TO crm_steward;
