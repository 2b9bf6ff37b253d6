CREATE TEMP VIEW gov_checks_report AS
-- The validation report: every migrated dataset reconciled with PASS or FAIL, no delta unexplained or passed off, hashes made
-- by a method one can repeat, samples large and random, consumers replayed, speed compared, the rollback rehearsed.
WITH documents AS MATERIALIZED (SELECT a.scope, a.spec_id, min(a.path) AS path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'report' GROUP BY a.scope, a.spec_id),
fields AS NOT MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'report'),
counted AS MATERIALIZED (SELECT r.scope, r.path, r.line, r.record_no, r.source, r.target, r.delta, r.has_expected, r.expected, r.has_actual, r.actual, r.status, r.cites, r.known,
    r.status = 'passed' AND r.delta IS NOT NULL AND (r.expected IS NULL OR r.actual IS NULL) AS told_only -- words beside two numbers
  FROM temp.gov_kept_reconciliations AS r WHERE r.artifact = 'report'),
units AS MATERIALIZED ( -- what was to be migrated: the targets of the mapping, else every dataset in scope
  SELECT DISTINCT t.scope, coalesce(t.unit_id, t.table_name) AS unit_id FROM temp.gov_kept_mapping_tables AS t WHERE t.side = 'target'
  UNION
  SELECT d.scope, c.unit_id FROM documents AS d JOIN temp.gov_units AS u ON u.spec_id = d.spec_id AND u.kind <> 'system'
    JOIN temp.gov_kept_situations AS c ON c.unit_id = u.unit_id AND c.coverage_status = 'IN_SCOPE'
  WHERE d.scope = d.spec_id AND d.scope NOT IN (SELECT t.scope FROM temp.gov_kept_mapping_tables AS t WHERE t.side = 'target')),
reconciled AS MATERIALIZED (
  SELECT s.scope, s.unit_id, min(c.line) AS line, min(c.path) AS path FROM temp.gov_kept_stage_subjects AS s
    JOIN counted AS c ON c.path = s.path AND c.record_no = s.record_no
  WHERE s.record = 'reconciliation' AND c.status IN ('passed', 'failed') AND c.source + c.target > 0 GROUP BY s.scope, s.unit_id),
parts AS MATERIALIZED (SELECT f.scope, f.path, min(f.line) AS line, count(DISTINCT CASE WHEN f.field = 'part' THEN f.word END) AS parts,
    group_concat(DISTINCT CASE WHEN f.field = 'part' THEN f.word END) AS named FROM fields AS f WHERE f.record = 'hash' GROUP BY f.scope, f.path),
samples AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'n' THEN f.number END) AS n, max(CASE WHEN f.field = 'mismatches' THEN f.number END) AS mismatches,
    max(f.field = 'method' AND f.word = 'random') AS random,
    max(f.field = 'justification' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none') AS justified
  FROM fields AS f WHERE f.record = 'sample' GROUP BY f.scope, f.path, f.record_no),
readers AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.word FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'inventory' AND f.record = 'inventory' AND f.field = 'readers' AND f.word IS NOT NULL),
consumers AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'replayed' THEN f.word END) AS replayed
  FROM fields AS f WHERE f.record = 'consumer' GROUP BY f.scope, f.path, f.record_no),
replayed AS MATERIALIZED (
  SELECT DISTINCT c.scope, f.word FROM consumers AS c JOIN fields AS f ON f.path = c.path AND f.record_no = c.record_no
    AND f.record = 'consumer' AND f.field = 'subject' WHERE c.replayed = 'yes'),
speed AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line,
    max(CASE WHEN f.field = 'source_p99' THEN gov_duration(f.text) END) AS source, max(CASE WHEN f.field = 'target_p99' THEN gov_duration(f.text) END) AS target,
    max(f.field = 'reserved') AS unmeasured,
    max(f.field = 'threshold' AND f.text IS NOT NULL AND NOT f.placeholder) AS threshold, max(CASE WHEN f.field = 'status' THEN f.word END) AS status
  FROM fields AS f WHERE f.record = 'parity' GROUP BY f.scope, f.path, f.record_no),
