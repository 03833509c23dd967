-- Tables with their constraints, then indexes that no constraint made.
WITH part AS (
    SELECT c.oid, 1 AS kind, a.attnum::int AS place,
        a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT k.conrelid, 2, (row_number() OVER (ORDER BY k.conname COLLATE "C"))::int,
        'CONSTRAINT ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    FROM pg_constraint k WHERE k.connamespace = 'public'::regnamespace
)
SELECT line FROM (
    SELECT c.relname::text AS t, ''::text AS i,
        'CREATE TABLE ' || c.relname || E' (\n    '
            || string_agg(part.line, E',\n    ' ORDER BY kind, place) || E'\n);' AS line
    FROM part JOIN pg_class c ON c.oid = part.oid
    GROUP BY c.relname
    UNION ALL
    SELECT i.tablename::text, i.indexname::text, i.indexdef || ';'
    FROM pg_indexes i WHERE i.schemaname = 'public' AND i.indexname NOT LIKE '%\_pkey'
) AS everything
ORDER BY t COLLATE "C", i COLLATE "C"
