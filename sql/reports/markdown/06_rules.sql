-- Which rules were hit, and why. ?1: the mode.
SELECT '' AS line
UNION ALL SELECT '## Rules'
UNION ALL SELECT ''
UNION ALL SELECT 'No unit is stopped by a rule of the ' || ?1 || ' mode.'
WHERE NOT EXISTS (SELECT 1 FROM temp.gov_rule_hits AS h WHERE h.mode = ?1)
UNION ALL SELECT l.line FROM (
  SELECT '- ' || h.rule_id || ' ' || h.effect || ' `' || replace(h.unit_id, '`', '''') || '`: ' || h.reason AS line
  FROM temp.gov_rule_hits AS h WHERE h.mode = ?1 ORDER BY h.rule_id, h.unit_id) AS l;
