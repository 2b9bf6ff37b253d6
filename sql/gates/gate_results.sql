CREATE TEMP VIEW gov_gate_results AS
-- What came of each step that was executed, one row an artifact MIG-4.n? Two answers are none. attempt: the last one is 1, for a step may be
-- repeated. undone: it says that it was not executed or verified, or only looked (gov_execution: commands in code blocks too); broken: that it
-- did not get through.
WITH commands AS MATERIALIZED (
  SELECT b.path, b.section_id, group_concat(b.text, '; ') AS text
  FROM temp.gov_blocks AS b WHERE b.path IN (SELECT g.path FROM temp.gov_kept_gate_artifacts AS g WHERE g.gate = 'MIG-4')
  GROUP BY b.path, b.section_id),
said AS MATERIALIZED (
  SELECT s.scope, s.spec_id, s.code, s.step, s.path, a.line, a.line_end, s.section, coalesce(s.text, s.item_text) AS text, k.text AS command
  FROM temp.gov_kept_gate_artifacts AS a JOIN temp.gov_kept_gate_sections AS s
    ON s.path = a.path AND s.code = a.code
    LEFT JOIN commands AS k ON k.path = s.path AND k.section_id = s.section_id
  WHERE a.gate = 'MIG-4'),
answers AS MATERIALIZED (
  SELECT d.scope, d.spec_id, d.code, d.step, d.path, d.line, d.line_end,
    CASE WHEN max(d.section = 'pre-conditions' AND gov_undone(d.text)) IS NOT 1
      THEN gov_enum(group_concat(CASE WHEN d.section = 'pre-conditions' THEN d.text END, '. '), 'Met!|Not met') END AS precondition,
    group_concat(CASE WHEN d.section = 'execution' THEN d.text END, ' / ') AS execution,
    max(CASE WHEN d.section = 'execution' AND (gov_execution(d.text) IN ('undone', 'simulated') OR gov_execution(d.command) IN ('undone', 'simulated')) THEN 1 ELSE 0 END) AS unrun,
    max(CASE WHEN d.section = 'execution' AND gov_execution(d.text) = 'broken' THEN 1 ELSE 0 END) AS broken,
    group_concat(CASE WHEN d.section = 'verification result' THEN d.text END, ' / ') AS verification_text,
    gov_enum(group_concat(CASE WHEN d.section = 'verification result' THEN d.text END, ' / '), 'Pass|Passed|Fail|Failed') AS verified,
    group_concat(CASE WHEN d.section = 'status' THEN d.text END, ' / ') AS status_text,
    gov_enum(group_concat(CASE WHEN d.section = 'status' AND gov_within('at least 100 %', substr(d.text, 1, 16)) IS NOT 0 THEN d.text END, '. '), 'Complete!|Completed!|Rolled back|Rolled-back') AS ended,
    max(d.section = 'status' AND (coalesce(gov_reserve(d.text), '') IN ('open', 'unsure', 'limited') OR gov_environment(d.text) IS 'rehearsal')) AS ended_in_part
  FROM said AS d
  GROUP BY d.scope, d.code, d.path, d.line)
SELECT a.scope, a.spec_id, a.code, a.step, a.path, a.line, a.line_end,
  (SELECT t.name FROM temp.gov_steps AS t
   WHERE t.path = a.path AND t.form = 'heading' AND t.step_no = a.step AND t.line BETWEEN a.line AND a.line_end) AS name,
  a.precondition, a.execution, a.verification_text,
  CASE WHEN a.verified IN ('Pass', 'Passed') THEN 'Pass' WHEN a.verified IS NOT NULL THEN 'Fail' END AS verification,
  coalesce(gov_undone(a.verification_text) OR gov_reserve(a.verification_text) IS NOT NULL OR gov_environment(a.verification_text) = 'rehearsal' OR gov_partial(a.verification_text) OR a.unrun, a.unrun) AS undone, a.broken,
  gov_says(a.verification_text, 'pass|passed') AND NOT gov_says(a.verification_text, 'fail|failed') AS said_pass, a.status_text,
  CASE WHEN a.ended IN ('Complete', 'Completed') THEN iif(a.ended_in_part, NULL, 'Complete') WHEN a.ended IS NOT NULL THEN 'Rolled back' END AS status,
  row_number() OVER (PARTITION BY a.scope, a.code ORDER BY a.path DESC, a.line DESC) AS attempt
FROM answers AS a;
