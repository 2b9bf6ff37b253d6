CREATE TEMP VIEW gov_checks_cutover AS
-- The cutover runbook: each step complete and paired with its rollback, one point of no return with forward fixes behind it
-- alone, rollbacks that fit the time there is, a word on what is written afterwards, and somebody else's approval.
WITH documents AS MATERIALIZED (SELECT a.scope, a.path, a.line FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'runbook'),
steps AS MATERIALIZED (
  SELECT s.scope, s.path, s.line, s.record_no, s.step, s.owner, s.preconditions, s.action, s.seconds, s.duration_rehearsed, s.post, s.go_no_go,
    s.go_vague, s.communication, s.rollback, s.rollback_kind, s.rollback_rehearsed, s.ponr, s.reversibility,
    s.reversibility = 'forward_fix' OR s.rollback_kind = 'forward_fix' AS forward_only
  FROM temp.gov_kept_cutover_steps AS s WHERE NOT s.undo),
undos AS MATERIALIZED (SELECT s.scope, s.path, s.line, s.step, iif(s.action_absent, NULL, s.action) AS action, s.seconds FROM temp.gov_kept_cutover_steps AS s WHERE s.undo),
crossings AS MATERIALIZED (SELECT s.scope, s.path, count(*) AS count, min(s.record_no) AS at, min(s.line) AS line FROM steps AS s WHERE s.ponr = 'crosses' GROUP BY s.scope, s.path),
objectives AS MATERIALIZED (
  SELECT f.scope, f.path, min(f.line) AS line, min(gov_duration(f.text)) AS seconds FROM temp.gov_kept_stage_fields AS f -- of several the shortest
  WHERE f.artifact = 'runbook' AND f.field = 'rto' GROUP BY f.scope, f.path),
sums AS MATERIALIZED (SELECT u.scope, u.path, sum(u.seconds) AS seconds, sum(u.seconds IS NULL) AS untimed, min(u.line) AS line FROM undos AS u GROUP BY u.scope, u.path),
words AS MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.field, f.word, min(f.line) AS line FROM temp.gov_kept_stage_fields AS f
  WHERE f.record IN ('post_writes', 'communication') AND f.word IS NOT NULL GROUP BY f.scope, f.path, f.record, f.field, f.word),
phases(word, shown) AS (VALUES ('initiation', 'the start of a rollback'), ('completion', 'its completion'), ('partial', 'a partial rollback')),
approvals AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'decision' THEN f.word END) AS decision,
    max(f.field = 'reference' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none'
      AND NOT gov_says(f.text, 'phone|call|verbal|verbally|chat|hallway|telefonisch|mündlich|anruf|llamada|verbalmente|appel|oralement')) AS reference,
    max(CASE WHEN f.field = 'by' AND NOT f.placeholder AND coalesce(f.word, '') <> 'none' THEN gov_fold(f.text) END) AS signer,
    max(CASE WHEN f.field = 'at' THEN gov_date(f.text) END) AS at, max(CASE WHEN f.field = 'sha256' THEN lower(f.text) END) AS sha256
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'runbook' AND f.record = 'approval_record' GROUP BY f.scope, f.path, f.record_no),
owners AS MATERIALIZED (SELECT DISTINCT s.scope, s.path, gov_fold(s.owner) AS owner FROM steps AS s WHERE s.owner IS NOT NULL),
unsettled AS MATERIALIZED (
  SELECT f.scope, f.path, min(f.line) AS line FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'runbook' AND f.record = 'post_writes' AND f.field = 'reserved' AND f.word IN ('open', 'unsure') GROUP BY f.scope, f.path),
ponr AS MATERIALIZED ( -- what the section on it says: a step, that there is none, or nothing yet
  SELECT f.scope, f.path, min(f.line) AS line, CASE WHEN min(gov_stepno(f.text)) = max(gov_stepno(f.text)) THEN max(gov_stepno(f.text)) END AS step,
    max(gov_says(substr(f.text, 1, 24), 'none|no point of no return')) AS none, max(f.placeholder) AS blank
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'runbook' AND f.record = 'ponr_section' AND f.field = 'text' GROUP BY f.scope, f.path),
crossing AS MATERIALIZED (SELECT s.scope, s.path, min(s.step) AS step FROM steps AS s WHERE s.ponr = 'crosses' GROUP BY s.scope, s.path),
boxes AS MATERIALIZED (
  SELECT d.scope, i.path, i.line, i.checked, gov_undone(i.text) AS undone FROM documents AS d
    JOIN temp.gov_kept_stage_sections AS s ON s.path = d.path AND s.artifact = 'runbook' AND s.section = 'pre-cutover checklist'
    JOIN temp.gov_items AS i ON i.path = s.path AND i.line BETWEEN s.line AND s.line_end AND i.checked IS NOT NULL),
