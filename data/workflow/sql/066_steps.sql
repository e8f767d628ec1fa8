-- From the difference that was seen to the release: who takes which step, and who may not.

-- Write a step down, once it is known to be allowed.
CREATE FUNCTION steward.take_step(one steward.submission, into_state text, why text)
RETURNS integer
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    now_at integer;
BEGIN
    UPDATE steward.submission s SET state = into_state, version = s.version + 1,
        submitted = CASE WHEN into_state = 'submitted' THEN coalesce(s.submitted, now())
            ELSE s.submitted END
    WHERE s.id = one.id RETURNING s.version INTO now_at;
    INSERT INTO steward.decision
        (submission, version, from_state, to_state, person, difference_hash, reason)
    SELECT s.id, s.version, one.state, into_state, steward.actor(), s.difference_hash, why
    FROM steward.submission s WHERE s.id = one.id;
    PERFORM steward.record('submission ' || into_state, 'submission ' || one.id, why,
        jsonb_build_object('from', one.state, 'version', now_at));
    RETURN now_at;
END $$;

-- Refuse what was decided on another version than the one that is there, and say who was first.
CREATE FUNCTION steward.need_as_seen(one steward.submission, seen integer, seen_hash text)
RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    first bigint;
BEGIN
    IF one.version = seen AND coalesce(one.difference_hash, '') = coalesce(seen_hash, '') THEN
        RETURN;
    ELSIF one.version = seen THEN
        PERFORM steward.refuse('CR409', 'what was seen is not what is there');
    END IF;
    SELECT d.person INTO first FROM steward.decision d
    WHERE d.submission = one.id AND d.version > seen ORDER BY d.version LIMIT 1;
    IF NOT FOUND THEN
        SELECT f.answered_by INTO first FROM steward.finding f
        WHERE f.submission = one.id AND f.answered_by IS NOT NULL ORDER BY f.answered DESC LIMIT 1;
    END IF;
    PERFORM steward.refuse('CR409', coalesce('person ' || first, 'the worker')
        || ' was first: the submission is ' || one.state || ', version ' || one.version);
END $$;

-- Refuse whoever took a step of another role before, or sent or answered what is decided on.
CREATE FUNCTION steward.need_others(one steward.submission, as_role text) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM steward.decision d LEFT JOIN steward.transition t USING (from_state, to_state)
        WHERE d.submission = one.id AND d.person = steward.actor()
            AND coalesce(t.role, 'contributor') <> as_role
    ) OR as_role <> 'contributor' AND EXISTS (
        SELECT FROM steward.finding f
        WHERE f.submission = one.id AND f.answered_by = steward.actor()
    ) THEN
        PERFORM steward.refuse('CR403', 'another person takes this step');
    END IF;
END $$;