rehearsals AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(f.field = 'procedure' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none') AS procedure,
    max(f.field = 'dataset' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none') AS dataset,
    max(CASE WHEN f.field = 'rto_observed' THEN gov_duration(f.text) END) AS rto, max(f.field = 'simulated') AS simulated,
    max(f.field = 'rto_reserved') AS unmeasured, max(f.field = 'procedure_reserved') AS in_part,
    max(f.field = 'toy') AND NOT max(f.field = 'lifelike') AS toy, max(f.field = 'foreign') AS elsewhere,
    max(CASE WHEN f.field = 'result' THEN f.word END) AS result, max(f.field = 'result') AS has_result,
    max(CASE WHEN f.field = 'restored' THEN f.word END) AS restored, max(f.field = 'restored') AS has_restored
  FROM fields AS f WHERE f.record = 'rehearsal' GROUP BY f.scope, f.path, f.record_no),
allowed AS MATERIALIZED (
  SELECT f.scope, min(gov_duration(f.text)) AS seconds FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'runbook' AND f.field = 'rto' GROUP BY f.scope),
told AS MATERIALIZED ( -- how many rows the inventory tells of, by dataset
  SELECT t.scope, t.unit_id, max(v.number) AS rows
  FROM temp.gov_kept_stage_fields AS f JOIN temp.gov_kept_stage_fields AS v ON v.path = f.path AND v.record_no = f.record_no
      AND v.record = 'inventory' AND v.field = 'volume_rows'
    JOIN temp.gov_kept_mapping_tables AS t ON t.scope = f.scope AND t.side = 'source' AND t.table_name = f.word
  WHERE f.artifact = 'inventory' AND f.field = 'name' AND t.unit_id IS NOT NULL
  GROUP BY t.scope, t.unit_id),
sizes AS MATERIALIZED (
  SELECT t.scope, t.unit_id, t.rows, c.source, c.path, c.line, abs(c.source - t.rows) <= h.value * t.rows AS near
  FROM told AS t JOIN temp.gov_thresholds AS h ON h.name = 'volume_drift_max'
    JOIN temp.gov_kept_stage_subjects AS s ON s.scope = t.scope AND s.unit_id = t.unit_id AND s.record = 'reconciliation'
    JOIN counted AS c ON c.path = s.path AND c.record_no = s.record_no),
dated AS MATERIALIZED (SELECT f.scope, gov_date(f.text) AS day FROM temp.gov_kept_stage_fields AS f WHERE gov_date(f.text) IS NOT NULL),
newest AS MATERIALIZED ( -- the last day up to today that its documents name
  SELECT d.scope, max(d.day) AS day FROM dated AS d JOIN temp.gov_flags AS g ON g.flag = 'now'
  WHERE d.day <= substr(g.value, 1, 10) GROUP BY d.scope),
old AS MATERIALIZED ( -- rehearsals of long before it
  SELECT f.path, f.record_no
  FROM fields AS f JOIN newest AS n ON n.scope = f.scope JOIN temp.gov_thresholds AS t ON t.name = 'rollback_test_max_age_days'
  WHERE f.record = 'rehearsal' GROUP BY f.path, f.record_no, n.day, t.value HAVING julianday(n.day) - julianday(max(gov_date(f.text))) > t.value),
hashes AS MATERIALIZED (
  SELECT f.scope, f.path, min(f.line) AS line, max(f.field = 'agree') AS agree, max(f.field = 'in_part') AS in_part, max(f.field = 'differ') AS differ, max(f.field = 'reserved' AND f.word <> 'limited') AS reserved,
    max(gov_undone(f.text)) AS undone
  FROM fields AS f WHERE f.record = 'hash' GROUP BY f.scope, f.path),
discrepancies AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(f.field = 'unexplained') AS unexplained, max(f.placeholder) AS blank
  FROM fields AS f WHERE f.record = 'discrepancy' GROUP BY f.scope, f.path, f.record_no)
