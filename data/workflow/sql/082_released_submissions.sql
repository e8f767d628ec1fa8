-- The submissions of a release go with it: taken when it is scheduled, released when it is.

-- Name of the release that is read now; before the first one there is none.
CREATE OR REPLACE FUNCTION steward.base() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT coalesce((
        SELECT r.name FROM steward.release r JOIN steward.head h ON h.release = r.number
    ), '')
$$;

ALTER TABLE steward.release_submission
    ADD FOREIGN KEY (submission) REFERENCES steward.submission;
CREATE INDEX release_of_submission ON steward.release_submission (submission);

CREATE FUNCTION steward.take_submissions(into_release bigint, these bigint[], on_day date)
RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    held bigint;
BEGIN
    PERFORM FROM steward.submission s WHERE s.id = ANY (these) ORDER BY s.id FOR UPDATE;
    SELECT count(*) INTO held FROM steward.submission s
    WHERE s.id = ANY (these) AND s.submitted IS NOT NULL;
    IF held <> cardinality(these) THEN
        PERFORM steward.refuse('CR404', 'no such submission');
    ELSIF EXISTS (
        SELECT FROM steward.submission s WHERE s.id = ANY (these) AND s.state <> 'scheduled'
    ) THEN
        PERFORM steward.refuse('CR409', 'a submission is not scheduled');
    ELSIF EXISTS (
        SELECT FROM steward.submission s WHERE s.id = ANY (these)
        GROUP BY s.flow HAVING count(*) > 1
    ) THEN
        PERFORM steward.refuse('CR422', 'two submissions are of one flow');
    ELSIF EXISTS (
        SELECT FROM steward.release_submission t JOIN steward.release r ON r.number = t.release
        WHERE t.submission = ANY (these) AND r.withdrawn IS NULL
    ) THEN
        PERFORM steward.refuse('CR409', 'a submission is in another release already');
    END IF;
    INSERT INTO steward.release_submission (release, submission)
    SELECT into_release, one FROM unnest(these) one;
    UPDATE steward.submission s SET announced = on_day WHERE s.id = ANY (these);
END $$;

-- Before the head is another: what is no longer scheduled beside it holds the whole release back.
CREATE FUNCTION steward.release_submissions(of_release bigint) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
DECLARE
    one bigint;
BEGIN
    FOR one IN SELECT t.submission FROM steward.release_submission t
        WHERE t.release = of_release ORDER BY t.submission
    LOOP
        PERFORM steward.release_submission(one, 'release ' || of_release);
    END LOOP;
END $$;

-- Whether all that a release brings is scheduled, and was compared with what is shown.
CREATE FUNCTION steward.is_agreed(which bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT FROM steward.release_submission t JOIN steward.submission s ON s.id = t.submission
        WHERE t.release = which AND (s.state <> 'scheduled' OR s.base <> steward.base())
    )
$$;

-- What a release brings, and who decided on it: the agency, and roles; no person.
CREATE FUNCTION steward.brought(by_release bigint)
RETURNS TABLE (submission bigint, flow text, offices text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT s.id, s.flow, array(
        SELECT DISTINCT CASE t.role WHEN 'contributor' THEN s.agency ELSE t.role END
        FROM steward.decision d JOIN steward.transition t USING (from_state, to_state)
        WHERE d.submission = s.id AND t.role <> 'worker'
    )
    FROM steward.release_submission b JOIN steward.submission s ON s.id = b.submission
    WHERE b.release = by_release ORDER BY s.id
$$;

CREATE FUNCTION steward.brought_parts(by_release bigint)
RETURNS TABLE (flow text, name text, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT s.flow, p.name, p.content
    FROM steward.release_submission b JOIN steward.submission s ON s.id = b.submission
        JOIN steward.part p ON p.submission = s.id
    WHERE b.release = by_release
$$;

GRANT EXECUTE ON FUNCTION
    steward.brought(bigint), steward.brought_parts(bigint)
TO crm_worker;
