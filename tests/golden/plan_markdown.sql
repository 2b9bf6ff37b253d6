.mode csv
.headers on
-- A Markdown plan, a YAML plan, and one that names no dataset: units, scope, amounts, fields.
SELECT gov_scan('tests/golden/plan-markdown', '--migration-plan-paths=docs/migration/*') IS NOT NULL;
SELECT unit_id, kind, line FROM gov_units ORDER BY unit_id;
SELECT unit_id, signal, position, line, why FROM gov_evidence WHERE aspect = 'coverage' ORDER BY unit_id, signal;
SELECT unit_id, signal, value, line FROM gov_evidence WHERE aspect = 'volume' ORDER BY unit_id, signal;
SELECT unit_id, status FROM gov_coverage ORDER BY unit_id;
SELECT name, value, line FROM gov_document_fields ORDER BY path, line;
SELECT path, unit_id, source_region, target_region, line FROM gov_flows ORDER BY path;
SELECT path, level, heading, topic, line, line_end, words, placeholder FROM gov_sections ORDER BY path, line;
