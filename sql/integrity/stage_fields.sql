CREATE TEMP VIEW gov_stage_fields AS
-- Every typed field of the records in the artifacts of a migration stage, with the artifact they stand in; evidence in JSON
-- stands in none and is the artifact `evidence` of its migration.
SELECT a.scope, CAST(a.artifact AS TEXT) AS artifact, f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
FROM temp.gov_kept_stage_artifacts AS a JOIN temp.gov_record_fields AS f ON f.path = a.path AND f.line BETWEEN a.line AND a.line_end
UNION ALL
SELECT s.scope, CAST('evidence' AS TEXT), f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
FROM temp.gov_artifacts AS e CROSS JOIN temp.gov_kept_stage_scopes AS s CROSS JOIN temp.gov_record_fields AS f
WHERE e.format = 'stage-evidence' AND s.path = e.path AND f.path = e.path;
