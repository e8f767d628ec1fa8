-- Who opens the database. Everything in schema steward belongs to crm_owner, as whom nobody can
-- log in; each kind of process has a role of its own, which may call functions and change no table.
DO $$
BEGIN
    PERFORM pg_advisory_xact_lock(4411981); -- roles are of the whole server: two installations wait
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_owner') THEN
        CREATE ROLE crm_owner NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_reader') THEN
        CREATE ROLE crm_reader LOGIN; -- pages and interfaces: what is released
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_steward') THEN
        CREATE ROLE crm_steward LOGIN; -- the application with a login
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_worker') THEN
        CREATE ROLE crm_worker LOGIN; -- checks, builds and publishes
    END IF;
END $$;

CREATE SCHEMA steward AUTHORIZATION crm_owner;
GRANT USAGE ON SCHEMA steward TO crm_steward, crm_worker, crm_reader;
SET LOCAL ROLE crm_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE crm_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE steward.version (
    file text PRIMARY KEY,  -- of data/workflow/sql
    sha256 text NOT NULL,
    installed timestamptz NOT NULL DEFAULT now()
);

-- Failures that a process tells apart by their code; the message is for the log alone.
--   CR401 no login, or it has ended      CR403 not allowed          CR404 not there, or not to be seen
--   CR409 another was first              CR422 what is asked is wanting something
CREATE FUNCTION steward.refuse(code text, message text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = code, MESSAGE = message;
END $$;