SELECT 'RPT.RECON_TABLE' AS check_id, u.scope, CASE WHEN r.line IS NOT NULL THEN 'pass' ELSE 'fail' END AS outcome,
  u.unit_id || CASE WHEN r.line IS NOT NULL THEN ' is reconciled' ELSE ' has no row with numbers and PASS or FAIL' END AS reason, coalesce(r.path, d.path) AS path, coalesce(r.line, 1) AS line
FROM documents AS d JOIN units AS u ON u.scope = d.scope LEFT JOIN reconciled AS r ON r.scope = u.scope AND r.unit_id = u.unit_id
UNION ALL
SELECT 'RPT.RECON_TABLE', d.scope, 'unknown', 'nothing says which datasets are migrated', d.path, 1 FROM documents AS d WHERE d.scope NOT IN (SELECT u.scope FROM units AS u)
UNION ALL
SELECT 'RPT.RECON_TABLE', c.scope, CASE WHEN c.status IN ('passed', 'failed') AND c.has_expected AND c.has_actual AND NOT c.told_only THEN 'pass' ELSE 'fail' END,
  CASE WHEN c.status IS NULL OR c.status NOT IN ('passed', 'failed') THEN 'its status is neither PASS nor FAIL'
    WHEN NOT c.has_expected OR NOT c.has_actual THEN 'expected or actual delta has no column'
    WHEN c.told_only THEN 'passed, and its expected or actual delta is no number' ELSE 'all six columns, status ' || c.status END, c.path, c.line
FROM counted AS c
UNION ALL
SELECT 'RPT.RECON_TABLE', d.scope, 'fail', 'the report has no table of counts we can read', d.path, 1 FROM documents AS d WHERE d.scope NOT IN (SELECT c.scope FROM counted AS c)
UNION ALL
SELECT 'RPT.VOLUME', s.scope, CASE WHEN s.near IS NULL THEN 'unknown' WHEN s.near THEN 'pass' ELSE 'fail' END,
  s.unit_id || CASE WHEN s.near IS NULL THEN ', a number of rows is missing in the inventory or here' WHEN s.near THEN ' is as large as the inventory tells'
    ELSE printf(', %d row(s) here and %d in the inventory', s.source, s.rows) END, s.path, s.line
FROM sizes AS s
UNION ALL
SELECT 'RPT.DELTA_CITED', c.scope, CASE WHEN c.expected IS NULL THEN 'unknown' WHEN c.expected = 0 OR c.cites THEN 'pass' ELSE 'fail' END,
  CASE WHEN c.expected IS NULL THEN 'the expected delta is no number' WHEN c.expected = 0 THEN 'no delta expected' WHEN c.cites THEN 'a mapping row is cited for the delta'
    ELSE 'a delta is expected and no mapping row is cited for it' END, c.path, c.line
FROM counted AS c
UNION ALL
SELECT 'RPT.DELTA_LIES', c.scope,
  CASE WHEN c.status IN ('failed', 'partial') THEN 'pass' WHEN c.status IS NOT 'passed' OR c.delta IS NULL OR c.actual IS NULL OR c.expected IS NULL THEN 'unknown'
    WHEN c.actual = c.expected AND abs(c.actual) = abs(c.delta) THEN 'pass' ELSE 'fail' END,
  CASE WHEN c.status IN ('failed', 'partial') THEN 'said to have failed' WHEN c.status IS NOT 'passed' THEN 'its status is in no word we know' WHEN c.delta IS NULL OR c.actual IS NULL OR c.expected IS NULL THEN 'a number is missing'
    WHEN c.actual = c.expected AND abs(c.actual) = abs(c.delta) THEN 'the delta is what was expected'
    WHEN abs(c.actual) <> abs(c.delta) THEN printf('passed with an actual delta of %d where the counts differ by %d', c.actual, c.delta)
    ELSE printf('passed with a delta of %d where %d was expected', c.actual, c.expected) END, c.path, c.line
FROM counted AS c
UNION ALL
SELECT 'RPT.HASH_METHOD', d.scope, CASE WHEN p.parts = 3 THEN 'pass' ELSE 'fail' END,
  CASE WHEN p.scope IS NULL THEN 'no method of hashing is described' WHEN p.parts = 3 THEN 'fields, order and normalisation are described'
    ELSE 'of fields, order and normalisation it says only: ' || coalesce(p.named, 'nothing') END, coalesce(p.path, d.path), coalesce(p.line, 1)
