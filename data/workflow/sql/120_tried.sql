-- What was tried against the workflow, and gave.

-- A text is written by hand: it has an end.
CREATE OR REPLACE FUNCTION steward.given(what text, wanting text) RETURNS text
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.need_reason(what, wanting);
    RETURN btrim(what, E' \t\r\n\u00a0');
END $$;

CREATE FUNCTION steward.need_reason(why text, wanting text) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    IF btrim(coalesce(why, ''), E' \t\r\n\u00a0') = '' THEN
        PERFORM steward.refuse('CR422', wanting);
    ELSIF length(why) > 10000 THEN
        PERFORM steward.refuse('CR422', 'a text is too long');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION steward.need_reason(why text) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.need_reason(why, 'a reason is wanting');
END $$;
ALTER TABLE steward.release
    ADD CONSTRAINT notice_has_an_end
        CHECK (greatest(length(notice_az), length(notice_en), length(notice_ru)) <= 10000),
    -- A moment that a process cannot read ends the worker, and every screen that names it.
    ADD CONSTRAINT readable_time CHECK (due BETWEEN '2000-01-01' AND '2999-12-31');
ALTER TABLE steward.calendar
    ADD CONSTRAINT readable_day CHECK (day BETWEEN '2000-01-01' AND '2999-12-31');
ALTER TABLE steward.request
    ADD CONSTRAINT readable_day CHECK (due BETWEEN '2000-01-01' AND '2999-12-31');

