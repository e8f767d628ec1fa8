-- A submission that is no longer scheduled leaves its release, which goes out without it; its
-- publishers see which and why. Where nothing is left, the release is off the list.

CREATE TABLE steward.left_out (
    release bigint NOT NULL REFERENCES steward.release,
    submission bigint NOT NULL REFERENCES steward.submission,
    became text NOT NULL REFERENCES steward.state,  -- ready, faulty: compared anew; withdrawn
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (release, submission)
);

CREATE FUNCTION steward.leave_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    held bigint;
    one steward.release;
BEGIN
    SELECT t.release INTO held FROM steward.release_submission t
        JOIN steward.release r ON r.number = t.release
    WHERE t.submission = NEW.id AND r.released IS NULL AND r.withdrawn IS NULL;
    IF held IS NULL THEN
        RETURN NULL;
    END IF;
    one := steward.lock_release(held, false);
    DELETE FROM steward.release_submission t WHERE t.release = held AND t.submission = NEW.id;
    INSERT INTO steward.left_out (release, submission, became)
    VALUES (held, NEW.id, NEW.state)
    ON CONFLICT (release, submission) DO UPDATE SET became = NEW.state, at = now();
    UPDATE steward.submission s SET announced = NULL WHERE s.id = NEW.id AND NEW.state <> 'withdrawn';
    PERFORM steward.record('submission left out', 'release ' || held, '',
        jsonb_build_object('submission', NEW.id, 'became', NEW.state));
    -- What was staged holds it still: it is staged anew without it.
    PERFORM steward.drop_build(one.staged_in);
    UPDATE steward.release SET staged_in = NULL, name = NULL, content = NULL, fingerprint = NULL,
        static = NULL, staged = NULL
    WHERE number = held;
    IF one.kind <> 'method' AND NOT EXISTS (
        SELECT FROM steward.release_submission t WHERE t.release = held
    ) THEN
        UPDATE steward.release SET withdrawn = now(), reason = 'nothing is left of it'
        WHERE number = held;
        PERFORM steward.record('release withdrawn', 'release ' || held, 'nothing is left of it');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER leaves AFTER UPDATE OF state ON steward.submission FOR EACH ROW
    WHEN (OLD.state = 'scheduled' AND NEW.state NOT IN ('scheduled', 'released'))
    EXECUTE FUNCTION steward.leave_release();

-- The flows that a release was to bring and does not.
CREATE FUNCTION steward.flows_left_out(of_release bigint) RETURNS TABLE (flow text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT DISTINCT s.flow FROM steward.left_out l JOIN steward.submission s ON s.id = l.submission
    WHERE l.release = of_release ORDER BY s.flow
$$;

ALTER TABLE steward.left_out ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.left_out FOR SELECT TO crm_steward USING (
    (SELECT steward.may('reviewer')) OR (SELECT steward.may('publisher'))
    OR (SELECT steward.may('auditor'))
);
GRANT SELECT ON steward.left_out TO crm_steward;
GRANT EXECUTE ON FUNCTION steward.flows_left_out(bigint) TO crm_worker;