texts AS MATERIALIZED ( -- what was approved: the text without its approvals, and the day it says it was written
  SELECT p.path, p.sha256, substr(p.stamped_at, 1, 10) AS written, f.sha256 AS file_sha256
  FROM temp.gov_parts AS p JOIN temp.gov_artifacts AS f ON f.path = p.path WHERE p.code IS NULL)
SELECT 'CUT.STEP_FIELDS' AS check_id, s.scope, CASE WHEN s.rollback IS NULL OR s.post IS NULL THEN 'fail' ELSE 'pass' END AS outcome,
  'step ' || coalesce(s.step, '?') || CASE WHEN s.rollback IS NULL THEN ': no rollback reference' WHEN s.post IS NULL THEN ': no post-condition check' ELSE ': rollback and post-condition are there' END AS reason,
  s.path, s.line
FROM steps AS s
UNION ALL
SELECT 'CUT.STEP_FIELDS', d.scope, 'fail', 'the runbook has no steps we can read', d.path, 1 FROM documents AS d WHERE d.path NOT IN (SELECT s.path FROM steps AS s)
UNION ALL
SELECT 'CUT.STEP_DETAIL', s.scope, CASE WHEN s.step IS NULL OR s.owner IS NULL OR NOT s.preconditions OR s.action IS NULL OR s.seconds IS NULL OR s.go_no_go IS NULL OR NOT s.communication OR s.ponr IS NULL
    THEN 'fail' ELSE 'pass' END,
  'step ' || coalesce(s.step, '?') || CASE WHEN s.owner IS NULL THEN ': no owner' WHEN NOT s.preconditions THEN ': no preconditions' WHEN s.action IS NULL THEN ': no action'
    WHEN s.seconds IS NULL THEN ': no duration' WHEN s.go_no_go IS NULL THEN ': no go / no-go criteria' WHEN NOT s.communication THEN ': no communication triggers'
    WHEN s.ponr IS NULL THEN ': no point-of-no-return marker' WHEN s.step IS NULL THEN ': no id' ELSE ': all fields are there' END, s.path, s.line
FROM steps AS s
UNION ALL
SELECT 'CUT.ROLLBACK_PAIR', s.scope,
  CASE WHEN (s.scope, s.step) IN (SELECT u.scope, u.step FROM undos AS u WHERE u.action IS NOT NULL) THEN 'pass' WHEN s.rollback_kind = 'forward_fix' AND length(s.rollback) > 25 THEN 'pass' ELSE 'fail' END,
  'step ' || coalesce(s.step, '?') || CASE WHEN (s.scope, s.step) IN (SELECT u.scope, u.step FROM undos AS u WHERE u.action IS NOT NULL) THEN ' has its rollback entry'
    WHEN s.rollback_kind = 'forward_fix' AND length(s.rollback) > 25 THEN ': forward-fix only, with its reason' WHEN s.rollback_kind = 'forward_fix' THEN ': forward-fix only without a reason'
    ELSE ' has no rollback entry of its id' END, s.path, s.line
FROM steps AS s
UNION ALL
SELECT 'CUT.PONR_ONCE', d.scope, CASE WHEN d.path NOT IN (SELECT s.path FROM steps AS s) THEN 'unknown' WHEN c.count = 1 THEN 'pass' ELSE 'fail' END,
  CASE WHEN d.path NOT IN (SELECT s.path FROM steps AS s) THEN 'the runbook has no steps we can read' WHEN c.count IS NULL THEN 'no step crosses the point of no return' ELSE c.count || ' step(s) cross the point of no return' END, d.path, coalesce(c.line, 1)
