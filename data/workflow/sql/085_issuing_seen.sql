-- Who sees releases, and by which name readers find the one that is shown.

ALTER TABLE steward.release ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.release FOR SELECT TO crm_steward USING (
    released IS NOT NULL OR (SELECT steward.may('reviewer')) OR (SELECT steward.may('publisher'))
    OR (SELECT steward.may('auditor'))
);
CREATE POLICY worked ON steward.release FOR SELECT TO crm_worker USING (true);
ALTER TABLE steward.release_submission ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.release_submission FOR SELECT TO crm_steward USING (
    EXISTS (SELECT FROM steward.release r WHERE r.number = release)
);
CREATE POLICY worked ON steward.release_submission FOR SELECT TO crm_worker USING (true);
ALTER TABLE steward.early ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.early FOR SELECT TO crm_steward USING (
    person = (SELECT steward.actor()) OR (SELECT steward.may('publisher'))
    OR (SELECT steward.may('auditor'))
);
ALTER TABLE steward.job ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.job FOR SELECT TO crm_steward USING (
    (SELECT steward.may('publisher')) OR (SELECT steward.may('administrator'))
);
CREATE POLICY worked ON steward.job FOR SELECT TO crm_worker USING (true);
GRANT SELECT ON
    steward.release, steward.release_submission, steward.early, steward.job, steward.head
TO crm_steward;
GRANT SELECT ON
    steward.release, steward.release_submission, steward.head, steward.job
TO crm_worker;

-- Builds that were made before the workflow was set up: readers open them until the first release.
CREATE TABLE steward.earlier_build (
    name text PRIMARY KEY,
    fingerprint text NOT NULL,
    finished timestamptz NOT NULL,
    static text NOT NULL,
    current boolean NOT NULL,
    held boolean NOT NULL
);
RESET ROLE;
DO $$
BEGIN
    IF to_regclass('public.publication') IS NOT NULL THEN
        INSERT INTO steward.earlier_build
        SELECT p.name, p.fingerprint, p.finished, p.static, p.current, p.held
        FROM public.publication p;
        DROP TABLE public.publication;
    END IF;
END $$;
GRANT USAGE, CREATE ON SCHEMA public TO crm_owner;
SET LOCAL ROLE crm_owner;

-- What readers ask which schema to open: data/publication/schemas.py names the columns. A view, so
-- that there is one head; and nobody can write to it.
CREATE VIEW public.publication WITH (security_barrier) AS
SELECT r.staged_in AS name, r.fingerprint, r.released AS finished, r.static,
    r.number = h.release AS current, false AS held
FROM steward.release r CROSS JOIN steward.head h
WHERE r.released IS NOT NULL AND r.dropped IS NULL
UNION ALL
SELECT e.name, e.fingerprint, e.finished, e.static, e.current AND h.release IS NULL, e.held
FROM steward.earlier_build e CROSS JOIN steward.head h;
GRANT SELECT ON public.publication TO crm_reader, crm_steward, crm_worker;

-- Who was shown a release early: public once it is out.
CREATE VIEW public.seen_early WITH (security_barrier) AS
SELECT r.name AS release, p.name AS person, e.office, e.seen
FROM steward.early e JOIN steward.release r ON r.number = e.release
    JOIN steward.person p ON p.number = e.person
WHERE r.released IS NOT NULL;
GRANT SELECT ON public.seen_early TO crm_reader, crm_steward;
