CREATE TEMP VIEW gov_plan_approvals AS
-- What was decided about the plans that cover a unit? Each role's last decision counts: approved, of the text as it is;
-- stale, of another text; against, it asks for changes or blocks. path and line: the decision to look at first.
WITH about AS MATERIALIZED ( -- a decision is about the plan it stands in, and the one it names
  SELECT r.path AS plan, r.decision, r.path, r.line, r.sha256, r.role, r.approved_at FROM temp.gov_approvals AS r WHERE r.decision <> 'pending'
  UNION ALL
  SELECT r.subject, r.decision, r.path, r.line, r.sha256, r.role, r.approved_at FROM temp.gov_approvals AS r
  WHERE r.decision <> 'pending' AND r.subject <> r.path),
plans AS MATERIALIZED (
  SELECT p.unit_id, p.path, coalesce(a.sha256, '') AS sha256 FROM temp.gov_unit_plans AS p JOIN temp.gov_artifacts AS a ON a.path = p.path),
decided AS MATERIALIZED (
  SELECT p.unit_id, r.decision, r.path, r.line, r.sha256 IS NOT NULL AND r.sha256 <> p.sha256 AS stale,
    row_number() OVER (PARTITION BY p.unit_id, p.path, lower(coalesce(r.role, ''))
      ORDER BY r.approved_at DESC, r.path DESC, r.line DESC) AS age
  FROM about AS r JOIN plans AS p ON p.path = r.plan)
SELECT d.unit_id, sum(d.decision = 'approve' AND NOT d.stale) AS approved, sum(d.decision = 'approve' AND d.stale) AS stale,
  sum(d.decision IN ('revise', 'block', 'void')) AS against, min(d.path) AS path, min(d.line) AS line
FROM decided AS d WHERE d.age = 1
GROUP BY d.unit_id;
