-- A copy in the same script is a backup while it holds what was copied: one that is changed, emptied, loses a column, was there before
-- or holds some rows is none; of two copies one is enough. A schema that a script makes and drops was nobody's.
.output /dev/null
SELECT gov_scan('tests/golden/copies-spoiled', '--dialect=postgresql');
.output stdout
.mode list
SELECT path, line, hazard_id, unit_id FROM gov_hazards WHERE hazard_id IN ('MH103', 'MH108', 'MH502') ORDER BY path, line, hazard_id;