-- Whoever acts waits for others, but not for ever: a process may hold what all need.
CREATE OR REPLACE FUNCTION steward.act(login_hash bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    who bigint;
BEGIN
    PERFORM set_config('lock_timeout', '20s', true);
    PERFORM set_config('steward.login', encode(login_hash, 'hex'), true);
    who := steward.actor();
    IF who IS NULL THEN
        PERFORM steward.refuse('CR401', 'the login has ended');
    END IF;
    UPDATE steward.login SET seen = now()
    WHERE hash = login_hash AND seen < now() - interval '1 minute';
    RETURN who;
END $$;

-- A process says what was refused in few plain letters; the audit takes no other words from it.
CREATE OR REPLACE FUNCTION steward.record_refusal(did text, what text, code text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.record('refused', steward.plainly(what, 80), '',
        jsonb_build_object('action', steward.plainly(did, 80), 'code', steward.plainly(code, 5)));
END $$;

CREATE FUNCTION steward.plainly(what text, most integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = steward, pg_temp AS $$
    SELECT regexp_replace(left(what, most), '[^[:alnum:] _.-]', '?', 'g')
$$;

-- A right is ended by one administrator, but not the last administrator's: nobody could give any.
CREATE OR REPLACE FUNCTION steward.end_membership(which bigint, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.membership;
BEGIN
    PERFORM steward.lock_chain();  -- before the right is asked for: two may end each other
    PERFORM steward.need_administrator();
    PERFORM steward.need_reason(why);
    SELECT * INTO one FROM steward.membership m WHERE m.number = which AND m.ended IS NULL
    FOR UPDATE;
    IF one.number IS NULL THEN
        PERFORM steward.refuse('CR404', 'no such membership');
    ELSIF one.role = 'administrator' AND one.confirmed IS NOT NULL AND NOT EXISTS (
        SELECT FROM steward.membership m WHERE m.role = 'administrator' AND m.number <> which
            AND m.confirmed IS NOT NULL AND m.ended IS NULL
    ) THEN
        PERFORM steward.refuse('CR422', 'an administrator must remain');
    END IF;
    UPDATE steward.membership SET ended = now(), ended_by = steward.actor() WHERE number = which;
    PERFORM steward.record('membership ended', 'membership ' || which, why);
END $$;

-- A day is announced of flows that are declared: everybody is shown them.
CREATE OR REPLACE FUNCTION steward.announce(as_kind text, of_flows text[], on_day date)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    first_day date := steward.day_of(now()) + 28;
    made bigint;
BEGIN
    PERFORM steward.need_publisher();
    IF as_kind IS NULL OR as_kind NOT IN ('routine', 'method')
        OR coalesce(cardinality(of_flows), 0) = 0 OR on_day IS NULL
        OR NOT of_flows <@ array(SELECT f.flow FROM steward.flow f) THEN
        PERFORM steward.refuse('CR422', 'a day needs its kind and its flows');
    ELSIF on_day < first_day THEN
        PERFORM steward.refuse('CR422', 'a day is announced four weeks ahead');
    END IF;
    INSERT INTO steward.calendar (kind, flows, day, earliest, announced_by)
    VALUES (as_kind, of_flows, on_day, first_day, steward.actor()) RETURNING number INTO made;
    PERFORM steward.record('day announced', 'calendar ' || made, '',
        jsonb_build_object('day', on_day, 'kind', as_kind));
    RETURN made;
END $$;

-- So many files of a flow a day: neither disk nor worker is for one sender alone.
CREATE FUNCTION steward.refuse_flood() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM steward.submission s
        WHERE s.flow = NEW.flow AND s.received > now() - interval '1 day') >= 100 THEN
        PERFORM steward.refuse('CR422', 'no more files of this flow today');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER flood BEFORE INSERT ON steward.submission
    FOR EACH ROW EXECUTE FUNCTION steward.refuse_flood();
CREATE INDEX submission_received ON steward.submission (flow, received);

-- What a check found is kept of what waits alone: nobody puts other files in place of those that were
-- approved while nothing has moved.
CREATE OR REPLACE FUNCTION steward.checked(
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

-- Whether the acting person may see the figures of a release now: everybody's once it is out; before,
-- reviewers and publishers, and those on its list in its last 24 hours.
CREATE FUNCTION steward.previews(which bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM steward.release r WHERE r.number = which AND r.withdrawn IS NULL AND (
            r.released IS NOT NULL OR steward.may('reviewer') OR steward.may('publisher') OR (
                steward.may('prerelease') AND r.due - interval '24 hours' <= now()
                AND EXISTS (SELECT FROM steward.early e
                    WHERE e.release = which AND e.person = steward.actor())
            )
        )
    )
$$;
GRANT EXECUTE ON FUNCTION steward.previews(bigint) TO crm_steward;

CREATE OR REPLACE FUNCTION steward.preview(which bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
BEGIN
    SELECT * INTO one FROM steward.release r
    WHERE r.number = which AND r.staged IS NOT NULL AND r.released IS NULL AND r.withdrawn IS NULL;
    IF one.number IS NULL OR NOT steward.previews(which) THEN
        PERFORM steward.refuse('CR404', 'no such release');
    END IF;
    PERFORM steward.lock_chain();
    UPDATE steward.early SET seen = coalesce(seen, now())
    WHERE release = which AND person = steward.actor();
    PERFORM steward.record('seen before release', 'release ' || which);
    RETURN one.staged_in;
END $$;

-- Whether a schema holds what could change after it is sealed, or what answers as it likes: a view, a
-- function, a rule, a trigger, a policy, a table that others add rows to.
CREATE FUNCTION steward.holds_more_than_tables(called text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH held AS (
        SELECT c.oid, c.relkind, c.relowner FROM pg_catalog.pg_class c
        WHERE c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = called)
    )
    SELECT EXISTS (SELECT FROM held WHERE relkind NOT IN ('r', 'i', 'S')
            OR relowner <> 'crm_owner'::regrole)
        OR EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN held h ON h.oid IN (i.inhrelid, i.inhparent))
        OR EXISTS (SELECT FROM pg_catalog.pg_rewrite r JOIN held h ON h.oid = r.ev_class)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger t JOIN held h ON h.oid = t.tgrelid)
        OR EXISTS (SELECT FROM pg_catalog.pg_policy p JOIN held h ON h.oid = p.polrelid)
        OR EXISTS (SELECT FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n
            ON n.oid = p.pronamespace WHERE n.nspname = called)
$$;

-- What was staged is whole: from now on nobody changes it, the worker neither, whatever it granted
-- before; and before it is out a person sees it, never a process for nobody.
CREATE OR REPLACE FUNCTION steward.seal(
    which bigint, as_name text, with_content text, with_fingerprint text, with_static text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release := steward.lock_release(which, true);
    held text;
BEGIN
    IF one.staged_in IS NULL OR one.staged IS NOT NULL THEN
        PERFORM steward.refuse('CR409', 'it is not being staged');
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
    FOR held IN SELECT t.tablename FROM pg_catalog.pg_tables t WHERE t.schemaname = one.staged_in
    LOOP
        EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', one.staged_in, held);
        EXECUTE format('CREATE POLICY granted ON %I.%I FOR SELECT TO crm_reader, crm_worker'
            ' USING (true)', one.staged_in, held);
        EXECUTE format('CREATE POLICY previewed ON %I.%I FOR SELECT TO crm_steward'
            ' USING ((SELECT steward.previews(%s)))', one.staged_in, held, which);
    END LOOP;
    -- Readers are granted nothing yet.
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO crm_steward', one.staged_in);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO crm_worker, crm_steward',
        one.staged_in);
    UPDATE steward.release SET name = as_name, content = with_content,
        fingerprint = with_fingerprint, static = with_static, staged = now()
    WHERE number = which;
    PERFORM steward.record('release staged', 'release ' || which, '',
        jsonb_build_object('content', with_content));
END $$;
