-- Why does a unit stand as it does? One line a row, in order: the unit, each status with its reason and the statements it rests
-- on, the risk factors, and the rules of both modes that it hit. ?1: unit_id. No row for a unit nobody knows.
WITH
  the_unit AS MATERIALIZED (
    SELECT unit_id, spec_id, data_class, risk_level, blocking_for_release, notes FROM temp.gov_status WHERE unit_id = ?1
  ),
  statuses(place_no, aspect, status, reason) AS (
    SELECT 1, 'coverage', status, reason FROM temp.gov_coverage WHERE unit_id = ?1
    UNION ALL SELECT 2, 'backup', status, reason FROM temp.gov_backup WHERE unit_id = ?1
    UNION ALL SELECT 3, 'rollback', status, reason FROM temp.gov_rollback WHERE unit_id = ?1
    UNION ALL SELECT 4, 'verification', status, reason FROM temp.gov_verification WHERE unit_id = ?1
    UNION ALL SELECT 5, 'style', status, reason FROM temp.gov_style WHERE unit_id = ?1
    UNION ALL SELECT 6, 'volume', status, reason FROM temp.gov_volume WHERE unit_id = ?1
    UNION ALL SELECT 7, 'tenancy', status, reason FROM temp.gov_tenancy WHERE unit_id = ?1
    UNION ALL SELECT 8, 'residency', status, reason FROM temp.gov_residency WHERE unit_id = ?1
    UNION ALL SELECT 9, 'policy', status, reason FROM temp.gov_policy_alignment WHERE unit_id = ?1
  ),
  statements(aspect, path, line, text) AS (
    SELECT +e.aspect, +e.path, e.line,
      '  ' || e.path || coalesce(':' || e.line, '') || '  ' || e.signal || coalesce(' = ' || e.value, '') || ', ' || e.standing
      || coalesce(', ' || e.position, '')
      || CASE WHEN e.scope = 'unit' THEN '' ELSE ', said of the whole ' || e.scope END
      || coalesce(': ' || e.why, '') || coalesce(' — "' || e.excerpt || '"', '')
    FROM temp.gov_unit_scopes AS u CROSS JOIN temp.gov_evidence AS e -- as gov_unit_evidence joins them
    WHERE u.unit_id = ?1 AND e.scope_id = u.scope_id AND e.scope = u.scope
  ),
  lines(place_no, part, path, line, text) AS (
    SELECT 0, 0, '', 0, unit_id || ' (spec ' || coalesce(spec_id, 'unknown') || ', class ' || data_class || '): risk ' || risk_level
      || CASE WHEN blocking_for_release THEN ', blocks the release' ELSE ', does not block' END FROM the_unit
    UNION ALL SELECT place_no, 0, '', 0, aspect || ': ' || status || ', ' || reason FROM statuses
    UNION ALL SELECT s.place_no, 1, t.path, t.line, t.text FROM statuses AS s JOIN statements AS t ON t.aspect = s.aspect
    UNION ALL SELECT 10, 0, factor, 0, 'risk of ' || factor || ': ' || level || ', ' || reason
      FROM temp.gov_risk_factors WHERE unit_id = ?1
    UNION ALL SELECT 11, 0, mode || rule_id, 0, 'rule ' || rule_id || ' (' || mode || '): ' || effect || ', ' || reason
      FROM temp.gov_rule_hits WHERE unit_id = ?1
  )
SELECT text FROM lines WHERE EXISTS (SELECT 1 FROM the_unit) ORDER BY place_no, part, path, line, text
