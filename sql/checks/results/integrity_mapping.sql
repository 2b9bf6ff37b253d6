CREATE TEMP VIEW gov_checks_mapping AS
-- Checks of mapping rows, one row of results a mapping row: rules and null rules in the words the spec allows, reasons for
-- what is dropped, sources of what is derived, no null where the target refuses it, and types that lose values only where somebody thought of it.
WITH mapped AS MATERIALIZED (
  SELECT m.scope, m.path, m.line, m.mapping_id, m.rule, m.null_rule, m.noted, m.boundary_noted, m.default_given, m.type_change,
    m.source_type, m.target_type, m.source_known, m.target_known, m.source_exists, m.target_exists, m.source_column, m.target_column, m.source_stated, m.target_stated,
    r.source_type AS source_said, r.target_type AS target_said, r.rule_text, r.rule_plain, r.rule_told, r.placeholder,
    coalesce(m.null_rule = 'null' AND m.target_nullable = 0 AND m.source_nullable IS NOT 0, 0) AS null_refused,
    instr('+' || coalesce(m.rule, '') || '+', '+drop+') > 0 AS drops,
    instr('+' || coalesce(m.rule, '') || '+', '+derive+') + instr('+' || coalesce(m.rule, '') || '+', '+default+') > 0 AS makes
  FROM temp.gov_kept_mapping AS m JOIN temp.gov_kept_mapping_rows AS r ON r.path = m.path AND r.record_no = m.record_no),
