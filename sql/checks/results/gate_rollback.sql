CREATE TEMP VIEW gov_checks_gate_rollback AS
-- MIG6.*: can the migration still be undone as the plan says: dated, tested, by steps, with nothing cleaned up too early? A
-- rehearsal that was only simulated, or is still to come, tests nothing.
WITH plans AS MATERIALIZED (
  SELECT a.scope, a.spec_id, a.path, a.line, a.line_end FROM temp.gov_kept_gate_artifacts AS a WHERE a.gate = 'MIG-6'),
sections AS MATERIALIZED (
  SELECT s.scope, s.section, s.path, s.line, s.line_end, s.filled, coalesce(s.text, s.item_text) AS text
  FROM temp.gov_kept_gate_sections AS s WHERE s.gate = 'MIG-6'),
today AS MATERIALIZED (SELECT substr(f.value, 1, 10) AS day FROM temp.gov_flags AS f WHERE f.flag = 'now'),
crossed AS MATERIALIZED (
  SELECT DISTINCT r.scope FROM temp.gov_kept_gate_results AS r JOIN temp.gov_kept_gate_answers AS a ON a.scope = r.scope
  WHERE r.step > a.ponr AND r.status = 'Complete'),
asked AS MATERIALIZED ( -- what the procedure asks for, a row a step
  SELECT s.scope, s.section, t.path, t.line,
    gov_placeholder(coalesce(t.action, t.name)) OR gov_hollow(coalesce(t.action, t.name)) OR coalesce(t.action, t.name) GLOB '*<[A-Za-z]*>*' AS vague
  FROM sections AS s JOIN temp.gov_steps AS t ON t.path = s.path AND t.line BETWEEN s.line AND s.line_end
  WHERE s.section = 'rollback procedure' AND t.form <> 'checklist'),
procedures AS MATERIALIZED (
  SELECT q.scope, count(*) AS steps FROM asked AS q WHERE NOT q.vague GROUP BY q.scope),
spoken AS MATERIALIZED ( -- every text of the artifact that may tell of a test
  SELECT p.scope, s.text FROM plans AS p JOIN temp.gov_sections AS s ON s.path = p.path AND s.line BETWEEN p.line AND p.line_end
  WHERE s.text IS NOT NULL AND gov_fold(s.heading) NOT IN ('rollback triggers', 'cleanup tasks', 'rollback window')
  UNION ALL
  SELECT p.scope, i.text FROM plans AS p JOIN temp.gov_items AS i ON i.path = p.path AND i.line BETWEEN p.line AND p.line_end
    JOIN temp.gov_sections AS s ON s.path = i.path AND s.section_id = i.section_id
  WHERE gov_fold(s.heading) NOT IN ('rollback triggers', 'cleanup tasks', 'rollback window') AND i.checked IS NOT 0),
dated AS MATERIALIZED ( -- the last day that each names; of one day that has come and one that has not, the former
  SELECT k.scope, k.text, t.day AS today,
    iif(gov_date(k.text) > t.day, coalesce(gov_date(replace(k.text, gov_date(k.text), '')), gov_date(k.text)), gov_date(k.text)) AS day
  FROM spoken AS k CROSS JOIN today AS t),
went AS MATERIALIZED (
  SELECT d.scope, d.text, d.day, coalesce(gov_outcome(d.text), 0) = 1 AND coalesce(d.day <= d.today, 1) AS well FROM dated AS d),
tested AS MATERIALIZED (
  SELECT k.scope, max(CASE WHEN k.well THEN k.day END) AS day,
    max(k.well AND coalesce(gov_reserve(k.text), 'conditional') IN ('conditional', 'impression') AND (k.day IS NOT NULL OR gov_says(k.text, 'staging|stage|pre-production|preproduction|test environment|uat|qa'))) AS tried,
    max(gov_overlap('confirmed feasible', k.text) = 1 AND NOT gov_undone(k.text) AND length(k.text) > 40) AS feasible
  FROM went AS k GROUP BY k.scope),
began AS MATERIALIZED ( -- the first day that a step's result names
  SELECT r.scope, min(gov_date(r.execution)) AS day FROM temp.gov_kept_gate_results AS r GROUP BY r.scope),
