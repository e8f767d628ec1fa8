-- How a file comes in: from a contributor, or by a token that can do nothing else. The same bytes
-- of the same flow beside the same release are one submission, however often they are sent.

-- Whoever keeps or drops the bytes of a file waits for others who do.
CREATE FUNCTION steward.lock_bytes(of_sha256 text) RETURNS void
LANGUAGE sql SET search_path = steward, pg_temp AS $$
    SELECT pg_advisory_xact_lock(4411983, hashtext(of_sha256))
$$;

CREATE FUNCTION steward.take_file(
    one steward.submission, OUT id bigint, OUT made boolean, OUT kept boolean
)
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.lock_chain();
    PERFORM steward.lock_bytes(one.sha256);
    IF one.form IS NULL OR one.form NOT IN ('xlsx', 'csv') OR coalesce(one.size, 0) <= 0
        OR one.sha256 IS NULL OR one.sha256 !~ '^[0-9a-f]{64}$' THEN
        PERFORM steward.refuse('CR422', 'a workbook (XLSX) or a table (CSV) is sent');
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

CREATE FUNCTION steward.submit_file(
    to_flow text, of_sha256 text, of_size bigint, as_form text,
    that_follows bigint, that_corrects bigint,
    OUT id bigint, OUT made boolean, OUT kept boolean
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
BEGIN
    SELECT f.flow, f.agency INTO one.flow, one.agency FROM steward.flow f
    WHERE f.flow = to_flow AND steward.may('contributor', f.agency);
    IF one.flow IS NULL THEN
        PERFORM steward.refuse(
            CASE WHEN steward.may('contributor') THEN 'CR404' ELSE 'CR403' END,
            'only a contributor sends, and to a flow of the own agency'
        );
    END IF;
    one.sent_by := steward.actor();
    one.sha256 := of_sha256;
    one.size := of_size;
    one.form := as_form;
    one.follows := steward.earlier(that_follows, one.flow, '{returned,faulty,withdrawn}');
    one.corrects := steward.earlier(that_corrects, one.flow, '{released}');
    SELECT t.id, t.made, t.kept INTO submit_file.id, submit_file.made, submit_file.kept
    FROM steward.take_file(one) t;
END $$;

-- An earlier submission that a new one may name: of the same flow, seen, and in a final state.
CREATE FUNCTION steward.earlier(which bigint, of_flow text, in_states text[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
BEGIN
    IF which IS NULL THEN
        RETURN NULL;
    END IF;
    one := steward.seen_submission(which);
    IF one.flow <> of_flow OR one.state <> ALL (in_states) THEN
        PERFORM steward.refuse('CR422', 'what came before is of the same flow, and is over');
    END IF;
    RETURN which;
END $$;

CREATE FUNCTION steward.submit_by_token(
    token_hash bytea, of_sha256 text, of_size bigint, as_form text,
    OUT id bigint, OUT made boolean, OUT kept boolean
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.submission;
BEGIN
    SELECT t.number, f.flow, f.agency INTO one.token, one.flow, one.agency
    FROM steward.token t JOIN steward.flow f USING (flow)
    WHERE t.hash = token_hash AND t.ended IS NULL AND t.ends > now();
    IF one.token IS NULL THEN
        PERFORM steward.refuse('CR401', 'no such token, or it has ended');
    END IF;
    one.sha256 := of_sha256;
    one.size := of_size;
    one.form := as_form;
    SELECT t.id, t.made, t.kept INTO submit_by_token.id, submit_by_token.made, submit_by_token.kept
    FROM steward.take_file(one) t;
END $$;
GRANT EXECUTE ON FUNCTION
    steward.submit_file(text, text, bigint, text, bigint, bigint),
    steward.submit_by_token(bytea, text, bigint, text)
TO crm_steward;

-- Tokens: one administrator proposes, another confirms; only then do the ninety days begin.
CREATE FUNCTION steward.propose_token(token_hash bytea, of_flow text, why text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    made bigint;
    told text;
BEGIN
    PERFORM steward.need_administrator();
    told := steward.given(why, 'a reason is wanting');
    IF NOT EXISTS (SELECT FROM steward.flow f WHERE f.flow = of_flow) THEN
        PERFORM steward.refuse('CR404', 'no such flow');
    END IF;
    INSERT INTO steward.token (hash, flow, proposed_by)
    VALUES (token_hash, of_flow, steward.actor()) RETURNING number INTO made;
    PERFORM steward.record('token proposed', 'token ' || made, told,
        jsonb_build_object('flow', of_flow));
    RETURN made;
END $$;

CREATE FUNCTION steward.confirm_token(which bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.token;
BEGIN
    PERFORM steward.need_administrator();
    PERFORM steward.lock_chain();
    SELECT * INTO one FROM steward.token t WHERE t.number = which FOR UPDATE;
    IF one.number IS NULL OR one.ended IS NOT NULL THEN
        PERFORM steward.refuse('CR404', 'no such token');
    ELSIF one.confirmed IS NOT NULL THEN
        PERFORM steward.refuse('CR409', 'it is confirmed already');
    ELSIF steward.actor() = one.proposed_by THEN
        PERFORM steward.refuse('CR403', 'another administrator confirms');
    END IF;
    UPDATE steward.token SET confirmed = now(), confirmed_by = steward.actor(),
        ends = now() + interval '90 days'
    WHERE number = which;
    PERFORM steward.record('token confirmed', 'token ' || which);
END $$;

CREATE FUNCTION steward.end_token(which bigint, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    told text;
BEGIN
    PERFORM steward.need_administrator();
    told := steward.given(why, 'a reason is wanting');
    PERFORM steward.lock_chain();
    UPDATE steward.token SET ended = now(), ended_by = steward.actor()
    WHERE number = which AND ended IS NULL;
    IF NOT FOUND THEN
        PERFORM steward.refuse('CR404', 'no such token');
    END IF;
    PERFORM steward.record('token ended', 'token ' || which, told);
END $$;
GRANT EXECUTE ON FUNCTION
    steward.propose_token(bytea, text, text), steward.confirm_token(bigint),
    steward.end_token(bigint, text)
TO crm_steward;

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
