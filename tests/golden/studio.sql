-- The two sample stages, check by check: why each passes or fails, and where. What is wrong in the broken one stands in samples/studio/EXPECTED.tsv.
.mode csv
SELECT gov_scan('samples/studio/sound') IS NOT NULL;
.print -- sound
SELECT check_id, outcome, reason, replace(path, rtrim(path, replace(path, '/', '')), '') AS file, line FROM gov_checks
WHERE framework = 'integrity' ORDER BY check_id, file, line, reason;
.print -- the mapping, and the records, by the names they give themselves
SELECT mapping_id, source_table, source_column, source_type, target_table, target_column, target_type, type_change, rule, null_rule, tests, tests_passed, boundary_tests,
  edge_tests, edge_notes, line, source_known, target_known, source_exists, target_exists, source_nullable, target_nullable, default_given, noted, boundary_noted,
  source_stated, target_stated FROM gov_mapping ORDER BY line;
SELECT artifact, record, line, name FROM gov_stage_records WHERE record IN ('mapping', 'step', 'reconciliation', 'script', 'sample', 'compatibility', 'unit', 'feedback', 'rehearsal')
ORDER BY artifact, path, line, record_no;
.print -- broken: what does not pass
SELECT gov_scan('samples/studio/broken') IS NOT NULL;
SELECT check_id, outcome, reason, replace(path, rtrim(path, replace(path, '/', '')), '') AS file, line FROM gov_checks
WHERE framework = 'integrity' AND outcome <> 'pass' ORDER BY check_id, file, line, reason;
