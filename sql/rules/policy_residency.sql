CREATE TEMP VIEW gov_policy_residency AS
-- Is each residency rule kept for each unit it speaks about? Broken by one movement is broken; met needs at least one movement
-- that is known and none that is not. An allow is no rule that can be kept.
WITH judged(unit_id, policy_no, policy_id, kind, control, path, line, worst) AS (
  SELECT p.unit_id, p.policy_no, p.policy_id, p.kind, p.control, p.path, p.line,
    (SELECT max(CASE r.ruling WHEN 'broken' THEN 3 + (NOT r.allowed) WHEN 'unknown' THEN 2 ELSE 1 END)
     FROM temp.gov_kept_unit_rulings AS r WHERE r.unit_id = p.unit_id AND r.policy_no = p.policy_no)
  FROM temp.gov_policy_units AS p
  WHERE p.kind = 'residency' AND p.effect <> 'allow')
SELECT j.unit_id, j.policy_id, j.kind, j.control,
  CASE j.worst WHEN 4 THEN 'broken' WHEN 3 THEN 'justified' WHEN 1 THEN 'met' ELSE 'unknown' END AS outcome,
  CASE WHEN j.worst >= 3 THEN
      (SELECT printf('%s%s (%s) breaks it%s',
                iif(r.via = 'stored', 'being kept in ', coalesce(r.source_region, 'an unknown place') || ' to '),
                coalesce(r.target_region, 'an unknown place'),
                coalesce(r.flow_path || ':' || r.flow_line, '--region-pairs'),
                CASE WHEN r.allowed THEN '; allowed by a rule or an exception that counts' ELSE '' END)
       FROM temp.gov_kept_unit_rulings AS r
       WHERE r.unit_id = j.unit_id AND r.policy_no = j.policy_no AND r.ruling = 'broken' AND r.allowed = (j.worst = 3)
       LIMIT 1)
    WHEN j.worst = 2 THEN 'a movement begins or ends at a place that is not known well enough'
    WHEN j.worst = 1 THEN 'no known movement breaks it'
    ELSE 'no movement between regions is known' END AS reason,
  j.path, j.line
FROM judged AS j;
