CREATE TEMP VIEW gov_policy_results AS
-- Rule by rule and unit by unit: is the rule met, broken, broken but justified (by an exception that counts, or in a document
-- that names the policy), or can it not be told? A rule for a class leaves open whether it speaks of a unit of unknown class.
WITH ruled AS (
  SELECT r.policy_id, r.unit_id, r.kind, r.control, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_policy_residency AS r
  UNION ALL
  SELECT r.policy_id, r.unit_id, r.kind, r.control, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_policy_retention AS r
  UNION ALL
  SELECT r.policy_id, r.unit_id, r.kind, r.control, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_policy_controls AS r)
SELECT r.policy_id, r.unit_id, r.kind, r.control,
  CASE WHEN r.outcome = 'broken' AND j.path IS NOT NULL THEN 'justified' ELSE r.outcome END AS outcome,
  CASE WHEN r.outcome = 'broken' AND j.path IS NOT NULL
    THEN printf('%s; justified in writing (%s:%d)', r.reason, j.path, j.line) ELSE r.reason END AS reason,
  r.path, r.line
FROM ruled AS r LEFT JOIN temp.gov_kept_justifications AS j ON j.unit_id = r.unit_id AND j.policy_id = r.policy_id
UNION ALL
SELECT p.policy_id, u.unit_id, p.kind, p.control, 'unknown',
  'the rule is for class ' || p.subject || ', and the class of the unit is not known', p.path, p.line
FROM temp.gov_policies AS p CROSS JOIN temp.gov_units AS u
WHERE p.subject_kind = 'class' AND p.kind IN ('residency', 'retention', 'safeguard', 'privacy') AND p.effect <> 'allow'
  AND u.data_class = 'unknown' AND u.mentioned
  AND NOT EXISTS (SELECT 1 FROM temp.gov_policy_units AS a WHERE a.unit_id = u.unit_id AND a.policy_id = p.policy_id);
