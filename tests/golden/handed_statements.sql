-- A statement that a client is handed on its command line is read as SQL: a copy of some rows has a gap, an empty table is no copy, and
-- what is only printed runs nowhere.
.output /dev/null
SELECT gov_scan('tests/golden/handed-statements');
.output stdout
.mode list
SELECT path, line, aspect || '.' || signal FROM gov_evidence WHERE aspect IN ('backup', 'rollback') ORDER BY path, line, 3;
SELECT unit_id, backup_status, rollback_status FROM gov_status ORDER BY unit_id;
