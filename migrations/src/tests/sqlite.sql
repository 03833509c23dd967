SELECT sql || ';' AS line FROM sqlite_master
WHERE sql IS NOT NULL
ORDER BY tbl_name, type = 'index', name
