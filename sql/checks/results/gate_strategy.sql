CREATE TEMP VIEW gov_checks_gate_strategy AS
-- MIG1.*, MIG2.*: is what the assessment and the strategy say consistent: a pair of from and to, impacts of what breaks, a
-- risk no lower than the data's, a strategy that the risk allows?
WITH answers AS MATERIALIZED (
  SELECT a.scope, a.risk, a.strategy, a.compatibility FROM temp.gov_kept_gate_answers AS a),
sections AS MATERIALIZED (
  SELECT s.scope, s.code, s.section, s.path, s.line, s.filled, coalesce(s.text, '') || ' ' || coalesce(s.item_text, '') AS text
  FROM temp.gov_kept_gate_sections AS s WHERE s.gate IN ('MIG-1', 'MIG-2')),
components AS MATERIALIZED (
  SELECT i.scope, count(*) AS components FROM temp.gov_kept_gate_items AS i
  WHERE i.gate = 'MIG-1' AND i.section = 'affected components' AND i.real GROUP BY i.scope),
factors AS MATERIALIZED (
  SELECT DISTINCT i.scope FROM temp.gov_kept_gate_items AS i WHERE i.section = 'risk factors' AND i.real AND NOT i.none),
floors AS MATERIALIZED (
  SELECT u.scope, max(u.data_class IN ('critical', 'high') OR v.migration_volume = 'LARGE') AS grave
  FROM temp.gov_kept_gate_units AS u JOIN temp.gov_kept_situations AS v ON v.unit_id = u.unit_id
  GROUP BY u.scope),
judged(check_id, scope, ok, path, line, code, what) AS (
  SELECT 'MIG1.FROM_TO', s.scope,
    CASE WHEN s.filled THEN s.text LIKE '%→%' OR s.text LIKE '%->%' OR ' ' || s.text LIKE '% to %' OR s.text LIKE '%จาก%' OR s.text LIKE '% nach %' END,
    s.path, s.line, s.code, s.section
  FROM sections AS s WHERE s.code = 'MIG-1' AND s.section = 'migration'
  UNION ALL
  SELECT 'MIG1.COMPAT_DETAILS', s.scope,
    CASE WHEN a.compatibility = 'compatible' THEN 1
         WHEN a.compatibility IS NOT NULL THEN length(trim(s.text)) > length(a.compatibility) + 8 END, s.path, s.line, s.code, s.section
  FROM sections AS s JOIN answers AS a ON a.scope = s.scope WHERE s.section = 'data compatibility'
  UNION ALL
  SELECT 'MIG1.RISK_FACTORS', s.scope,
    CASE WHEN s.line IS NULL THEN NULL WHEN a.risk = 'Low' THEN 1 WHEN a.risk IS NOT NULL THEN s.scope IN (SELECT f.scope FROM factors AS f) END,
    s.path, s.line, s.code, s.section
  FROM sections AS s JOIN answers AS a ON a.scope = s.scope WHERE s.section = 'risk factors'
  UNION ALL
  SELECT 'MIG1.RISK_FLOOR', s.scope, CASE WHEN a.risk IS NOT NULL THEN CASE WHEN a.risk <> 'Low' THEN 1 ELSE NOT f.grave END END,
    s.path, s.line, s.code, s.section
  FROM sections AS s JOIN answers AS a ON a.scope = s.scope LEFT JOIN floors AS f ON f.scope = s.scope WHERE s.section = 'risk level'
  UNION ALL
  SELECT 'MIG2.STRATEGY_RISK', s.scope,
    CASE WHEN a.strategy IS NULL THEN NULL WHEN a.strategy <> 'Big bang' THEN 1 WHEN a.risk IN ('High', 'Critical') OR c.components > 5 THEN 0
         WHEN a.risk IS NOT NULL AND c.components IS NOT NULL THEN 1 END, s.path, s.line, s.code, s.section
  FROM sections AS s JOIN answers AS a ON a.scope = s.scope LEFT JOIN components AS c ON c.scope = s.scope WHERE s.section = 'strategy'
  UNION ALL
  SELECT 'MIG2.RATIONALE_BIGBANG', s.scope,
    CASE WHEN a.strategy IS NULL THEN NULL WHEN a.strategy <> 'Big bang' THEN 1 WHEN s.filled THEN length(trim(s.text)) >= 40 END,
    s.path, s.line, s.code, s.section
  FROM sections AS s JOIN answers AS a ON a.scope = s.scope WHERE s.section = 'rationale')
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  j.code || ', section "' || j.what || '"' AS reason, j.path, iif(j.ok IS NULL, j.line, coalesce(j.line, 1)) AS line, j.code
FROM judged AS j;