FROM documents AS d LEFT JOIN parts AS p ON p.scope = d.scope
UNION ALL
SELECT 'RPT.HASH_AGREE', d.scope, CASE WHEN h.differ OR h.undone OR h.in_part THEN 'fail' WHEN h.agree AND NOT h.reserved THEN 'pass' ELSE 'unknown' END,
  CASE WHEN h.scope IS NULL THEN 'no comparison of hashes is told' WHEN h.differ THEN 'the hashes differ' WHEN h.undone THEN 'the hashes were not compared, or not yet' WHEN h.in_part THEN 'the hashes agree for a part'
    WHEN h.agree AND NOT h.reserved THEN 'the hashes agree' WHEN h.agree THEN 'whether they agree is not settled' ELSE 'how it came out is not told' END, coalesce(h.path, d.path), coalesce(h.line, 1)
FROM documents AS d LEFT JOIN hashes AS h ON h.scope = d.scope
UNION ALL
SELECT 'RPT.DISCREPANCIES', x.scope, CASE WHEN x.blank THEN 'unknown' WHEN x.unexplained THEN 'fail' ELSE 'pass' END,
  CASE WHEN x.blank THEN 'the register is still to be written' WHEN x.unexplained THEN 'a discrepancy is not explained, or open' ELSE 'nothing in it is left unexplained' END, x.path, x.line
FROM discrepancies AS x
UNION ALL
SELECT 'RPT.SECTIONS', s.scope, CASE WHEN s.line IS NULL OR NOT s.filled THEN 'fail' ELSE 'pass' END,
  'section "' || s.section || '"' || CASE WHEN s.line IS NULL THEN ' is not there' WHEN NOT s.filled THEN ' says nothing' ELSE '' END, s.path, coalesce(s.line, 1)
FROM temp.gov_kept_stage_sections AS s WHERE s.artifact = 'report'
UNION ALL
SELECT 'RPT.SAMPLE_N', s.scope, CASE WHEN s.mismatches > 0 THEN 'fail' WHEN s.n IS NULL OR s.mismatches IS NULL THEN 'unknown' WHEN (s.n >= 100 OR s.justified) AND s.random THEN 'pass' ELSE 'fail' END,
  CASE WHEN s.mismatches > 0 THEN printf('%d mismatch(es)', s.mismatches) WHEN s.n IS NULL THEN 'the size is no number' WHEN s.mismatches IS NULL THEN 'how many differ is no number' WHEN s.n < 100 AND NOT s.justified THEN printf('%d is fewer than 100, and why is not said', s.n)
    WHEN NOT s.random THEN 'not said to be random' ELSE printf('%d at random', s.n) END, s.path, s.line
FROM samples AS s
UNION ALL
SELECT 'RPT.SAMPLE_N', d.scope, 'fail', 'the report samples nothing', d.path, 1 FROM documents AS d WHERE d.scope NOT IN (SELECT s.scope FROM samples AS s)
UNION ALL
SELECT 'RPT.CONSUMER_REPLAY', r.scope, CASE WHEN (r.scope, r.word) IN (SELECT p.scope, p.word FROM replayed AS p) THEN 'pass' ELSE 'fail' END,
  'consumer ' || r.word || CASE WHEN (r.scope, r.word) IN (SELECT p.scope, p.word FROM replayed AS p) THEN ' was replayed' ELSE ' was not replayed' END, d.path, 1