runs AS MATERIALIZED (
  SELECT u.scope, max(substr(r.started_at, 1, 10)) AS day FROM temp.gov_runs AS r JOIN temp.gov_kept_gate_units AS u ON u.unit_id = r.unit_id
  WHERE r.kind = 'rollback' AND r.status = 'passed' AND NOT r.taints GROUP BY u.scope),
named AS MATERIALIZED ( -- scripts that the plan and the rollback name, with their folder
  SELECT a.scope, a.spec_id, a.code, f.word AS script, ltrim(lower(f.word), './') AS ending, a.path, min(f.line) AS line
  FROM temp.gov_kept_gate_artifacts AS a JOIN temp.gov_record_fields AS f ON f.path = a.path AND f.line BETWEEN a.line AND a.line_end AND f.record = 'named_script'
  WHERE a.gate IN ('MIG-3', 'MIG-6') AND f.word GLOB '*/*.[a-z]*' GROUP BY a.scope, a.code, a.path, f.word),
parts AS MATERIALIZED ( -- each ending once: the folder, or nothing, the name and its extension
  SELECT w.ending, rtrim(w.ending, replace(w.ending, '/', '')) AS folder, replace(w.ending, rtrim(w.ending, replace(w.ending, '/', '')), '') AS name,
    replace(w.ending, rtrim(w.ending, replace(w.ending, '.', '')), '') AS extension
  FROM (SELECT DISTINCT n.ending FROM named AS n) AS w),
files(path, undoes) AS ( -- undoes: of a migration, its undo (1) or the migration itself (0)
  SELECT lower(a.path), NULL FROM temp.gov_artifacts AS a
  UNION ALL SELECT lower(m.undo_path), 1 FROM temp.gov_migrations AS m WHERE m.undo_path <> m.path
  UNION ALL SELECT lower(m.path), 0 FROM temp.gov_migrations AS m WHERE m.undo_path <> m.path),
endings(ending, undoes) AS ( -- each file of such a name by every end of its path
  SELECT f.path, f.undoes FROM files AS f WHERE replace(f.path, rtrim(f.path, replace(f.path, '/', '')), '') IN (SELECT p.name FROM parts AS p)
  UNION SELECT substr(e.ending, instr(e.ending, '/') + 1), e.undoes FROM endings AS e WHERE instr(e.ending, '/') > 0),
found AS MATERIALIZED (SELECT e.ending, max(e.undoes) AS undoes FROM endings AS e GROUP BY e.ending),
scripts AS MATERIALIZED (
  SELECT n.scope, n.code, n.script, n.path, n.line, d.undoes, CASE WHEN d.ending IS NOT NULL THEN 1 WHEN r.folder IS NOT NULL THEN 0 END AS found
  FROM named AS n JOIN parts AS p ON p.ending = n.ending LEFT JOIN found AS d ON d.ending = n.ending
    LEFT JOIN temp.gov_kept_read_folders AS r ON r.scope = n.spec_id AND r.folder = p.folder AND r.ending = p.extension),
tasks AS MATERIALIZED (
  SELECT i.scope, i.path, i.line, i.checked, i.value, i.real, gov_date(i.value) AS day
  FROM temp.gov_kept_gate_items AS i WHERE i.gate = 'MIG-6' AND i.section = 'cleanup tasks'),
