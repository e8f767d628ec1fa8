-- The submissions of a release go with it: taken when it is scheduled, released when it is.

CREATE FUNCTION steward.take_submissions(into_release bigint, these bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM steward.release_submission s JOIN steward.release r ON r.number = s.release
        WHERE s.submission = ANY (these) AND r.withdrawn IS NULL
    ) THEN
        PERFORM steward.refuse('CR409', 'a submission is in another release already');
    END IF;
    INSERT INTO steward.release_submission (release, submission)
    SELECT into_release, one FROM unnest(these) one;
END $$;

CREATE FUNCTION steward.free_submissions(of_release bigint) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    RETURN;
END $$;

CREATE FUNCTION steward.release_submissions(of_release bigint) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    RETURN;
END $$;
