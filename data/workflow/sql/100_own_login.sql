-- What somebody is told of the own login, and administrators of the reasons for memberships: tables
-- that no process reads answer only what is one's own.

CREATE FUNCTION steward.own_login(
    OUT begun timestamptz, OUT ends timestamptz, OUT claims text[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT l.begun, l.begun + interval '8 hours', l.claims FROM steward.login l
    WHERE l.hash = decode(nullif(current_setting('steward.login', true), ''), 'hex')
        AND steward.is_alive(l)
$$;

-- Why a membership was proposed or ended, as whoever confirms it must know; one's own too.
CREATE FUNCTION steward.membership_reasons()
RETURNS TABLE (membership bigint, action text, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = steward, pg_temp AS $$
    SELECT m.number, a.action, a.reason
    FROM steward.membership m JOIN steward.audit a ON a.object = 'membership ' || m.number
    WHERE a.action IN ('membership proposed', 'membership ended')
        AND (m.person = (SELECT steward.actor()) OR (SELECT steward.may('administrator'))
            OR (SELECT steward.may('auditor')))
$$;

GRANT EXECUTE ON FUNCTION steward.own_login(), steward.membership_reasons() TO crm_steward;