CREATE FUNCTION steward.advance(
    which bigint, into_state text, seen integer, seen_hash text, why text
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission := steward.locked_submission(which);
    step steward.transition;
    told text;
BEGIN
    PERFORM steward.need_as_seen(one, seen, seen_hash);
    told := steward.given(why, 'a reason is wanting');
    SELECT * INTO step FROM steward.transition t
    WHERE t.from_state = one.state AND t.to_state = into_state AND t.role <> 'worker';
    IF step.role IS NULL THEN
        PERFORM steward.refuse('CR422', 'no step leads there from ' || one.state);
    ELSIF NOT steward.may(step.role, one.agency) THEN
        PERFORM steward.refuse('CR403', 'only a ' || step.role || ' may');
    END IF;
    IF 'others' = ANY (step.needs) THEN
        PERFORM steward.need_others(one, step.role);
    END IF;
    IF 'answers' = ANY (step.needs) AND EXISTS (
        SELECT FROM steward.finding f WHERE f.submission = which AND f.answer = ''
    ) THEN
        PERFORM steward.refuse('CR422', 'a question has no answer');
    END IF;
    IF 'base' = ANY (step.needs) AND one.base <> steward.base() THEN
        PERFORM steward.refuse('CR409', 'another release came between');
    END IF;
    IF into_state = 'submitted' THEN
        UPDATE steward.request r SET answered = current_date
        WHERE r.number = one.request AND r.answered IS NULL AND r.refused IS NULL;
    END IF;
    RETURN steward.take_step(one, into_state, told);
END $$;

CREATE FUNCTION steward.answer_flag(which bigint, with_text text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
    told text;
    now_at integer;
BEGIN
    SELECT s.* INTO one FROM steward.finding f JOIN steward.submission s ON s.id = f.submission
    WHERE f.number = which AND f.kind = 'flag' AND steward.sees(s.agency, s.submitted);
    IF one.id IS NULL THEN
        PERFORM steward.refuse('CR404', 'no such question');
    END IF;
    one := steward.locked_submission(one.id);
    IF NOT steward.may('contributor', one.agency) THEN
        PERFORM steward.refuse('CR403', 'the agency answers');
    ELSIF one.state <> 'ready' THEN
        PERFORM steward.refuse('CR409', 'it is no longer asked');
    END IF;
    told := steward.given(with_text, 'an answer is wanting');
    PERFORM steward.need_others(one, 'contributor');
    UPDATE steward.finding SET answer = told, answered_by = steward.actor(), answered = now()
    WHERE number = which AND submission = one.id;
    IF NOT FOUND THEN
        PERFORM steward.refuse('CR409', 'it is no longer asked');
    END IF;
    UPDATE steward.submission s SET version = s.version + 1 WHERE s.id = one.id
    RETURNING s.version INTO now_at;
    PERFORM steward.record('question answered', 'submission ' || one.id, '',
        jsonb_build_object('question', which, 'version', now_at));
    RETURN now_at;
END $$;

CREATE FUNCTION steward.comment(which bigint, with_text text, as_internal boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission := steward.seen_submission(which);
    told text := steward.given(with_text, 'a comment is wanting');
    made bigint;
BEGIN
    IF coalesce(as_internal, true) AND NOT steward.decides_on(one.agency) THEN
        PERFORM steward.refuse('CR403', 'internal comments are among those who decide');
    END IF;
    INSERT INTO steward.comment (submission, person, internal, text)
    VALUES (which, steward.actor(), coalesce(as_internal, true), told) RETURNING number INTO made;
    PERFORM steward.record('comment written', 'submission ' || which, '',
        jsonb_build_object('comment', made, 'internal', coalesce(as_internal, true)));
    RETURN made;
END $$;

-- One submission as it stands; whoever asks for one that is not to be seen is written down.
CREATE FUNCTION steward.submission_of(which bigint) RETURNS SETOF steward.submission
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    RETURN NEXT steward.seen_submission(which);
END $$;

-- What is found, what changes, and the file itself: whoever reads them is written down.
CREATE FUNCTION steward.findings_of(which bigint) RETURNS SETOF steward.finding
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.seen_submission(which);
    PERFORM steward.record('findings read', 'submission ' || which);
    RETURN QUERY SELECT f.* FROM steward.finding f WHERE f.submission = which ORDER BY f.number;
END $$;

CREATE FUNCTION steward.changes_of(which bigint) RETURNS SETOF steward.change
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.seen_submission(which);
    PERFORM steward.record('figures read', 'submission ' || which);
    RETURN QUERY SELECT c.* FROM steward.change c WHERE c.submission = which ORDER BY c.number;
END $$;

CREATE FUNCTION steward.read_file(which bigint, OUT form text, OUT sha256 text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission := steward.seen_submission(which);
BEGIN
    IF NOT one.kept THEN
        PERFORM steward.refuse('CR404', 'the file is not kept');
    END IF;
    PERFORM steward.record('file read', 'submission ' || which);
    form := one.form;
    read_file.sha256 := one.sha256;
END $$;
GRANT EXECUTE ON FUNCTION
    steward.advance(bigint, text, integer, text, text), steward.answer_flag(bigint, text),
    steward.comment(bigint, text, boolean), steward.findings_of(bigint),
    steward.changes_of(bigint), steward.read_file(bigint),
    steward.submission_of(bigint)
TO crm_steward;

-- For whoever makes releases: a scheduled submission is out; call it before the head is another.
CREATE FUNCTION steward.release_submission(which bigint, why text) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
BEGIN
    PERFORM steward.lock_chain();
    SELECT * INTO one FROM steward.submission s WHERE s.id = which FOR UPDATE;
    IF one.state IS DISTINCT FROM 'scheduled' OR one.base <> steward.base() THEN
        PERFORM steward.refuse('CR409', 'only what is scheduled beside the head is released');
    END IF;
    PERFORM steward.take_step(one, 'released', why);
END $$;

-- For whoever makes releases: the head is another, so what is open is compared with it anew.
CREATE FUNCTION steward.head_moved() RETURNS void
LANGUAGE sql SET search_path = steward, pg_temp AS $$
    INSERT INTO steward.waiting (submission)
    SELECT s.id FROM steward.submission s JOIN steward.state USING (state) WHERE NOT is_final
    ON CONFLICT DO NOTHING
$$;
