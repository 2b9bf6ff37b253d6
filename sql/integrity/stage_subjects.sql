CREATE TEMP VIEW gov_stage_subjects AS
-- Which datasets of its migration does a record speak of? Those that the mapping names; without one, those that a model, script
-- or pipeline knows. A report that names others is about another system, and proves nothing here.
WITH mapped AS MATERIALIZED (
  SELECT t.scope, t.table_name AS name, coalesce(t.unit_id, t.table_name) AS unit_id FROM temp.gov_kept_mapping_tables AS t
  UNION SELECT t.scope, lower(n.name), t.unit_id FROM temp.gov_kept_mapping_tables AS t JOIN temp.gov_names AS n ON n.unit_id = t.unit_id),
known AS MATERIALIZED (
  SELECT m.scope, m.name, m.unit_id FROM mapped AS m
  UNION
  SELECT a.scope, lower(n.name), n.unit_id
  FROM temp.gov_names AS n JOIN temp.gov_signals AS s ON s.unit_id = n.unit_id AND s.models + s.scripts + s.pipelines > 0
    CROSS JOIN (SELECT DISTINCT k.scope FROM temp.gov_kept_stage_artifacts AS k WHERE k.scope NOT IN (SELECT m.scope FROM mapped AS m)) AS a),
words AS MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.word FROM temp.gov_kept_stage_fields AS f WHERE f.field = 'subject' AND f.word IS NOT NULL
  UNION
  SELECT f.scope, f.path, f.record, f.record_no, substr(f.word, 1, instr(f.word, '.') - 1) FROM temp.gov_kept_stage_fields AS f
  WHERE f.field = 'subject' AND instr(f.word, '.') > 1)
SELECT DISTINCT w.scope, w.path, w.record, w.record_no, k.unit_id
FROM words AS w JOIN known AS k ON k.scope = w.scope AND k.name = w.word;
