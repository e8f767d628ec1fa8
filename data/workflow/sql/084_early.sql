-- Who is shown a release before its time: named one by one, for the last 24 hours, and afterwards
-- everybody may read who it was.

CREATE FUNCTION steward.name_early(which bigint, who bigint, of_office text, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    PERFORM steward.need_publisher();
    PERFORM steward.need_reason(why);
    PERFORM steward.need_reason(of_office);
    PERFORM steward.lock_chain();
    PERFORM steward.lock_release(which, false);
    IF NOT EXISTS (SELECT FROM steward.person p WHERE p.number = who) THEN
        PERFORM steward.refuse('CR404', 'no such person');
    ELSIF who = steward.actor() THEN
        PERFORM steward.refuse('CR403', 'nobody names oneself');
    END IF;
    INSERT INTO steward.early (release, person, office, reason, named_by)
    VALUES (which, who, of_office, why, steward.actor()) ON CONFLICT DO NOTHING;
    PERFORM steward.record('named for early sight', 'release ' || which, why,
        jsonb_build_object('person', who));
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

-- The schema of a staged release, for those it may be shown to: reviewers and publishers, and those
-- on its list in its last 24 hours. Whoever may not see it is answered as if there were none.
CREATE FUNCTION steward.preview(which bigint) RETURNS text
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

GRANT EXECUTE ON FUNCTION
    steward.name_early(bigint, bigint, text, text), steward.preview(bigint)
TO crm_steward;
