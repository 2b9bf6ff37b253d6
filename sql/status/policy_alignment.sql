CREATE TEMP VIEW gov_policy_alignment AS
-- Does the migration keep to the policies? One broken rule violates; broken with an exception that counts is risky but
-- justified; one rule that cannot be told leaves the whole unknown; aligned needs at least one rule, and all of them met.
WITH judged(unit_id, worst) AS (
  SELECT s.unit_id,
    coalesce((SELECT max(CASE r.outcome WHEN 'broken' THEN 4 WHEN 'justified' THEN 3 WHEN 'unknown' THEN 2 ELSE 1 END)
              FROM temp.gov_kept_policy_results AS r WHERE r.unit_id = s.unit_id), 0)
  FROM temp.gov_units AS s)
SELECT j.unit_id,
  CASE j.worst WHEN 4 THEN 'VIOLATES' WHEN 3 THEN 'RISKY_BUT_JUSTIFIED' WHEN 1 THEN 'ALIGNED' ELSE 'UNKNOWN' END AS status,
  CASE j.worst WHEN 0 THEN 'no policy that was read applies to the unit' ELSE
    (SELECT group_concat(r.policy_id || ' ' || r.outcome || ': ' || r.reason, '; ')
     FROM temp.gov_kept_policy_results AS r
     WHERE r.unit_id = j.unit_id
       AND r.outcome = CASE j.worst WHEN 4 THEN 'broken' WHEN 3 THEN 'justified' WHEN 2 THEN 'unknown' ELSE 'met' END)
  END AS reason,
  (SELECT json_group_array(DISTINCT r.path || ':' || r.line)
   FROM temp.gov_kept_policy_results AS r WHERE r.unit_id = j.unit_id) AS evidence
FROM judged AS j;
