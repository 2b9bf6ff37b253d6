-- A key of front matter that is one slip away from one that is read says nothing, and is told with the key that was meant:
-- `unti`, `target_regoin`, `sourc_region`, `stylo`, and `roll_back` of a unit. Keys that are often there, and `-` for `_`, are none.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/plan-keys', '--migration-plan-paths=*.md');
.output
SELECT severity, code, path, line, message FROM gov_diagnostics ORDER BY path, line;
SELECT unit_id, source_region, target_region FROM gov_flows ORDER BY path;
