-- Foreign keys whose columns lead no index of their table.
SELECT k.conname::text AS line
FROM pg_constraint k
WHERE k.contype = 'f' AND NOT EXISTS (
    SELECT 1 FROM pg_index i
    WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
        AND (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] = k.conkey
)