FROM documents AS d JOIN readers AS r ON r.scope = d.scope
UNION ALL
SELECT 'RPT.CONSUMER_REPLAY', c.scope, CASE c.replayed WHEN 'yes' THEN 'pass' WHEN 'no' THEN 'fail' ELSE 'unknown' END, 'replayed: ' || coalesce(c.replayed, 'not said'), c.path, c.line
FROM consumers AS c
UNION ALL
SELECT 'RPT.PERF', s.scope,
  CASE WHEN s.source IS NULL OR s.target IS NULL OR s.unmeasured THEN 'fail' WHEN s.status IS NULL THEN 'fail' WHEN s.status = 'degraded' THEN 'fail'
    WHEN s.target <= s.source * 1.1 THEN 'pass' WHEN s.threshold THEN 'unknown' ELSE 'fail' END,
  CASE WHEN s.source IS NULL OR s.target IS NULL THEN 'source or target p99 is no amount of time' WHEN s.unmeasured THEN 'a p99 was not measured' WHEN s.status IS NULL THEN 'its status is none of PASS, DEGRADED, IMPROVED'
    WHEN s.status = 'degraded' THEN 'slower than allowed' WHEN s.target <= s.source * 1.1 THEN 'within 10 %' WHEN s.threshold THEN 'slower by more than 10 %, under a threshold of its own'
    ELSE 'said to pass, and slower by more than 10 %' END, s.path, s.line
FROM speed AS s
UNION ALL
SELECT 'RPT.PERF', d.scope, 'fail', 'no p99 of source and target is compared', d.path, 1 FROM documents AS d WHERE d.scope NOT IN (SELECT s.scope FROM speed AS s)
UNION ALL
SELECT 'RPT.REHEARSAL', h.scope, CASE WHEN h.simulated OR h.in_part OR h.toy OR h.elsewhere OR h.unmeasured OR o.path IS NOT NULL OR h.rto > a.seconds OR h.result IN ('failed', 'partial') OR h.restored = 'no' THEN 'fail' WHEN h.rto IS NULL OR NOT h.procedure OR NOT h.dataset THEN 'fail'
    WHEN h.has_result AND h.result IS NOT 'passed' THEN 'unknown' WHEN h.has_restored AND h.restored IS NOT 'yes' THEN 'unknown' ELSE 'pass' END,
  CASE WHEN h.simulated THEN 'it was only simulated, or only talked about' WHEN h.in_part THEN 'it was carried out in part, or perhaps' WHEN h.toy THEN 'a handful of rows, or none, show nothing' WHEN h.elsewhere THEN 'it was of other data than what is migrated' WHEN h.unmeasured THEN 'the time was not observed as it stands'
    WHEN o.path IS NOT NULL THEN 'it is of long before the migration'
    WHEN h.rto > a.seconds THEN printf('it took %d s, and %d s are allowed', h.rto, a.seconds) WHEN h.result IN ('failed', 'partial') THEN 'the rehearsal failed' WHEN h.restored = 'no' THEN 'the data was not shown to be back' WHEN NOT h.procedure THEN 'the procedure is not told'
    WHEN NOT h.dataset THEN 'the dataset is not told' WHEN h.rto IS NULL THEN 'the time it took is no amount of time'
    WHEN h.has_result AND h.result IS NOT 'passed' THEN 'its result is no pass' WHEN h.has_restored AND h.restored IS NOT 'yes' THEN 'whether the data came back is not told' ELSE 'procedure, dataset and time are recorded' END, h.path, h.line
FROM rehearsals AS h LEFT JOIN allowed AS a ON a.scope = h.scope LEFT JOIN old AS o ON o.path = h.path AND o.record_no = h.record_no
UNION ALL
SELECT 'RPT.REHEARSAL', d.scope, 'fail', 'no rollback rehearsal is recorded', d.path, 1 FROM documents AS d WHERE d.scope NOT IN (SELECT h.scope FROM rehearsals AS h)
UNION ALL
SELECT 'RPT.NO_ERRORS_SHORTCUT', d.scope, CASE WHEN f.line IS NULL OR d.scope IN (SELECT c.scope FROM counted AS c) THEN 'pass' ELSE 'fail' END,
  CASE WHEN f.line IS NULL THEN 'no log is offered as proof' WHEN d.scope IN (SELECT c.scope FROM counted AS c) THEN 'the log is not the only proof' ELSE 'a clean log is the only proof' END,
  coalesce(f.path, d.path), coalesce(f.line, 1)
FROM documents AS d LEFT JOIN (SELECT g.scope, min(g.path) AS path, min(g.line) AS line FROM fields AS g WHERE g.record = 'log_evidence' GROUP BY g.scope) AS f
  ON f.scope = d.scope;
