CREATE TEMP VIEW gov_gate_verdicts AS
-- Is each artifact of a gate approved, by its approvals alone? APPROVED: somebody's last decision approves the text as it is,
-- nobody's last decision says otherwise, and where a person is asked for, one has approved. REVISE: somebody's last decision
-- asks for changes or blocks. STALE: what was approved is not this text. NONE: no decision, or only pending ones.
WITH counted AS MATERIALIZED (
  SELECT g.artifact_path, g.code, g.artifact_line, sum(g.counts) AS counting, sum(g.last AND g.decision IN ('revise', 'block')) AS against,
    sum(g.last AND g.decision = 'pending') AS pending, sum(g.last AND (g.void OR g.weak_override)) AS void,
    sum(g.last AND g.decision = 'approve' AND (g.stale OR g.predates)) AS stale,
    max(g.counts AND g.human_required) AS human_required, max(g.counts AND g.human = 1) AS human
  FROM temp.gov_kept_gate_approvals AS g
  GROUP BY g.artifact_path, g.code, g.artifact_line)
SELECT a.scope, a.spec_id, a.gate, a.step, a.code, a.path, a.line, a.line_end,
  CASE WHEN c.counting IS NULL THEN 'NONE' WHEN c.against > 0 THEN 'REVISE' WHEN c.stale > 0 THEN 'STALE'
       WHEN c.counting > 0 AND c.pending = 0 AND c.void = 0 AND (c.human OR NOT c.human_required) THEN 'APPROVED' ELSE 'NONE' END AS verdict,
  coalesce(c.human_required AND NOT c.human, 0) AS human_missing
FROM temp.gov_kept_gate_artifacts AS a
  LEFT JOIN counted AS c ON c.artifact_path = a.path AND c.code = a.code AND c.artifact_line = a.line;
