CREATE TEMP VIEW gov_checks_gate_plan AS
-- MIG3.*: does the execution plan as a whole hold together: its steps, its point of no return, the backup before them, what
-- is said to whom? Of the sections it reads, one that says nothing leaves the answer unknown: it fails elsewhere.
WITH plans AS MATERIALIZED (
  SELECT s.scope, s.path, max(CASE WHEN s.section = 'steps' THEN s.line END) AS steps_line,
    max(CASE WHEN s.section = 'point of no return' THEN s.line END) AS ponr_line,
    max(CASE WHEN s.section = 'pre-migration checklist' THEN s.line END) AS list_line,
    max(CASE WHEN s.section = 'pre-migration checklist' THEN s.line_end END) AS list_line_end,
    max(CASE WHEN s.section = 'communication plan' THEN s.line END) AS talk_line
  FROM temp.gov_kept_gate_sections AS s WHERE s.gate = 'MIG-3'
  GROUP BY s.scope, s.path, s.code),
steps AS MATERIALIZED (
  SELECT t.scope, t.path, sum(NOT gov_placeholder(coalesce(t.action, t.name)) AND NOT gov_placeholder(coalesce(t.name, t.action))) AS steps, min(CASE WHEN t.backup THEN t.ordinal END) AS backup_at, min(CASE WHEN t.backup_assumed THEN t.ordinal END) AS assumed_at, min(CASE WHEN t.changes THEN t.ordinal END) AS change_at,
    max(t.step_no = a.ponr) AS ponr_known,
    min(CASE WHEN t.destroys OR t.forward THEN t.line END) AS loss_line,
    min(CASE WHEN t.destroys AND t.step_no <= a.ponr THEN t.ordinal END) AS loss_at
  FROM temp.gov_kept_gate_steps AS t LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = t.scope
  GROUP BY t.scope, t.path),
listed AS MATERIALIZED (
  SELECT p.scope, p.path, max(gov_says(coalesce(t.action, t.name), 'backup|backups|back up|dump|snapshot|sicherung|backup-kopie|copia de seguridad|respaldo|sauvegarde|cópia de segurança|резервная копия|бэкап|สำรองข้อมูล|备份|バックアップ')) AS spoken, max(t.backup AND NOT gov_undone(coalesce(t.action, t.name)) AND coalesce(gov_reserve(coalesce(t.action, t.name)), 'limited') = 'limited'
      AND NOT gov_says(coalesce(t.action, t.name), 'of the staging|of staging|staging database|of the test|test database|der testdatenbank|de la base de pruebas|de la base de test|after step|after the migration|after the cutover|nach schritt|nach der migration|después del paso|après l''étape|após a etapa|после шага')) AS backup
  FROM plans AS p JOIN temp.gov_steps AS t ON t.path = p.path AND t.line BETWEEN p.list_line AND p.list_line_end
  GROUP BY p.scope, p.path),
whole AS MATERIALIZED (
  SELECT p.scope, p.path, p.steps_line, p.ponr_line, p.talk_line, s.steps, s.backup_at, s.assumed_at, s.change_at, s.ponr_known, s.loss_line, s.loss_at,
    coalesce(l.backup, 0) AS listed_backup, coalesce(l.spoken, 0) AS backup_spoken, a.ponr, a.no_ponr
  FROM plans AS p LEFT JOIN steps AS s ON s.scope = p.scope AND s.path = p.path LEFT JOIN listed AS l ON l.scope = p.scope AND l.path = p.path
    LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = p.scope),
phases(phase) AS (VALUES ('before'), ('during'), ('after')),
judged(check_id, scope, ok, path, line, what) AS (
  SELECT 'MIG3.STEPS_MIN', w.scope, CASE WHEN w.steps_line IS NOT NULL THEN w.steps > 0 END IS 1, w.path, w.steps_line, 'steps' FROM whole AS w
  WHERE w.steps_line IS NOT NULL
  UNION ALL
  SELECT 'MIG3.PONR_STATED', w.scope, w.ponr IS NOT NULL OR w.no_ponr, w.path, w.ponr_line, 'point of no return' FROM whole AS w
  UNION ALL
  SELECT 'MIG3.PONR_RANGE', w.scope, CASE WHEN w.no_ponr THEN 1 WHEN w.ponr IS NOT NULL THEN w.ponr_known END, w.path, w.ponr_line, 'point of no return' FROM whole AS w
  UNION ALL
  SELECT 'MIG3.PONR_NONE_FALSE', w.scope, CASE WHEN w.ponr IS NOT NULL THEN 1 WHEN w.no_ponr AND w.steps > 0 THEN w.loss_line IS NULL END,
    w.path, coalesce(w.loss_line, w.ponr_line), 'point of no return' FROM whole AS w
  UNION ALL
  SELECT 'MIG3.PONR_LAST', w.scope,
    CASE WHEN w.steps > 0 AND (w.ponr IS NOT NULL OR w.no_ponr) THEN w.loss_at IS NULL OR w.listed_backup OR coalesce(w.backup_at < w.loss_at, 0) OR coalesce(w.assumed_at < w.loss_at, 0) END,
    w.path, w.ponr_line, 'steps' FROM whole AS w
  UNION ALL
  SELECT 'MIG3.BACKUP_BEFORE', w.scope,
    -- what a step takes for granted counts, unless the list it rests on only speaks of a backup
    CASE WHEN w.listed_backup OR w.backup_at <= coalesce(w.change_at, w.backup_at) OR (NOT w.backup_spoken AND w.assumed_at <= coalesce(w.change_at, w.assumed_at)) THEN 1
      WHEN w.steps > 0 THEN 0 END,
    w.path, coalesce(w.steps_line, w.ponr_line), 'backup before the first change' FROM whole AS w
  UNION ALL
  SELECT 'MIG3.COMM_PHASES', w.scope,
    CASE WHEN w.talk_line IS NULL THEN NULL
         WHEN i.real IS NOT 1 OR gov_says(substr(i.value, 1, 16), 'None|N/A|nobody') THEN 0
         WHEN f.phase = 'during' THEN gov_duration(i.value) IS NOT NULL
           OR gov_says(i.value, 'stündlich|täglich|minuten|stunden|minutos|horas|minutes|heures|jede stunde|je schritt|cada hora|diariamente|cada paso|chaque heure|chaque étape|toutes les heures|hourly|daily|every hour|each hour|every day|each step|every step|continuously|every step change')
         ELSE 1 END,
    w.path, coalesce(i.line, w.talk_line), 'communication ' || f.phase
  FROM whole AS w CROSS JOIN phases AS f
    LEFT JOIN temp.gov_kept_gate_items AS i ON i.path = w.path AND i.section = 'communication plan'
      AND (gov_fold(i.key) = f.phase OR EXISTS (SELECT 1 FROM temp.gov_gate_aliases AS o WHERE o.section = f.phase AND o.heading = gov_fold(i.key))))
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  'MIG-3, ' || j.what AS reason, j.path, iif(j.ok IS NULL, j.line, coalesce(j.line, 1)) AS line, 'MIG-3' AS code
FROM judged AS j
UNION ALL
SELECT 'MIG3.CHECKLIST_OPEN', i.scope,
  CASE WHEN i.scope NOT IN (SELECT r.scope FROM temp.gov_kept_gate_results AS r) THEN 'skip' WHEN i.checked THEN 'pass' ELSE 'fail' END,
  'MIG-3, pre-migration checklist', i.path, i.line, 'MIG-3'
FROM temp.gov_kept_gate_items AS i
WHERE i.gate = 'MIG-3' AND i.section = 'pre-migration checklist' AND i.checked IS NOT NULL;
