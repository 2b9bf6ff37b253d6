CREATE TEMP VIEW gov_mapping_rows AS
-- The rows of the mapping specs, a row each, as they stand; what both schemas say of them is in gov_mapping.
SELECT f.scope, f.path, min(f.line) AS line, f.record_no,
  max(CASE WHEN f.field = 'id' AND f.word IS NOT 'none' THEN f.text END) AS mapping_id,
  max(CASE WHEN f.field = 'source_type' AND f.word IS NULL THEN f.text END) AS source_type,
  max(CASE WHEN f.field = 'target_type' AND f.word IS NULL THEN f.text END) AS target_type,
  max(CASE WHEN f.field = 'rule' THEN f.text END) AS rule_text,
  -- a dash is no rule; "none" is: nothing is done to the value
  max(CASE WHEN f.field = 'rule' THEN CASE WHEN f.word <> 'none' THEN f.word WHEN gov_fold(f.text) = 'none' THEN 'rename' END END) AS rule,
  max(CASE WHEN f.field = 'rule' THEN f.number END) AS rule_plain,
  max(CASE WHEN f.field = 'rule_told' THEN f.number END) AS rule_told,
  max(CASE WHEN f.field = 'null' AND f.word <> 'none' THEN f.word END) AS null_rule,
  max(CASE WHEN f.field = 'default' AND coalesce(f.word, '') <> 'none' AND f.text IS NOT NULL AND NOT f.placeholder THEN 1 ELSE 0 END) AS default_given,
  max(CASE WHEN f.field = 'notes' AND coalesce(f.word, '') <> 'none' AND f.text IS NOT NULL AND NOT f.placeholder AND NOT gov_hollow(f.text) THEN 1 ELSE 0 END) AND NOT max(f.field = 'notes_reserved' AND f.word IN ('open', 'unsure')) AS noted,
  max(CASE WHEN f.field = 'boundary' THEN 1 ELSE 0 END) AND NOT coalesce(max(f.field IN ('notes', 'edges') AND f.text IS NOT NULL) AND min(CASE WHEN f.field IN ('notes', 'edges', 'rule') AND f.text IS NOT NULL THEN gov_hollow(f.text) OR (f.field = 'rule' AND f.number = 1) END), 0) AND NOT max(f.field = 'notes_reserved' AND f.word IN ('open', 'unsure')) AS boundary_noted,
  sum(f.field = 'edge' OR (f.field = 'edges' AND f.text IS NOT NULL AND coalesce(f.word, '') <> 'none')) AS edge_notes,
  max(f.placeholder) AS placeholder
FROM temp.gov_kept_stage_fields AS f
WHERE f.artifact = 'mapping' AND f.record = 'mapping'
GROUP BY f.scope, f.path, f.record_no;
