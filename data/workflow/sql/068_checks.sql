-- What the worker finds in a file, and what follows from it.

CREATE FUNCTION steward.declare_flow(code text, by_agency text, is_protected boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.lock_chain();
    INSERT INTO steward.flow AS f VALUES (code, by_agency, is_protected)
    ON CONFLICT (flow) DO UPDATE SET agency = by_agency, protected = is_protected
    WHERE (f.agency, f.protected) <> (by_agency, is_protected);
    IF FOUND THEN
        PERFORM steward.record('flow declared', 'flow ' || code, '',
            jsonb_build_object('agency', by_agency, 'protected', is_protected));
    END IF;
END $$;

-- The one that has waited longest and that no other worker reads; its row in waiting stays locked.
CREATE FUNCTION steward.next_to_check(
    OUT id bigint, OUT flow text, OUT form text, OUT sha256 text, OUT state text, OUT received date,
    OUT base text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    which bigint;
BEGIN
    SELECT w.submission INTO which FROM steward.waiting w
    ORDER BY w.since, w.submission LIMIT 1 FOR UPDATE SKIP LOCKED;
    SELECT s.id, s.flow, s.form, s.sha256, s.state, (s.received AT TIME ZONE 'UTC')::date,
        steward.base()
    INTO next_to_check.id, next_to_check.flow, next_to_check.form, next_to_check.sha256,
        next_to_check.state, next_to_check.received, next_to_check.base
    FROM steward.submission s WHERE s.id = which;
END $$;

-- Let one wait behind all others that wait.
CREATE FUNCTION steward.put_back(which bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    UPDATE steward.waiting w SET since = clock_timestamp() WHERE w.submission = which
$$;

-- Keep what a check found; return the state, and whether nothing keeps the bytes any more. A file
-- of a protected flow with any fault is not kept, nor one withdrawn before it was read.
-- What a check found is kept of what waits alone: nobody puts other files in place of those that were
-- approved while nothing has moved.
CREATE FUNCTION steward.checked(
    which bigint, beside text, told jsonb, OUT state text, OUT drops boolean
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
    is_protected boolean;
    is_faulty boolean := jsonb_array_length(told->'faults') > 0;
    made_hash text;
BEGIN
    PERFORM steward.lock_chain();
    PERFORM steward.lock_bytes(s.sha256) FROM steward.submission s WHERE s.id = which;
    SELECT * INTO one FROM steward.submission s WHERE s.id = which FOR UPDATE;
    IF one.id IS NULL THEN
        PERFORM steward.refuse('CR404', 'no such submission');
    END IF;
    SELECT f.protected INTO is_protected FROM steward.flow f WHERE f.flow = one.flow;
    DELETE FROM steward.waiting w WHERE w.submission = which;
    IF NOT FOUND THEN
        PERFORM steward.refuse('CR409', 'it does not wait to be checked');
    END IF;
    state := one.state;
    IF one.state IN ('faulty', 'returned', 'released', 'withdrawn') THEN
        drops := false;
        IF one.state = 'withdrawn' AND one.difference_hash IS NULL THEN
            drops := steward.drop_bytes(one);
        END IF;
        RETURN;
    ELSIF beside <> steward.base() THEN
        PERFORM steward.refuse('CR409', 'another release came between');
    END IF;
    made_hash := encode(sha256(convert_to(
        jsonb_build_array(one.sha256, told->'changes', told->'flags')::text, 'UTF8')), 'hex');
    UPDATE steward.submission s SET base = beside WHERE s.id = which;
    PERFORM steward.keep_parts(which, told->'parts');
    drops := false;
    IF one.state <> 'received' AND NOT is_faulty AND one.difference_hash = made_hash THEN
        PERFORM steward.record('submission compared', 'submission ' || which, '',
            jsonb_build_object('base', beside));
        RETURN;
    END IF;
    PERFORM steward.keep_findings(which, told);
    state := CASE WHEN is_faulty THEN 'faulty' ELSE 'ready' END;
    UPDATE steward.submission s SET
        difference_hash = CASE WHEN is_faulty THEN NULL ELSE made_hash END,
        request = coalesce((
            SELECT r.number FROM steward.request r
            WHERE r.number = told->>'request' AND r.flow = s.flow
        ), s.request)
    WHERE s.id = which;
    IF one.state = 'received' THEN
        PERFORM steward.take_step(one, state, '');
    ELSE
        PERFORM steward.take_step(one, state, 'another release came between');
    END IF;
    IF is_faulty AND (is_protected OR (told->>'gone')::boolean) THEN
        drops := steward.drop_bytes(one);
    END IF;
END $$;

-- The files of the source folder as it would be.
CREATE FUNCTION steward.keep_parts(which bigint, parts jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    DELETE FROM steward.part p WHERE p.submission = which;
    INSERT INTO steward.part (submission, name, content)
    SELECT which, p.key, decode(p.value, 'base64') FROM jsonb_each_text(parts) p;
END $$;

-- Faults, questions and changes; a question that was asked before keeps its answer.
CREATE FUNCTION steward.keep_findings(which bigint, told jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    last bigint := (SELECT coalesce(max(f.number), 0) FROM steward.finding f);
BEGIN
    INSERT INTO steward.finding (submission, kind, place, text_az, text_en, text_ru)
    SELECT which, one.kind, one.place, one.az, one.en, one.ru FROM (
        SELECT 'fault' AS kind, f.* FROM jsonb_to_recordset(told->'faults')
            AS f(place text, az text, en text, ru text)
        UNION ALL SELECT 'flag', f.* FROM jsonb_to_recordset(told->'flags')
            AS f(place text, az text, en text, ru text)
    ) one;
    UPDATE steward.finding f SET answer = b.answer, answered_by = b.answered_by,
        answered = b.answered
    FROM steward.finding b
    WHERE f.submission = which AND f.kind = 'flag' AND f.number > last
        AND b.submission = which AND b.kind = 'flag' AND b.number <= last
        AND (b.place, b.text_en) = (f.place, f.text_en);
    DELETE FROM steward.finding f WHERE f.submission = which AND f.number <= last;
    DELETE FROM steward.change c WHERE c.submission = which;
    INSERT INTO steward.change (submission, number, change, detail)
    SELECT which, c.ordinality, c.value->>'change', c.value
    FROM jsonb_array_elements(told->'changes') WITH ORDINALITY c;
END $$;

-- Say that the bytes are not kept; return whether no other submission keeps the same.
CREATE FUNCTION steward.drop_bytes(one steward.submission) RETURNS boolean
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    UPDATE steward.submission s SET kept = false WHERE s.id = one.id;
    PERFORM steward.record('file dropped', 'submission ' || one.id);
    RETURN NOT EXISTS (
        SELECT FROM steward.submission s WHERE s.sha256 = one.sha256 AND s.kept
    );
END $$;
-- Whether no submission keeps bytes; until the transaction ends nobody brings them anew.
CREATE FUNCTION steward.is_unkept(of_sha256 text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.lock_bytes(of_sha256);
    RETURN NOT EXISTS (SELECT FROM steward.submission s WHERE s.sha256 = of_sha256 AND s.kept);
END $$;

GRANT EXECUTE ON FUNCTION
    steward.is_unkept(text), steward.put_back(bigint), steward.declare_flow(text, text, boolean), steward.next_to_check(),
    steward.checked(bigint, text, jsonb)
TO crm_worker;
