-- What the installed software declares: the texts of indicators and areas, what the source of a flow is
-- called, the tables of a release. Whoever owns the database installs it; no process does.

CREATE TABLE steward.declaration (
    kind text PRIMARY KEY CHECK (kind IN ('indicator', 'area', 'source', 'table')),
    sha256 text NOT NULL,
    told jsonb NOT NULL  -- a list, as data/workflow/declarations.py makes it
);

-- For whoever installs: another declaration in place of the one before.
CREATE FUNCTION steward.declare(as_kind text, with_sha256 text, all_of jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = steward, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM steward.declaration d WHERE d.kind = as_kind) THEN
        PERFORM steward.record('declaration installed', 'declaration ' || as_kind, '',
            jsonb_build_object('sha256', with_sha256));
    END IF;
    INSERT INTO steward.declaration AS d VALUES (as_kind, with_sha256, all_of)
    ON CONFLICT (kind) DO UPDATE SET sha256 = with_sha256, told = all_of;
END $$;

CREATE FUNCTION steward.declared(as_kind text) RETURNS SETOF jsonb
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    SELECT jsonb_array_elements(d.told) FROM steward.declaration d WHERE d.kind = as_kind
$$;

-- Whether a schema holds the declared tables with their columns and keys, and no other.
CREATE FUNCTION steward.has_declared_tables(called text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH held AS (
        SELECT jsonb_build_object(
            'table', c.relname,
            'columns', (
                SELECT jsonb_object_agg(a.attname, format_type(a.atttypid, a.atttypmod))
                FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            ),
            'key', (
                SELECT jsonb_agg(a.attname ORDER BY a.attname)
                FROM pg_catalog.pg_index i JOIN pg_catalog.pg_attribute a
                    ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = c.oid AND i.indisprimary AND i.indisvalid
            )
        ) AS told
        FROM pg_catalog.pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = (
            SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = called
        )
    )
    SELECT NOT EXISTS (
        (SELECT h.told FROM held h EXCEPT SELECT d FROM steward.declared('table') d)
        UNION ALL
        (SELECT d FROM steward.declared('table') d EXCEPT SELECT h.told FROM held h)
    )
$$;

-- Beside what is refused before: what would be evaluated for the new owner, as whom all else belongs to
-- him (an index or statistics over an expression, a default, a check), and what a crash would empty.
CREATE OR REPLACE FUNCTION steward.holds_more_than_tables(called text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = steward, pg_temp AS $$
    WITH held AS (
        SELECT c.oid, c.relkind, c.relowner, c.relpersistence, c.relforcerowsecurity
        FROM pg_catalog.pg_class c
        WHERE c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = called)
    )
    SELECT EXISTS (SELECT FROM held WHERE relkind NOT IN ('r', 'i', 'S')
            OR relowner <> 'crm_owner'::regrole OR relpersistence <> 'p' OR relforcerowsecurity)
        OR EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN held h ON h.oid IN (i.inhrelid, i.inhparent))
        OR EXISTS (SELECT FROM pg_catalog.pg_rewrite r JOIN held h ON h.oid = r.ev_class)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger t JOIN held h ON h.oid = t.tgrelid)
        OR EXISTS (SELECT FROM pg_catalog.pg_policy p JOIN held h ON h.oid = p.polrelid)
        OR EXISTS (SELECT FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n
            ON n.oid = p.pronamespace WHERE n.nspname = called)
        OR EXISTS (SELECT FROM pg_catalog.pg_index i JOIN held h ON h.oid = i.indrelid
            WHERE i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
        OR EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s JOIN held h ON h.oid = s.stxrelid)
        OR EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN held h ON h.oid = c.conrelid
            WHERE c.contype NOT IN ('p', 'n'))
        OR EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN held h ON h.oid = a.attrelid
            WHERE a.attgenerated <> '' OR a.attcollation NOT IN (0, 'pg_catalog."default"'::regcollation)
                AND h.relkind = 'r' AND a.attnum > 0)
        OR EXISTS (SELECT FROM pg_catalog.pg_attrdef d JOIN held h ON h.oid = d.adrelid
            WHERE pg_get_expr(d.adbin, d.adrelid) NOT LIKE 'nextval(%::regclass)')
$$;