judged AS (
  SELECT 'MAP.RULE_ENUM' AS check_id, m.scope, CASE WHEN m.rule IS NOT NULL THEN 'pass' ELSE 'fail' END AS outcome,
    CASE WHEN m.rule IS NOT NULL THEN 'rule ' || m.rule WHEN m.rule_text IS NULL THEN 'no rule'
      ELSE 'the rule begins with none of rename cast derive default drop' END AS reason, m.path, m.line, m.mapping_id
  FROM mapped AS m
  UNION ALL
  SELECT 'MAP.RULE_ALIAS', m.scope, CASE WHEN m.rule IS NULL THEN 'unknown' WHEN m.rule_plain = 1 THEN 'pass' ELSE 'fail' END,
    CASE WHEN m.rule IS NULL THEN 'no rule we know' WHEN m.rule_plain = 1 THEN 'rule ' || m.rule ELSE 'another word for ' || m.rule END,
    m.path, m.line, m.mapping_id
  FROM mapped AS m
  UNION ALL
  SELECT 'MAP.NULL_RULE', m.scope, CASE WHEN m.null_rule IS NULL OR m.null_refused THEN 'fail' ELSE 'pass' END,
    CASE WHEN m.null_rule IS NULL THEN 'what becomes of null is not said, or in no word we know' WHEN m.null_refused THEN 'null stays null, and the target refuses it'
      ELSE 'null: ' || m.null_rule END, m.path, m.line, m.mapping_id
  FROM mapped AS m WHERE NOT m.drops
  UNION ALL
  SELECT 'MAP.DROP_RATIONALE', m.scope, CASE WHEN m.noted THEN 'pass' ELSE 'fail' END,
    CASE WHEN m.noted THEN 'dropped with a note' ELSE 'dropped without a word why' END, m.path, m.line, m.mapping_id
  FROM mapped AS m WHERE m.drops
  UNION ALL
  SELECT 'MAP.DERIVE_SOURCE', m.scope,
    CASE WHEN m.source_column IS NOT NULL OR m.default_given OR m.rule_told THEN 'pass' ELSE 'fail' END,
    CASE WHEN m.source_column IS NOT NULL THEN 'from ' || m.source_column WHEN m.default_given THEN 'a default is given'
      WHEN m.rule_told THEN 'the rule says from what' ELSE 'nothing says what makes the value' END,
    m.path, m.line, m.mapping_id
  FROM mapped AS m WHERE m.makes
  UNION ALL
  SELECT 'MAP.NARROWING', m.scope,
    CASE WHEN m.type_change IS NULL THEN 'unknown' WHEN m.type_change <> 'narrows' OR m.boundary_noted THEN 'pass' ELSE 'fail' END,
    CASE WHEN m.type_change IS NULL THEN 'a type is not known' WHEN m.type_change <> 'narrows' THEN 'the type ' || m.type_change
      ELSE m.source_type || ' narrows to ' || m.target_type || CASE WHEN m.boundary_noted THEN ', with a note on the boundary' ELSE ' and no note says what becomes of the rest' END END,
    m.path, m.line, m.mapping_id
  FROM mapped AS m WHERE m.source_column IS NOT NULL AND m.target_column IS NOT NULL
  UNION ALL
  SELECT 'MAP.TYPE_DIFF_NO_CAST', m.scope,
    CASE WHEN m.type_change IS NULL THEN 'unknown' WHEN m.type_change IN ('changes', 'narrows') THEN 'fail' ELSE 'pass' END,
    CASE WHEN m.type_change IS NULL THEN 'a type is not known' WHEN m.type_change IN ('changes', 'narrows')
      THEN m.source_type || ' becomes ' || m.target_type || ' by rename alone' ELSE 'the type ' || m.type_change END,
    m.path, m.line, m.mapping_id
  FROM mapped AS m WHERE m.rule = 'rename' AND m.source_column IS NOT NULL AND m.target_column IS NOT NULL
  UNION ALL
  SELECT 'MAP.TYPE_STATED', m.scope,
    CASE WHEN m.source_stated <> 'same' OR m.target_stated <> 'same' THEN 'fail' WHEN (m.source_said IS NULL OR m.source_stated IS NOT NULL) AND (m.target_said IS NULL OR m.target_stated IS NOT NULL) THEN 'pass'
      ELSE 'unknown' END,
    CASE WHEN m.source_stated <> 'same' THEN 'the source schema has another type than ' || m.source_said WHEN m.target_stated <> 'same' THEN 'the target schema has another type than ' || m.target_said
      WHEN (m.source_said IS NULL OR m.source_stated IS NOT NULL) AND (m.target_said IS NULL OR m.target_stated IS NOT NULL) THEN 'the types it states are those of the schemas'
      ELSE 'a type it states is none we know, or no data model has it' END, m.path, m.line, m.mapping_id
  FROM mapped AS m WHERE m.source_said IS NOT NULL OR m.target_said IS NOT NULL
  UNION ALL
  SELECT 'MAP.TBD', m.scope, CASE WHEN m.placeholder THEN 'fail' ELSE 'pass' END,
    CASE WHEN m.placeholder THEN 'a cell is still to be filled in' ELSE 'every cell is filled in' END, m.path, m.line, m.mapping_id
  FROM mapped AS m
  UNION ALL
  SELECT 'MAP.GHOST', m.scope, CASE WHEN m.source_exists = 0 OR m.target_exists = 0 THEN 'fail' WHEN m.source_column IS NULL AND m.target_column IS NULL THEN 'unknown'
      WHEN coalesce(m.source_known, m.source_column IS NULL) AND coalesce(m.target_known, m.target_column IS NULL) THEN 'pass' ELSE 'unknown' END,
    CASE WHEN m.source_exists = 0 THEN 'the source schema has no such column: ' || m.source_column
      WHEN m.target_exists = 0 THEN 'the target schema has no such column: ' || m.target_column
      WHEN m.source_column IS NULL AND m.target_column IS NULL THEN 'it names no column'
      WHEN coalesce(m.source_known, m.source_column IS NULL) AND coalesce(m.target_known, m.target_column IS NULL) THEN 'both schemas have it'
      ELSE 'no data model describes one of its tables' END, m.path, m.line, m.mapping_id
  FROM mapped AS m
  UNION ALL
  SELECT e.check_id, m.scope, 'skip', e.reason, min(m.path), min(m.line), NULL
  FROM mapped AS m CROSS JOIN (SELECT 'MAP.DROP_RATIONALE' AS check_id, 'nothing is dropped' AS reason UNION ALL SELECT 'MAP.DERIVE_SOURCE', 'nothing is derived or defaulted') AS e
  GROUP BY m.scope, e.check_id HAVING CASE e.check_id WHEN 'MAP.DROP_RATIONALE' THEN max(m.drops) ELSE max(m.makes) END = 0)
SELECT j.check_id, j.scope, j.outcome, coalesce(j.mapping_id || ': ', '') || j.reason AS reason, j.path, j.line FROM judged AS j;
