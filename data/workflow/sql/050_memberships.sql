-- Who may do what is proposed by one administrator and confirmed by another, neither for oneself.

CREATE FUNCTION steward.propose_membership(who bigint, as_role text, for_agency text, why text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    PERFORM steward.need_administrator();
    IF who = steward.actor() THEN
        PERFORM steward.refuse('CR403', 'nobody proposes a membership of one''s own');
    END IF;
    IF btrim(coalesce(why, '')) = '' OR NOT EXISTS (
        SELECT FROM steward.role r WHERE r.role = as_role AND r.of_agency = (for_agency IS NOT NULL)
    ) THEN
        PERFORM steward.refuse('CR422', 'a membership needs a role, its agency, and a reason');
    END IF;
    IF NOT EXISTS (SELECT FROM steward.person p WHERE p.number = who) THEN
        PERFORM steward.refuse('CR404', 'no such person');
    END IF;
    INSERT INTO steward.membership (person, role, agency, proposed_by)
    VALUES (who, as_role, for_agency, steward.actor())
    ON CONFLICT DO NOTHING RETURNING number INTO made;
    IF made IS NULL THEN
        PERFORM steward.refuse('CR409', 'the person has it, or it is proposed already');
    END IF;
    PERFORM steward.record('membership proposed', 'membership ' || made, why,
        jsonb_build_object('person', who, 'role', as_role, 'agency', for_agency));
    RETURN made;
END $$;

CREATE FUNCTION steward.confirm_membership(which bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.membership;
BEGIN
    PERFORM steward.need_administrator();
    SELECT * INTO one FROM steward.membership m WHERE m.number = which FOR UPDATE;
    IF one IS NULL OR one.ended IS NOT NULL THEN
        PERFORM steward.refuse('CR404', 'no such membership');
    ELSIF one.confirmed IS NOT NULL THEN
        PERFORM steward.refuse('CR409', 'it is confirmed already');
    ELSIF steward.actor() IN (one.person, one.proposed_by) THEN
        PERFORM steward.refuse('CR403', 'another administrator confirms');
    END IF;
    UPDATE steward.membership SET confirmed = now(), confirmed_by = steward.actor()
    WHERE number = which;
    PERFORM steward.record('membership confirmed', 'membership ' || which);
END $$;

-- A right is ended by one administrator, but not the last administrator's: nobody could give any.
CREATE FUNCTION steward.end_membership(which bigint, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
DECLARE
    one steward.membership;
BEGIN
    PERFORM steward.lock_chain();  -- before the right is asked for: two may end each other
    PERFORM steward.need_administrator();
    PERFORM steward.need_reason(why);
    SELECT * INTO one FROM steward.membership m WHERE m.number = which AND m.ended IS NULL
    FOR UPDATE;
    IF one.number IS NULL THEN
        PERFORM steward.refuse('CR404', 'no such membership');
    ELSIF one.role = 'administrator' AND one.confirmed IS NOT NULL AND NOT EXISTS (
        SELECT FROM steward.membership m WHERE m.role = 'administrator' AND m.number <> which
            AND m.confirmed IS NOT NULL AND m.ended IS NULL
    ) THEN
        PERFORM steward.refuse('CR422', 'an administrator must remain');
    END IF;
    UPDATE steward.membership SET ended = now(), ended_by = steward.actor() WHERE number = which;
    PERFORM steward.record('membership ended', 'membership ' || which, why);
END $$;

CREATE FUNCTION steward.need_administrator() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT steward.may('administrator') THEN
        PERFORM steward.refuse('CR403', 'administrators only');
    END IF;
END $$;

-- The first two administrators are named by whoever sets the database up; no process may do it.
CREATE FUNCTION steward.name_administrator(from_issuer text, of_subject text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    who bigint;
BEGIN
    IF (SELECT count(*) FROM steward.membership m
        WHERE m.role = 'administrator' AND m.confirmed IS NOT NULL AND m.ended IS NULL) >= 2 THEN
        PERFORM steward.refuse('CR403', 'two administrators are there: they name the others');
    END IF;
    INSERT INTO steward.person AS p (issuer, subject) VALUES (from_issuer, of_subject)
    ON CONFLICT (issuer, subject) DO UPDATE SET subject = excluded.subject
    RETURNING p.number INTO who;
    INSERT INTO steward.membership (person, role, confirmed) VALUES (who, 'administrator', now());
    PERFORM steward.record('administrator named', 'person ' || who);
    RETURN who;
END $$;

-- Who sees people: oneself, and administrators and auditors all. Names stand by decisions too, so
-- those who review and publish see them; a contributor sees none but the own.
ALTER TABLE steward.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.person FOR SELECT TO crm_steward USING (
    number = (SELECT steward.actor()) OR (SELECT steward.may('administrator'))
    OR (SELECT steward.may('auditor')) OR (SELECT steward.may('reviewer'))
    OR (SELECT steward.may('publisher'))
);
ALTER TABLE steward.membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.membership FOR SELECT TO crm_steward USING (
    person = (SELECT steward.actor()) OR (SELECT steward.may('administrator'))
    OR (SELECT steward.may('auditor'))
);
ALTER TABLE steward.audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON steward.audit FOR SELECT TO crm_steward USING ((SELECT steward.may('auditor')));
GRANT SELECT ON steward.person, steward.membership, steward.audit, steward.role TO crm_steward;
GRANT EXECUTE ON FUNCTION
    steward.propose_membership(bigint, text, text, text), steward.confirm_membership(bigint),
    steward.end_membership(bigint, text)
TO crm_steward;

-- Every entry as the text of which its hash is taken, for auditors; the reading is itself recorded.
CREATE FUNCTION steward.audit_export() RETURNS TABLE (number bigint, text text, hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = steward, pg_temp AS $$
BEGIN
    IF NOT steward.may('auditor') THEN
        PERFORM steward.refuse('CR403', 'auditors only');
    END IF;
    PERFORM steward.record('audit exported', 'audit');
    RETURN QUERY SELECT a.number, steward.audit_text(a), a.hash FROM steward.audit a
        ORDER BY a.number;
END $$;
GRANT EXECUTE ON FUNCTION steward.audit_export() TO crm_steward;
