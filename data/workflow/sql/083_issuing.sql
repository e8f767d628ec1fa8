-- What publishers decide of releases, and what the worker does of it at its time.

-- Schedule a release; a routine one and one of method on an announced day, a correction at once.
CREATE FUNCTION steward.schedule(
    as_kind text, on_day bigint, due_at timestamptz, with_submissions bigint[],
    az text, en text, ru text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    PERFORM steward.need_publisher();
    IF as_kind IS NULL OR as_kind NOT IN ('routine', 'method', 'correction') OR due_at IS NULL THEN
        PERFORM steward.refuse('CR422', 'a release needs its kind and its time');
    ELSIF '' IN (btrim(coalesce(az, '')), btrim(coalesce(en, '')), btrim(coalesce(ru, ''))) THEN
        PERFORM steward.refuse('CR422', 'a notice is wanting in one of three languages');
    ELSIF as_kind <> 'method' AND coalesce(cardinality(with_submissions), 0) = 0 THEN
        PERFORM steward.refuse('CR422', 'a release without submissions brings nothing');
    ELSIF as_kind <> 'correction' AND NOT EXISTS (
        SELECT FROM steward.calendar c WHERE c.number = on_day AND c.cancelled IS NULL
            AND c.kind = as_kind AND c.day = steward.day_of(due_at)
    ) THEN
        PERFORM steward.refuse('CR422', 'its day has not been announced');
    END IF;
    PERFORM steward.lock_chain();
    INSERT INTO steward.release (kind, calendar, due, notice_az, notice_en, notice_ru, scheduled_by)
    VALUES (as_kind, CASE WHEN as_kind <> 'correction' THEN on_day END, due_at, az, en, ru,
        steward.actor())
    RETURNING number INTO made;
    PERFORM steward.take_submissions(made, coalesce(with_submissions, '{}'),
        steward.day_of(due_at));
    PERFORM steward.record('release scheduled', 'release ' || made, '', jsonb_build_object(
        'kind', as_kind, 'due', due_at, 'submissions', to_jsonb(with_submissions)));
    RETURN made;
END $$;

-- Pull back what is shown: a new release, as soon as it is built, with the content of an old one.
CREATE FUNCTION steward.pull_back(to_release bigint, az text, en text, ru text, why text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    shown bigint;
    made bigint;
BEGIN
    PERFORM steward.need_publisher();
    PERFORM steward.need_reason(why);
    IF '' IN (btrim(coalesce(az, '')), btrim(coalesce(en, '')), btrim(coalesce(ru, ''))) THEN
        PERFORM steward.refuse('CR422', 'a notice is wanting in one of three languages');
    END IF;
    PERFORM steward.lock_chain();
    SELECT h.release INTO shown FROM steward.head h FOR UPDATE;
    IF NOT EXISTS (SELECT FROM steward.release r
        WHERE r.number = to_release AND r.released IS NOT NULL) THEN
        PERFORM steward.refuse('CR404', 'no such release');
    ELSIF to_release = shown THEN
        PERFORM steward.refuse('CR422', 'it is the release that is shown');
    ELSIF EXISTS (SELECT FROM steward.release r WHERE r.kind = 'pulled_back'
        AND r.released IS NULL AND r.withdrawn IS NULL) THEN
        PERFORM steward.refuse('CR409', 'another has pulled it back already');
    END IF;
    INSERT INTO steward.release (kind, content_of, due, notice_az, notice_en, notice_ru,
        scheduled_by)
    VALUES ('pulled_back', to_release, now(), az, en, ru, steward.actor())
    RETURNING number INTO made;
    PERFORM steward.record('release pulled back', 'release ' || made, why,
        jsonb_build_object('to', to_release, 'from', shown));
    RETURN made;
END $$;

-- Take a release that is not out yet off the list; its submissions are free for another.
CREATE FUNCTION steward.withdraw_release(which bigint, why text, az text, en text, ru text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
BEGIN
    PERFORM steward.need_publisher();
    PERFORM steward.need_reason(why);
    PERFORM steward.lock_chain();
    one := steward.lock_release(which, false);
    IF one.calendar IS NOT NULL THEN
        IF '' IN (btrim(coalesce(az, '')), btrim(coalesce(en, '')), btrim(coalesce(ru, ''))) THEN
            PERFORM steward.refuse('CR422', 'a notice is wanting in one of three languages');
        END IF;
        INSERT INTO steward.withdrawn_notice VALUES (which, steward.day_of(one.due), az, en, ru);
    END IF;
    UPDATE steward.release SET withdrawn = now(), reason = why WHERE number = which;
    PERFORM steward.drop_build(one.staged_in);
    PERFORM steward.record('release withdrawn', 'release ' || which, why);
END $$;

-- A release that is neither out nor withdrawn, locked; else a refusal. The worker holds the lock
-- while it stages; a person holds the chain of the audit, and does not wait for it with that.
CREATE FUNCTION steward.lock_release(which bigint, waits boolean) RETURNS steward.release
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
BEGIN
    IF waits THEN
        PERFORM FROM steward.release r WHERE r.number = which FOR UPDATE;
    ELSE
        BEGIN
            PERFORM FROM steward.release r WHERE r.number = which FOR UPDATE NOWAIT;
        EXCEPTION WHEN lock_not_available THEN
            PERFORM steward.refuse('CR409', 'the worker is at it: try again in a minute');
        END;
    END IF;
    SELECT * INTO one FROM steward.release r WHERE r.number = which;
    IF one.number IS NULL OR one.withdrawn IS NOT NULL THEN
        PERFORM steward.refuse('CR404', 'no such release');
    ELSIF one.released IS NOT NULL THEN
        PERFORM steward.refuse('CR409', 'it is released already');
    END IF;
    RETURN one;
END $$;

CREATE FUNCTION steward.drop_build(called text) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    IF called IS NOT NULL THEN
        EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', called);
    END IF;
END $$;

-- ---------------------------------------------------------------------- the worker, for nobody

-- The first release is what the project brings; there is one only where nothing is shown yet.
CREATE FUNCTION steward.found() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    PERFORM steward.lock_chain();
    IF (SELECT h.release FROM steward.head h FOR UPDATE) IS NOT NULL
        OR EXISTS (SELECT FROM steward.release r WHERE r.kind = 'founding' AND r.withdrawn IS NULL)
    THEN
        PERFORM steward.refuse('CR409', 'there is a first release');
    END IF;
    INSERT INTO steward.release (kind, due) VALUES ('founding', now()) RETURNING number INTO made;
    PERFORM steward.record('release scheduled', 'release ' || made, '',
        jsonb_build_object('kind', 'founding'));
    RETURN made;
END $$;

-- The release whose time has come, of those that are staged on the head; tried anew after ten
-- seconds where it could not be put in place.
CREATE FUNCTION steward.next_to_publish() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT r.number FROM steward.release r CROSS JOIN steward.head h
    WHERE r.released IS NULL AND r.withdrawn IS NULL AND r.staged IS NOT NULL
        AND r.due <= clock_timestamp() AND r.base IS NOT DISTINCT FROM h.release
        AND steward.is_agreed(r.number)
        AND NOT EXISTS (SELECT FROM steward.job j WHERE j.release = r.number
            AND j.outcome = 'refused' AND j.ended > now() - interval '10 seconds')
    ORDER BY r.due, r.number LIMIT 1
$$;

-- The release to stage next: due within two days, not staged on the head, and not tried in vain
-- within ten minutes.
CREATE FUNCTION steward.next_to_stage() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT r.number FROM steward.release r CROSS JOIN steward.head h
    WHERE r.released IS NULL AND r.withdrawn IS NULL AND r.due < now() + interval '2 days'
        AND (r.staged IS NULL OR r.base IS DISTINCT FROM h.release)
        AND steward.is_agreed(r.number)
        AND NOT EXISTS (SELECT FROM steward.job j WHERE j.release = r.number
            AND j.outcome = 'refused' AND j.ended > now() - interval '10 minutes')
    ORDER BY r.due, r.number LIMIT 1
$$;

-- Begin to stage: an empty schema that the worker alone may fill. Its name says nothing.
CREATE FUNCTION steward.begin_staging(which bigint, on_base bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release := steward.lock_release(which, true);
    called text := 'build_' || replace(gen_random_uuid()::text, '-', '');
BEGIN
    IF on_base IS DISTINCT FROM (SELECT h.release FROM steward.head h) THEN
        PERFORM steward.refuse('CR409', 'another release came first');
    END IF;
    PERFORM steward.drop_build(one.staged_in);
    UPDATE steward.release SET staged_in = called, name = NULL, content = NULL, fingerprint = NULL,
        static = NULL, staged = NULL, base = on_base
    WHERE number = which;
    EXECUTE format('CREATE SCHEMA %I', called);
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO crm_worker', called);
    RETURN called;
END $$;

-- Take back what was staged: its files are lost, after a restored backup say. It is staged anew.
CREATE FUNCTION steward.unstage(which bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
BEGIN
    PERFORM steward.lock_chain();
    one := steward.lock_release(which, true);
    PERFORM steward.drop_build(one.staged_in);
    UPDATE steward.release SET staged_in = NULL, name = NULL, content = NULL, fingerprint = NULL,
        static = NULL, staged = NULL
    WHERE number = which;
    PERFORM steward.record('release unstaged', 'release ' || which);
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
CREATE FUNCTION steward.seal(
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

-- Grant what was staged to readers and point at it; only at its time, and on the head it was made
-- on. Returns its name: the caller puts the frozen release in place before the transaction ends.
CREATE FUNCTION steward.publish(which bigint) RETURNS text
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
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO crm_reader', one.staged_in);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO crm_reader', one.staged_in);
    PERFORM steward.release_submissions(which);
    UPDATE steward.release SET released = clock_timestamp() WHERE number = which;
    UPDATE steward.head SET release = which, since = clock_timestamp();
    PERFORM steward.head_moved();
    PERFORM steward.record('released', 'release ' || which, '',
        jsonb_build_object('name', one.name, 'base', shown));
    RETURN one.name;
END $$;

-- Drop builds that no reader is on any more: neither shown, nor of the newest three, nor young.
CREATE FUNCTION steward.clear_builds() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.release;
    cleared bigint := 0;
BEGIN
    FOR one IN SELECT r.* FROM steward.release r
        WHERE r.released < now() - interval '1 day' AND r.dropped IS NULL
            AND r.number <> (SELECT h.release FROM steward.head h)
        ORDER BY r.released DESC OFFSET 2
    LOOP
        PERFORM steward.drop_build(one.staged_in);
        UPDATE steward.release SET dropped = now() WHERE number = one.number;
        cleared := cleared + 1;
    END LOOP;
    RETURN cleared;
END $$;

CREATE FUNCTION steward.begin_job(as_task text, of_release bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    INSERT INTO steward.job (task, release) VALUES (as_task, of_release) RETURNING number
$$;

-- ``failure`` is the kind of failure, never what it said: that may hold figures.
CREATE FUNCTION steward.end_job(which bigint, how text, failure text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    UPDATE steward.job SET ended = now(), outcome = how, fault = failure
    WHERE number = which AND ended IS NULL
$$;

-- Jobs that a worker left when it was killed; asked by a worker that begins.
CREATE FUNCTION steward.interrupt_jobs() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    WITH left_over AS (
        UPDATE steward.job SET ended = now(), outcome = 'interrupted' WHERE ended IS NULL
        RETURNING 1
    ) SELECT count(*) FROM left_over
$$;

GRANT EXECUTE ON FUNCTION
    steward.schedule(text, bigint, timestamptz, bigint[], text, text, text),
    steward.pull_back(bigint, text, text, text, text), steward.withdraw_release(bigint, text, text, text, text)
TO crm_steward;
GRANT EXECUTE ON FUNCTION
    steward.found(), steward.next_to_publish(), steward.next_to_stage(),
    steward.begin_staging(bigint, bigint), steward.seal(bigint, text, text, text, text),
    steward.unstage(bigint), steward.publish(bigint), steward.clear_builds(), steward.begin_job(text, bigint),
    steward.end_job(bigint, text, text), steward.interrupt_jobs()
TO crm_worker;
