CREATE TEMP VIEW gov_gate_steps AS
-- The steps of each execution plan, in order: "Step N" headings, else rows of a table, else numbered items. forward: it says
-- that there is no way back; no_rollback: it begins by saying that there is nothing to undo.
WITH plans AS MATERIALIZED (
  SELECT s.scope, s.spec_id, s.path, s.line, s.line_end FROM temp.gov_kept_gate_sections AS s
  WHERE s.section = 'steps' AND s.line IS NOT NULL),
found AS MATERIALIZED (
  SELECT p.scope, p.spec_id, t.path, t.line, t.line_end, t.position, t.step_no, t.name, t.action, t.precondition, t.verification, t.rollback, t.duration,
    t.command, t.backup, t.backup_assumed, t.changes, t.destroys, instr('heading table list', t.form) AS form
  FROM plans AS p JOIN temp.gov_steps AS t ON t.path = p.path AND t.line BETWEEN p.line AND p.line_end
  WHERE t.form <> 'checklist' AND NOT EXISTS (SELECT 1 FROM temp.gov_kept_gate_sections AS n WHERE n.path = t.path AND n.line = t.line)), -- "## 2. Steps" is none
chosen AS MATERIALIZED (SELECT f.path, min(f.form) AS form FROM found AS f GROUP BY f.path)
SELECT f.scope, f.spec_id, f.path, f.line, f.line_end, row_number() OVER (PARTITION BY f.scope ORDER BY f.path, f.position) AS ordinal,
  f.step_no, f.name, f.action, f.precondition, f.verification, f.rollback, f.duration, f.command, f.backup, f.backup_assumed, f.changes, f.destroys,
  gov_says(f.rollback, 'forward-fix|forward fix|fix forward|fix-forward|forward only|forward-only|irreversible|not possible|impossible|cannot be undone|cannot be rolled back') AS forward,
  gov_says(substr(f.rollback, 1, 32), 'None|N/A|not applicable|nothing|not needed|no rollback|not be necessary|not necessary|not required|not be needed|unnecessary') AS no_rollback
FROM found AS f JOIN chosen AS c ON c.path = f.path AND c.form = f.form;
