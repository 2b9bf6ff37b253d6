CREATE TEMP VIEW gov_gate_verdicts AS
-- Is each artifact of a gate approved, by its approvals alone? APPROVED: somebody's last decision approves the text as it is,
-- nobody's last decision says otherwise, and where a person is asked for, one has approved. REVISE: somebody's last decision
-- asks for changes or blocks. STALE: what was approved is not this text. NONE: no decision, or a last one that is pending or dated ahead. why: what
-- keeps it from being approved, with its place.
WITH decisions AS MATERIALIZED (
  SELECT g.artifact_path, g.code, g.artifact_line, g.decision, g.counts, g.human_required, g.human,
    g.last AND g.decision IN ('revise', 'block') AS against, g.last AND (g.decision = 'pending' OR g.ahead) AS pending, g.last AND (g.void OR g.weak_override) AS void,
    g.last AND g.decision = 'approve' AND (g.stale OR g.predates) AS old,
    CASE WHEN g.decision IN ('revise', 'block') THEN iif(g.decision = 'block', 'blocked', 'sent back') WHEN g.decision = 'pending' THEN 'not decided yet'
         WHEN g.void THEN 'approved, and feedback took that back' WHEN g.weak_override THEN 'overridden with fewer words or approvals than the profile asks for'
         WHEN g.stale THEN 'another text was approved' WHEN g.ahead THEN 'approved on a day that is still to come' WHEN g.approved_at IS NULL THEN coalesce('approved, and ' || g.detail, 'approved without a date') WHEN g.doubtful THEN 'approved, and the text''s date may be either of two days, one of them later' ELSE 'approved before the text was last changed'
      END || coalesce(' by ' || nullif(g.role, ''), '') || ' at ' || g.path || ':' || g.line AS told
  FROM temp.gov_kept_gate_approvals AS g),
counted AS MATERIALIZED (
  SELECT d.artifact_path, d.code, d.artifact_line, sum(d.counts) AS counting, sum(d.against) AS against, sum(d.pending) AS pending, sum(d.void) AS void,
    sum(d.old) AS stale, max(d.counts AND d.human_required) AS human_required, max(d.counts AND d.human = 1) AS human,
    coalesce(min(iif(d.against, d.told, NULL)), min(iif(d.old, d.told, NULL)), min(iif(d.void, d.told, NULL)), min(iif(d.pending, d.told, NULL))) AS why
  FROM decisions AS d
  GROUP BY d.artifact_path, d.code, d.artifact_line),
judged AS (
  SELECT a.scope, a.spec_id, a.gate, a.step, a.code, a.path, a.line, a.line_end,
    CASE WHEN c.counting IS NULL THEN 'NONE' WHEN c.against > 0 THEN 'REVISE' WHEN c.stale > 0 THEN 'STALE'
         WHEN c.counting > 0 AND c.pending = 0 AND c.void = 0 AND (c.human OR NOT c.human_required) THEN 'APPROVED' ELSE 'NONE' END AS verdict,
    coalesce(c.human_required AND NOT c.human, 0) AS human_missing, c.why
  FROM temp.gov_kept_gate_artifacts AS a
    LEFT JOIN counted AS c ON c.artifact_path = a.path AND c.code = a.code AND c.artifact_line = a.line)
SELECT j.scope, j.spec_id, j.gate, j.step, j.code, j.path, j.line, j.line_end, j.verdict, j.human_missing,
  CASE WHEN j.verdict <> 'APPROVED' THEN coalesce(j.why, iif(j.human_missing, 'a person is to approve, and none has', 'no approval is recorded')) END AS why
FROM judged AS j;