judged(check_id, scope, ok, path, line, what) AS (
  SELECT 'MIG6.STATUS_REASON', s.scope, CASE a.rollback_status WHEN 'Available' THEN 1 WHEN 'No longer possible' THEN length(trim(s.text)) > 26 END, s.path, s.line, s.section
  FROM sections AS s JOIN temp.gov_kept_gate_answers AS a ON a.scope = s.scope WHERE s.section = 'rollback status'
  UNION ALL
  SELECT 'MIG6.STATUS_VS_PONR', s.scope,
    CASE WHEN a.ponr IS NOT NULL OR a.no_ponr
      THEN CASE a.rollback_status WHEN 'Available' THEN s.scope NOT IN (SELECT c.scope FROM crossed AS c) WHEN 'No longer possible' THEN NOT a.no_ponr END END, s.path, s.line, s.section
  FROM sections AS s JOIN temp.gov_kept_gate_answers AS a ON a.scope = s.scope WHERE s.section = 'rollback status'
  UNION ALL
  SELECT 'MIG6.WINDOW_DATED', s.scope,
    CASE WHEN NOT s.filled THEN NULL
         WHEN gov_date(s.text) IS NOT NULL THEN a.rollback_status IS NOT 'Available' OR gov_date(s.text) >= (SELECT t.day FROM today AS t)
         ELSE gov_duration(s.text) IS NOT NULL OR a.rollback_status IS 'No longer possible'
           OR (gov_says(s.text, 'until|as long as|while') AND length(s.text) > 24) END, s.path, s.line, s.section
  FROM sections AS s JOIN temp.gov_kept_gate_answers AS a ON a.scope = s.scope WHERE s.section = 'rollback window' AND s.line IS NOT NULL
  UNION ALL
  SELECT 'MIG6.PROCEDURE_STEPS', s.scope,
    CASE WHEN a.rollback_status IS 'No longer possible' THEN 1 WHEN s.filled THEN s.scope IN (SELECT p.scope FROM procedures AS p) END, s.path, s.line, s.section
  FROM sections AS s LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = s.scope WHERE s.section = 'rollback procedure' AND s.line IS NOT NULL
  UNION ALL
  SELECT 'MIG6.TESTED', p.scope,
    CASE WHEN a.rollback_status IS 'No longer possible' THEN 1 WHEN a.rollback_status IS NULL THEN NULL
         ELSE coalesce(t.tried, 0) OR t.feasible OR p.scope IN (SELECT r.scope FROM runs AS r) END, p.path, max(p.line, 1), 'test of the rollback'
  FROM plans AS p LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = p.scope LEFT JOIN tested AS t ON t.scope = p.scope
  UNION ALL
  SELECT 'MIG6.TEST_FRESH', p.scope,
    CASE a.rollback_status WHEN 'No longer possible' THEN 1 WHEN 'Available' THEN julianday(coalesce(b.day, (SELECT t.day FROM today AS t))) - julianday(coalesce(r.day, t.day)) <= h.value END,
    p.path, max(p.line, 1), 'test of the rollback'
  FROM plans AS p JOIN temp.gov_thresholds AS h ON h.name = 'rollback_test_max_age_days' LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = p.scope
    LEFT JOIN tested AS t ON t.scope = p.scope LEFT JOIN runs AS r ON r.scope = p.scope LEFT JOIN began AS b ON b.scope = p.scope
  UNION ALL
  SELECT 'MIG6.STEP_CONCRETE', q.scope, NOT q.vague, q.path, q.line, q.section FROM asked AS q
  UNION ALL
  SELECT 'MIG6.CLEANUP_EARLY', k.scope, CASE WHEN k.real THEN NOT (coalesce(k.checked, 0) AND k.day > (SELECT t.day FROM today AS t)) END, k.path, k.line, 'cleanup tasks'
  FROM tasks AS k
  UNION ALL
  SELECT 'MIG6.CLEANUP_BEFORE_WINDOW', k.scope, k.day >= gov_date(a.rollback_window), k.path, k.line, 'cleanup tasks'
  FROM tasks AS k JOIN temp.gov_kept_gate_answers AS a ON a.scope = k.scope)
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  'MIG-6, ' || j.what AS reason, j.path, iif(j.ok IS NULL, j.line, coalesce(j.line, 1)) AS line, 'MIG-6' AS code
FROM judged AS j
UNION ALL
SELECT iif(s.code = 'MIG-3', 'MIG3.SCRIPT_EXISTS', 'MIG6.SCRIPT_EXISTS'), s.scope, CASE WHEN s.found IS NULL THEN 'unknown' WHEN s.found THEN 'pass' ELSE 'fail' END,
  s.code || ', ' || s.script || CASE WHEN s.found IS NULL THEN ' stands in a folder of which no such file was read' WHEN s.found THEN ' is there' ELSE ' is not in its folder' END, s.path, s.line, s.code
FROM scripts AS s
UNION ALL
SELECT 'MIG6.SCRIPT_UNDOES', u.scope, CASE u.undoes WHEN 1 THEN 'pass' WHEN 0 THEN 'fail' ELSE 'unknown' END,
  'MIG-6, ' || u.script || CASE u.undoes WHEN 1 THEN ' undoes a migration' WHEN 0 THEN ' is the migration' ELSE ' is no script of a migration that was read' END, u.path, u.line, 'MIG-6'
FROM scripts AS u WHERE u.code = 'MIG-6';