FROM documents AS d LEFT JOIN crossings AS c ON c.path = d.path
UNION ALL
SELECT 'CUT.PONR_SAID', d.scope, CASE WHEN c.step IS NULL THEN 'unknown' WHEN p.blank OR p.none THEN 'fail' WHEN p.step IS NULL OR CAST(c.step AS INTEGER) = 0 THEN 'unknown'
    WHEN p.step = CAST(c.step AS INTEGER) THEN 'pass' ELSE 'fail' END,
  CASE WHEN p.line IS NULL THEN 'no section says where it is' WHEN c.step IS NULL THEN 'no step is marked as the one that crosses it' WHEN p.blank THEN 'the section leaves it open, and step ' || c.step || ' crosses it'
    WHEN p.none THEN 'the section says that there is none, and step ' || c.step || ' crosses it' WHEN p.step IS NULL OR CAST(c.step AS INTEGER) = 0 THEN 'the section names no step by its number'
    WHEN p.step = CAST(c.step AS INTEGER) THEN 'the section and the mark name step ' || c.step ELSE printf('the section names step %d, and step %s is marked', p.step, c.step) END, d.path, coalesce(p.line, 1)
FROM documents AS d LEFT JOIN ponr AS p ON p.path = d.path LEFT JOIN crossing AS c ON c.path = d.path
UNION ALL
SELECT 'CUT.SECTIONS', s.scope, CASE WHEN s.line IS NULL OR NOT s.filled THEN 'fail' ELSE 'pass' END,
  'section "' || s.section || '"' || CASE WHEN s.line IS NULL THEN ' is not there' WHEN NOT s.filled THEN ' says nothing' ELSE '' END, s.path, coalesce(s.line, 1)
FROM temp.gov_kept_stage_sections AS s WHERE s.artifact = 'runbook'
UNION ALL
SELECT 'CUT.CHECKLIST_OPEN', b.scope, CASE WHEN b.checked AND NOT b.undone THEN 'pass' WHEN b.checked OR b.path IN (SELECT a.path FROM approvals AS a WHERE a.decision = 'approve') THEN 'fail' ELSE 'unknown' END,
  CASE WHEN b.checked AND b.undone THEN 'the box is ticked, and says that it was not done' WHEN b.checked THEN 'the box is ticked'
    WHEN b.path IN (SELECT a.path FROM approvals AS a WHERE a.decision = 'approve') THEN 'the cutover is approved, and the box is not ticked' ELSE 'the box is not ticked yet' END, b.path, b.line
FROM boxes AS b
UNION ALL
SELECT 'CUT.PONR_AFTER', s.scope, CASE WHEN c.count > 1 THEN 'unknown' WHEN s.record_no = c.at THEN 'pass' WHEN (s.record_no > c.at) = coalesce(s.forward_only, 0) THEN 'pass' ELSE 'fail' END,
  'step ' || coalesce(s.step, '?') || CASE WHEN c.count > 1 THEN ': several steps cross' WHEN s.record_no = c.at THEN ' crosses' WHEN (s.record_no > c.at) = coalesce(s.forward_only, 0) THEN ' is on its side of the point'
    WHEN s.record_no > c.at THEN ' stands behind the point of no return and is not forward-fix only' ELSE ' stands before the point of no return and is forward-fix only' END, s.path, s.line
FROM steps AS s JOIN crossings AS c ON c.path = s.path
UNION ALL
SELECT 'CUT.REVERSIBILITY', s.scope, CASE WHEN s.reversibility IS NULL THEN 'fail' ELSE 'pass' END,
  'step ' || coalesce(s.step, '?') || ': ' || coalesce(s.reversibility, 'none of the four classes'), s.path, s.line
FROM steps AS s
UNION ALL
SELECT 'CUT.RTO_SUM', d.scope, CASE WHEN o.seconds IS NULL OR m.seconds IS NULL OR m.untimed > 0 THEN 'unknown' WHEN m.seconds <= o.seconds THEN 'pass' ELSE 'fail' END,
  CASE WHEN o.seconds IS NULL THEN 'no recovery time objective' WHEN m.seconds IS NULL THEN 'no rollback entry has a duration' WHEN m.untimed > 0 THEN m.untimed || ' rollback entry(s) without a duration'
    ELSE printf('the rollbacks take %d s, %d s are allowed', m.seconds, o.seconds) END, d.path, coalesce(m.line, o.line, 1)
