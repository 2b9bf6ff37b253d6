-- "`customers`:" right before a list owns the list: its steps are nobody else's way back. "Backup: TBD" behind a table's name
-- is a placeholder, not a backup.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/list_leads');
.output
SELECT unit_id, backup_status, rollback_status FROM gov_status;
