-- What a dump of the database does not hold, given anew at each installation: crm_owner makes the
-- schemas of releases, and takes over what the worker has filled. Nobody makes tables of the own.
DO $$
BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO crm_owner', current_database());
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    IF NOT pg_has_role('crm_owner', 'crm_worker', 'MEMBER') THEN
        GRANT crm_worker TO crm_owner;
    END IF;
END $$;

-- What only a superuser can set. Locks by number are for the workflow and its worker: anybody else who
-- took one would hold everybody up. Nobody writes objects beside tables. The server's log repeats neither a row nor a value.
DO $$
DECLARE
    one regprocedure;
BEGIN
    IF NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) THEN
        RAISE WARNING 'not a superuser: locks by number and the server''s log stay as they are';
        RETURN;
    END IF;
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname LIKE 'pg\_%advisory%'
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_owner, crm_worker', one);
    END LOOP;
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
            AND p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
    EXECUTE format('ALTER DATABASE %I SET log_error_verbosity = terse', current_database());
    EXECUTE format('ALTER DATABASE %I SET log_parameter_max_length = 0', current_database());
    EXECUTE format('ALTER DATABASE %I SET log_parameter_max_length_on_error = 0', current_database());
END $$;
