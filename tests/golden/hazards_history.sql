-- hazards_history.sql: what hangs on more than one script: undo, backup, tenant, version.
-- 2 has no undo and drops a column nobody copied; 3's undo is empty and forgets the tenant twice; 4 copies the table it then
-- empties, and shares its version with another.
.output /dev/null
SELECT gov_scan('tests/golden/hazards-history', '--dialect=sqlite');
.output stdout
.mode csv
SELECT replace(path, 'migrations/', ''), line, hazard_id, severity, unit_id, message
  FROM gov_hazards WHERE hazard_id IN ('MH404', 'MH501', 'MH502', 'MH504') ORDER BY path, line, hazard_id;
SELECT hazard_id, name, open, suppressed, scripts FROM gov_hazard_counts WHERE open > 0 ORDER BY hazard_id;
