-- A login begins when the provider's answer is first seen, and ends once and for all.

CREATE FUNCTION steward.begin_login(
    login_hash bytea, from_issuer text, of_subject text, called text, mail text, with_claims text[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    who bigint;
BEGIN
    IF EXISTS (SELECT FROM steward.login l WHERE l.hash = login_hash) THEN
        RETURN;  -- seen before; act() says whether it still lives
    END IF;
    INSERT INTO steward.person AS p (issuer, subject, name, email)
    VALUES (from_issuer, of_subject, called, mail)
    ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, email = excluded.email
    RETURNING p.number INTO who;
    INSERT INTO steward.login (hash, person, claims) VALUES (login_hash, who, with_claims)
    ON CONFLICT DO NOTHING;
    PERFORM set_config('steward.login', encode(login_hash, 'hex'), true);
    PERFORM steward.record('login begun', 'person ' || who);
END $$;

-- Act as the person of a login until the transaction ends; asked in every transaction.
-- Whoever acts waits for others, but not for ever: a process may hold what all need.
CREATE FUNCTION steward.act(login_hash bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    who bigint;
BEGIN
    PERFORM set_config('lock_timeout', '20s', true);
    PERFORM set_config('steward.login', encode(login_hash, 'hex'), true);
    who := steward.actor();
    IF who IS NULL THEN
        PERFORM steward.refuse('CR401', 'the login has ended');
    END IF;
    UPDATE steward.login SET seen = now()
    WHERE hash = login_hash AND seen < now() - interval '1 minute';
    RETURN who;
END $$;

CREATE FUNCTION steward.end_login(login_hash bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    who bigint;
BEGIN
    PERFORM set_config('steward.login', encode(login_hash, 'hex'), true);
    UPDATE steward.login SET ended = now() WHERE hash = login_hash AND ended IS NULL
    RETURNING person INTO who;
    IF who IS NOT NULL THEN
        PERFORM steward.record('login ended', 'person ' || who);
    END IF;
END $$;

GRANT EXECUTE ON FUNCTION
    steward.begin_login(bytea, text, text, text, text, text[]), steward.act(bytea),
    steward.end_login(bytea), steward.actor(), steward.may(text, text)
TO crm_steward;