FROM documents AS d LEFT JOIN objectives AS o ON o.path = d.path LEFT JOIN sums AS m ON m.path = d.path
UNION ALL
SELECT 'CUT.REHEARSAL_CITED', s.scope, CASE WHEN s.duration_rehearsed AND (s.rollback_rehearsed OR s.forward_only) THEN 'pass' ELSE 'fail' END,
  'step ' || coalesce(s.step, '?') || CASE WHEN NOT s.duration_rehearsed THEN ': its duration cites no rehearsal' WHEN NOT s.rollback_rehearsed AND s.forward_only IS NOT 1 THEN ': its rollback cites no rehearsal'
    ELSE ': the rehearsal is cited' END, s.path, s.line
FROM steps AS s
UNION ALL
SELECT 'CUT.GO_NOGO_MECH', s.scope, CASE WHEN s.go_no_go IS NULL THEN 'unknown' WHEN gov_measurable(s.go_no_go) AND NOT s.go_vague THEN 'pass' ELSE 'fail' END,
  'step ' || coalesce(s.step, '?') || CASE WHEN s.go_no_go IS NULL THEN ': no criteria' WHEN s.go_vague THEN ': a matter of taste' WHEN gov_measurable(s.go_no_go) THEN ': can be measured' ELSE ': cannot be measured' END, s.path, s.line
FROM steps AS s
UNION ALL
SELECT 'CUT.POST_WRITES', d.scope, CASE WHEN w.word IS NULL OR u.line IS NOT NULL THEN 'fail' ELSE 'pass' END,
  CASE WHEN u.line IS NOT NULL THEN 'what becomes of writes after the cutover is not settled'
    ELSE coalesce('what is written after the cutover: ' || group_concat(DISTINCT w.word), 'nothing says what becomes of writes after the cutover') END, d.path, coalesce(u.line, min(w.line), 1)
FROM documents AS d LEFT JOIN words AS w ON w.path = d.path AND w.record = 'post_writes' AND w.field = 'handling'
  LEFT JOIN unsettled AS u ON u.path = d.path GROUP BY d.scope, d.path
UNION ALL
SELECT 'CUT.COMM_ROLLBACK', d.scope, CASE WHEN w.word IS NULL THEN 'fail' ELSE 'pass' END, p.shown || CASE WHEN w.word IS NULL THEN ' is told to nobody' ELSE ' is told' END, d.path, coalesce(w.line, 1)
FROM documents AS d CROSS JOIN phases AS p LEFT JOIN words AS w ON w.path = d.path AND w.record = 'communication' AND w.field = 'phase' AND w.word = p.word
UNION ALL
SELECT 'CUT.EXTERNAL_APPROVAL', d.scope, CASE WHEN a.line IS NULL OR a.decision IS NOT 'approve' OR NOT a.reference OR a.signer IS NULL OR (a.scope, a.path, a.signer) IN (SELECT o.scope, o.path, o.owner FROM owners AS o) THEN 'fail'
    WHEN a.sha256 IS NOT NULL THEN CASE WHEN a.sha256 IN (t.sha256, t.file_sha256) THEN 'pass' ELSE 'fail' END
    WHEN a.at < t.written THEN 'fail' WHEN t.written IS NOT NULL AND a.at IS NULL THEN 'unknown' ELSE 'pass' END,
  CASE WHEN a.line IS NULL THEN 'no external approval is recorded' WHEN a.decision IS NULL THEN 'its decision is in no word we know, or takes itself back' WHEN a.decision <> 'approve' THEN 'it is not approved'
    WHEN NOT a.reference THEN 'the approval has no reference' WHEN a.signer IS NULL THEN 'nobody signs it' WHEN (a.scope, a.path, a.signer) IN (SELECT o.scope, o.path, o.owner FROM owners AS o) THEN 'who owns a step of the cutover signs it'
    WHEN a.sha256 IS NOT NULL THEN CASE WHEN a.sha256 IN (t.sha256, t.file_sha256) THEN 'this text is approved, by its digest' ELSE 'another text was approved: the digest differs' END
    WHEN a.at < t.written THEN printf('approved on %s, and the text was written on %s', a.at, t.written)
    WHEN t.written IS NOT NULL AND a.at IS NULL THEN printf('the approval has no date, and the text was written on %s', t.written) ELSE 'approved by a record elsewhere' END, d.path, coalesce(a.line, 1)
FROM documents AS d LEFT JOIN approvals AS a ON a.path = d.path JOIN texts AS t ON t.path = d.path;
