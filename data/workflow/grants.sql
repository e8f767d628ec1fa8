-- What a dump of the database does not hold, given anew at each installation: crm_owner makes the
-- schemas of releases, and takes over what the worker has filled.
DO $$
BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO crm_owner', current_database());
    IF NOT pg_has_role('crm_owner', 'crm_worker', 'MEMBER') THEN
        GRANT crm_worker TO crm_owner;
    END IF;
END $$;
