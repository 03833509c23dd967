-- Foreign keys whose first two columns lead no index of their table.
SELECT m.name || '.' || f."from" AS line
FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
WHERE m.type = 'table'
    AND f.seq = (SELECT max(g.seq) FROM pragma_foreign_key_list(m.name) g WHERE g.id = f.id)
    AND NOT EXISTS (
        SELECT 1 FROM pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
        WHERE c.seqno = f.seq AND c.name = f."from" AND i.partial = 0
    )
