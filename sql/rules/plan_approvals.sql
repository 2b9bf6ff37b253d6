CREATE TEMP VIEW gov_plan_approvals AS
-- What was decided about the plans that cover a unit? Each role's last decision counts, and a refusal without a date is taken
-- for the last. approved: every covering plan is, in the text as it is; stale: one is approved in another text only; against:
-- decisions that ask for changes or block. path and line: the decision to look at first.
WITH about AS MATERIALIZED ( -- a decision is about the plan it stands in, and the one it names
  SELECT r.path AS plan, r.decision, r.path, r.line, r.sha256, r.role, r.approved_at FROM temp.gov_approvals AS r WHERE r.decision <> 'pending'
  UNION ALL
  SELECT r.subject, r.decision, r.path, r.line, r.sha256, r.role, r.approved_at FROM temp.gov_approvals AS r
  WHERE r.decision <> 'pending' AND r.subject <> r.path),
plans AS MATERIALIZED (
  SELECT p.unit_id, p.path, coalesce(a.sha256, '') AS sha256 FROM temp.gov_unit_plans AS p JOIN temp.gov_artifacts AS a ON a.path = p.path),
decided AS MATERIALIZED (
  SELECT p.unit_id, p.path AS plan, r.decision, r.path, r.line, r.sha256 IS NOT NULL AND r.sha256 <> p.sha256 AS stale,
    row_number() OVER (PARTITION BY p.unit_id, p.path, lower(coalesce(r.role, ''))
      ORDER BY (r.approved_at IS NULL AND r.decision <> 'approve') DESC, r.approved_at DESC, r.path DESC, r.line DESC) AS age
  FROM about AS r JOIN plans AS p ON p.path = r.plan),
judged AS MATERIALIZED (
  SELECT d.unit_id, d.plan, max(d.decision = 'approve' AND NOT d.stale) AS approved, max(d.decision = 'approve' AND d.stale) AS stale,
    sum(d.decision IN ('revise', 'block', 'void')) AS against
  FROM decided AS d WHERE d.age = 1
  GROUP BY d.unit_id, d.plan),
first AS MATERIALIZED (
  SELECT d.unit_id, d.path, d.line,
    row_number() OVER (PARTITION BY d.unit_id ORDER BY d.decision = 'approve', NOT d.stale, d.path, d.line) AS rank
  FROM decided AS d WHERE d.age = 1)
SELECT p.unit_id, min(coalesce(j.approved, 0)) AS approved, max(coalesce(j.stale AND NOT j.approved, 0)) AS stale,
  sum(j.against) AS against, f.path, f.line
FROM plans AS p JOIN first AS f ON f.unit_id = p.unit_id AND f.rank = 1
  LEFT JOIN judged AS j ON j.unit_id = p.unit_id AND j.plan = p.path
GROUP BY p.unit_id;
