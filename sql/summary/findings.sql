CREATE TEMP VIEW gov_findings AS
-- Everything that somebody should look at, one row each: what blocks in the scan's safety mode, what carries risk,
-- where artifacts disagree, exceptions that do not count, files that could not be read, hazards of scripts, failed checks.
-- A finding about a unit's safeguards stands where they are spoken of, or else where the unit is declared.
WITH found(severity, code, unit_id, spec_id, message, path, line) AS (
  SELECT 'blocker', h.rule_id, h.unit_id, u.spec_id, h.reason, coalesce(p.path, u.path), iif(p.path IS NULL, u.line, p.line)
  FROM temp.gov_rule_hits AS h CROSS JOIN temp.gov_rules AS k CROSS JOIN temp.gov_units AS u
    LEFT JOIN temp.gov_kept_first_places AS p
      ON p.unit_id = h.unit_id
      AND p.factor = coalesce(k.factor, (SELECT r.factor FROM temp.gov_risk_factors AS r
                                         WHERE r.unit_id = h.unit_id AND r.level = 'CRITICAL' LIMIT 1))
  WHERE h.mode = (SELECT m.mode FROM gov_mode AS m)
    AND h.effect = 'blocks' AND k.rule_id = h.rule_id AND u.unit_id = h.unit_id
  UNION ALL
  SELECT CASE r.level WHEN 'CRITICAL' THEN 'high' WHEN 'HIGH' THEN 'high' WHEN 'MEDIUM' THEN 'medium' ELSE 'low' END,
    'RISK.' || r.factor, r.unit_id, u.spec_id, r.reason, coalesce(p.path, u.path), iif(p.path IS NULL, u.line, p.line)
  FROM temp.gov_risk_factors AS r CROSS JOIN temp.gov_units AS u
    LEFT JOIN temp.gov_kept_first_places AS p ON p.unit_id = r.unit_id AND p.factor = r.factor
  WHERE u.unit_id = r.unit_id AND (u.mentioned OR u.data_class <> 'unknown')
  UNION ALL
  SELECT 'medium', 'GAP.unmentioned', NULL, NULL,
    count(*) || ' known dataset(s) of unknown class are named by no plan, script, pipeline or report', min(u.path), NULL
  FROM temp.gov_units AS u
  WHERE u.data_class = 'unknown' AND NOT u.mentioned
  HAVING count(*) > 0
  UNION ALL
  SELECT CASE g.gap WHEN 'plan_not_script' THEN 'medium' WHEN 'model_in_neither' THEN 'medium' ELSE 'high' END,
    'GAP.' || g.gap, g.unit_id, g.spec_id, g.reason, g.path, g.line
  FROM temp.gov_kept_coverage_gaps AS g
  WHERE g.gap <> 'narrowing' AND (g.gap <> 'model_in_neither'
    OR g.unit_id IN (SELECT k.unit_id FROM temp.gov_units AS k WHERE k.data_class <> 'unknown'))
  UNION ALL
  SELECT 'high', 'EXCEPTION.not_waivable', NULL, NULL,
    'exception ' || p.policy_id || ' waives ' || upper(p.control) || ', which cannot be waived', p.path, p.line
  FROM temp.gov_policies AS p
  WHERE p.kind = 'exception'
    AND upper(p.control) IN (SELECT r.rule_id FROM temp.gov_rules AS r WHERE NOT r.waivable)
  UNION ALL
  SELECT 'medium', 'EXCEPTION.incomplete', NULL, NULL,
    'exception ' || p.policy_id || ' does not count: '
      || CASE WHEN trim(coalesce(p.rationale, '')) = '' THEN 'it gives no reason'
              WHEN trim(coalesce(p.approved_by, '')) = '' THEN 'it names no approver'
              WHEN p.expires_on IS NULL THEN 'it has no expiry' ELSE 'it expired on ' || p.expires_on END,
    p.path, p.line
  FROM temp.gov_policies AS p
  WHERE p.kind = 'exception'
    AND (trim(coalesce(p.rationale, '')) = '' OR trim(coalesce(p.approved_by, '')) = '' OR p.expires_on IS NULL
      OR p.expires_on < (SELECT substr(f.value, 1, 10) FROM temp.gov_flags AS f WHERE f.flag = 'now'))
  UNION ALL
  SELECT 'medium', 'EXCEPTION.unknown', NULL, NULL,
    'exception ' || p.policy_id || ' waives ' || p.control || ', which no policy, rule, check or hazard is called', p.path, p.line
  FROM temp.gov_policies AS p
  WHERE p.kind = 'exception'
    AND NOT EXISTS (SELECT 1 FROM temp.gov_policies AS o WHERE o.kind <> 'exception' AND o.policy_id = p.control COLLATE NOCASE)
    AND upper(p.control) NOT IN (SELECT upper(r.rule_id) FROM temp.gov_rules AS r)
    AND upper(p.control) NOT IN (SELECT upper(c.check_id) FROM temp.gov_check_catalog AS c)
    AND upper(p.control) NOT IN (SELECT upper(z.hazard_id) FROM temp.gov_hazard_catalog AS z)
  UNION ALL
  SELECT 'medium', 'EXCEPTION.unused', NULL, NULL, 'exception ' || p.policy_id || ' matches no unit', p.path, p.line
  FROM temp.gov_policies AS p
  WHERE p.kind = 'exception' AND p.policy_id NOT IN (SELECT e.exception_id FROM temp.gov_kept_exceptions AS e)
  UNION ALL
  SELECT CASE a.status WHEN 'failed' THEN 'high' ELSE 'medium' END, 'ARTIFACT.' || a.status, NULL, a.spec_id,
    a.kind || ' was not read in full: ' || coalesce(a.note, 'see gov_diagnostics'), a.path, NULL
  FROM temp.gov_artifacts AS a
  WHERE a.status IN ('failed', 'partial')
  UNION ALL
  SELECT CASE WHEN h.suppressed_by IS NULL THEN h.severity ELSE 'low' END, 'HAZARD.' || h.hazard_id, h.unit_id, u.spec_id,
    h.message || CASE WHEN h.suppressed_by IS NULL THEN '' ELSE ' (suppressed in the script)' END, h.path, h.line
  FROM temp.gov_hazards AS h LEFT JOIN temp.gov_units AS u ON u.unit_id = h.unit_id
  UNION ALL
  SELECT k.severity, k.check_id, NULL, (SELECT s.spec_id FROM temp.gov_check_scopes AS s WHERE s.scope = k.scope), k.reason, k.path, k.line
  FROM temp.gov_checks AS k WHERE k.outcome = 'fail')
SELECT f.severity, f.code, f.unit_id, f.spec_id, f.message, f.path, f.line,
  coalesce(
    (SELECT r.recommendation FROM temp.gov_recommendations AS r WHERE r.code = f.code),
    (SELECT r.recommendation FROM temp.gov_recommendations AS r WHERE r.code = substr(f.code, 1, instr(f.code, '.') - 1)),
    (SELECT c.why || '.' FROM temp.gov_check_catalog AS c WHERE c.check_id = f.code)
  ) AS recommendation
FROM found AS f;
