-- A packet of a register is sent as a table is; what it is made of is looked at by the worker, which
-- verifies it first. The packet itself stays beside the figures of its source.

ALTER TABLE steward.submission DROP CONSTRAINT submission_form_check;
ALTER TABLE steward.submission ADD CONSTRAINT submission_form_check
    CHECK (form IN ('xlsx', 'csv', 'packet'));

CREATE OR REPLACE FUNCTION steward.take_file(
    one steward.submission, OUT id bigint, OUT made boolean, OUT kept boolean
)
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.lock_chain();
    PERFORM steward.lock_bytes(one.sha256);
    IF one.form IS NULL OR one.form NOT IN ('xlsx', 'csv', 'packet') OR coalesce(one.size, 0) <= 0
        OR one.sha256 IS NULL OR one.sha256 !~ '^[0-9a-f]{64}$' THEN
        PERFORM steward.refuse('CR422', 'a workbook (XLSX), a table (CSV) or a packet is sent');
    END IF;
    SELECT s.id, s.kept INTO take_file.id, take_file.kept
    FROM steward.submission s JOIN steward.state USING (state) JOIN steward.flow f USING (flow)
    WHERE s.flow = one.flow AND s.sha256 = one.sha256 AND (
        NOT is_final OR s.base = steward.base() AND s.state <> 'withdrawn'
            AND (s.kept OR f.protected)  -- a file that was lost is sent anew
    )
    ORDER BY is_final LIMIT 1;
    made := take_file.id IS NULL;
    IF NOT made THEN
        RETURN;
    END IF;
    INSERT INTO steward.submission AS s
        (flow, agency, sent_by, token, form, size, sha256, base, follows, corrects)
    VALUES (one.flow, one.agency, one.sent_by, one.token, one.form, one.size, one.sha256,
        steward.base(), one.follows, one.corrects)
    RETURNING s.id, s.kept INTO take_file.id, take_file.kept;
    INSERT INTO steward.waiting (submission) VALUES (take_file.id);
    INSERT INTO steward.decision (submission, version, to_state, person, reason)
    VALUES (take_file.id, 1, 'received', one.sent_by, '');
    PERFORM steward.record('submission received', 'submission ' || take_file.id, '',
        jsonb_build_object('flow', one.flow, 'token', one.token));
END $$;

-- How many rows are of an edition that their source is not of: invented figures are of a source that
-- says so; what records were analysed for is theirs alone, or of a flow of which a packet was agreed on.
-- A question to a holder names a series that has a published figure of that source, area and year.
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
        ' AND NOT EXISTS (SELECT FROM steward.submission s WHERE s.form = ''packet'''
        ' AND s.flow = a.data_source AND s.state IN (''scheduled'', ''released''))'
        ' AND NOT (a.edition = ''published'' AND a.analysis = ''signals'''
        ' AND (strpos(a.item, ''/'') = 0 OR EXISTS (SELECT FROM %1$I.observation o'
        ' WHERE o.edition = ''published'' AND o.obs_value IS NOT NULL'
        ' AND (o.ref_area, o.time_period, o.data_source) ='
        ' (a.ref_area, a.time_period, a.data_source)))))',
        called) INTO found;
    RETURN found;
END $$;
