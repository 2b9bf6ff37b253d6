CREATE TEMP VIEW gov_checks_stage_tests AS
-- How were the integration tests made? On a target like production that is not production, with five classes of rows,
-- capturing more than counts; a run that collected no tests passed nothing; a test that failed is a defect somebody found; one without a
-- name for what it covers proves nothing in particular.
WITH tested AS MATERIALIZED (
  SELECT a.scope, min(a.path) AS path, max(min(a.line), 1) AS line FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'tests' GROUP BY a.scope),
fields AS NOT MATERIALIZED (
  SELECT f.scope, f.artifact, f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact IN ('tests', 'evidence')),
setup AS MATERIALIZED (
  SELECT f.scope, max(f.path) AS path, min(f.line) AS line, count(DISTINCT CASE WHEN f.field = 'aspect' THEN f.word END) AS aspects,
    group_concat(DISTINCT CASE WHEN f.field = 'aspect' THEN f.word END) AS named,
    max(CASE WHEN f.field = 'environment' THEN f.word END) AS environment
  FROM fields AS f WHERE f.record = 'target_setup' GROUP BY f.scope),
classes AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.word FROM fields AS f
  WHERE f.field = 'class' AND (f.record = 'dataset' OR (f.scope, f.path, f.record_no) IN (
    SELECT p.scope, p.path, p.record_no FROM fields AS p WHERE p.record = 'test' AND p.field = 'status' AND p.word = 'passed'))),
wanted(word, shown) AS (VALUES ('happy', 'rows of the happy path'), ('edge', 'edges of the mapping'), ('boundary', 'boundary values'),
  ('encoding', 'encoding edges'), ('violating', 'rows that violate constraints')),
compared AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'n' THEN f.number END) AS n, max(CASE WHEN f.field = 'mismatches' THEN f.number END) AS mismatches
  FROM fields AS f WHERE f.record = 'sample' GROUP BY f.scope, f.path, f.record_no),
samples AS MATERIALIZED (
  SELECT f.scope, min(f.path) AS path, min(f.line) AS line, max(f.number) AS n FROM fields AS f
  WHERE f.record = 'sample' AND f.field = 'n' AND f.number > 0 GROUP BY f.scope),
runs AS MATERIALIZED (
  SELECT f.scope, min(f.path) AS path, min(f.line) AS line, max(f.field = 'processed' AND f.number > 0) AS processed,
    max(f.field = 'environment' AND f.word = 'production') AS production, min(CASE WHEN f.field = 'environment' AND f.word = 'production' THEN f.line END) AS production_line,
    max(f.field = 'rejected' AND f.number IS NOT NULL) AS rejected, max(f.field = 'runtime' AND gov_duration(f.text) IS NOT NULL) AS runtime
  FROM fields AS f WHERE f.record = 'run' GROUP BY f.scope),
tests AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(f.field = 'reference') AS cites,
    max(f.field = 'covers' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none') AS covers,
    max(CASE WHEN f.field = 'status' THEN f.word END) AS status, max(f.field = 'actual') AS has_actual,
    max(CASE WHEN f.field = 'expected' THEN f.number END) AS expected, max(CASE WHEN f.field = 'actual' THEN f.number END) AS actual,
    max(f.field = 'actual' AND f.text IS NOT NULL AND NOT f.placeholder AND f.word IS NOT 'none') AS seen, max(f.field = 'actual_reserved') AS guessed
  FROM fields AS f WHERE f.record = 'test' GROUP BY f.scope, f.path, f.record_no),
surprises AS MATERIALIZED (SELECT p.path, p.record_no, p.amiss FROM temp.gov_kept_test_surprises AS p),
commands AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'tests' THEN f.number END) AS tests, max(f.field = 'sign') AS empty
  FROM fields AS f WHERE f.record = 'command' GROUP BY f.scope, f.path, f.record_no)
SELECT 'TST.TARGET_SETUP' AS check_id, t.scope,
  CASE WHEN s.scope IS NULL OR s.environment = 'production' OR r.production THEN 'fail' WHEN s.environment IS NULL THEN 'unknown' WHEN s.aspects = 4 THEN 'pass' ELSE 'fail' END AS outcome,
  CASE WHEN s.scope IS NULL THEN 'no section describes the test target' WHEN s.environment = 'production' THEN 'the target is production' WHEN r.production THEN 'a test run was made in production'
    WHEN s.environment IS NULL THEN 'it is not said to be other than production' WHEN s.aspects = 4 THEN 'schema, constraints, indexes and shape are described'
    ELSE 'of schema, constraints, indexes and shape it says only: ' || coalesce(s.named, 'nothing') END AS reason, iif(r.production, r.path, coalesce(s.path, t.path)) AS path, iif(r.production, r.production_line, coalesce(s.line, t.line)) AS line
FROM tested AS t LEFT JOIN setup AS s ON s.scope = t.scope LEFT JOIN runs AS r ON r.scope = t.scope
UNION ALL
SELECT 'TST.DATASET', t.scope, CASE WHEN (t.scope, w.word) IN (SELECT c.scope, c.word FROM classes AS c) THEN 'pass' ELSE 'fail' END,
  w.shown || CASE WHEN (t.scope, w.word) IN (SELECT c.scope, c.word FROM classes AS c) THEN ' are tried' ELSE ' are not tried' END, t.path, t.line
FROM tested AS t CROSS JOIN wanted AS w
UNION ALL
SELECT 'TST.CAPTURE', t.scope, CASE WHEN r.processed AND r.rejected AND r.runtime AND s.n IS NOT NULL THEN 'pass' ELSE 'fail' END,
  CASE WHEN r.scope IS NULL THEN 'no run with what it processed, wrote and rejected' WHEN NOT r.processed THEN 'nothing was processed'
    WHEN NOT r.rejected THEN 'the rejected records are not counted' WHEN NOT r.runtime THEN 'the runtime is not told'
    WHEN s.n IS NULL THEN 'no differences field by field' ELSE 'totals, runtime and samples are there' END, coalesce(r.path, t.path), coalesce(r.line, t.line)
FROM tested AS t LEFT JOIN runs AS r ON r.scope = t.scope LEFT JOIN samples AS s ON s.scope = t.scope
UNION ALL
SELECT 'TST.COUNT_ONLY', t.scope, CASE WHEN s.n IS NOT NULL THEN 'pass' ELSE 'fail' END,
  CASE WHEN s.n IS NOT NULL THEN printf('%d records compared field by field', s.n) ELSE 'no record was compared field by field' END, coalesce(s.path, t.path), coalesce(s.line, t.line)
FROM tested AS t LEFT JOIN samples AS s ON s.scope = t.scope
UNION ALL
SELECT 'TST.SAMPLES_AGREE', c.scope, CASE WHEN c.mismatches > 0 THEN 'fail' WHEN c.mismatches IS NULL OR coalesce(c.n, 0) = 0 THEN 'unknown' ELSE 'pass' END,
  CASE WHEN c.mismatches > 0 THEN printf('%d of the sampled records differ', c.mismatches) WHEN c.mismatches IS NULL THEN 'how many differ is no number'
    WHEN coalesce(c.n, 0) = 0 THEN 'nothing was sampled' ELSE printf('none of %d sampled records differs', c.n) END, c.path, c.line
FROM compared AS c
UNION ALL
SELECT 'TST.ACTUALS_AGREE', x.scope, CASE WHEN x.status IS NOT 'passed' THEN 'skip' WHEN x.expected <> x.actual THEN 'fail' WHEN s.amiss IS NOT NULL OR (x.has_actual AND (NOT x.seen OR x.guessed)) THEN 'unknown' ELSE 'pass' END,
  CASE WHEN x.status IS NOT 'passed' THEN 'it is not said to have passed' WHEN x.expected <> x.actual THEN printf('passed with %d where %d was expected', x.actual, x.expected)
    WHEN s.amiss IS NOT NULL THEN 'passed, and what was seen tells of something amiss: ' || s.amiss
    WHEN x.has_actual AND (NOT x.seen OR x.guessed) THEN 'passed, and what was seen is not told' ELSE 'what was seen does not contradict the pass' END, x.path, x.line
FROM tests AS x LEFT JOIN surprises AS s ON s.path = x.path AND s.record_no = x.record_no
UNION ALL
SELECT 'TST.FAILED', x.scope, CASE x.status WHEN 'passed' THEN 'pass' WHEN 'failed' THEN 'fail' WHEN 'partial' THEN 'fail' ELSE 'unknown' END,
  CASE WHEN x.status = 'passed' THEN 'the test passed' WHEN x.status IN ('failed', 'partial') THEN 'the test ' || iif(x.status = 'failed', 'failed', 'passed in part') ELSE 'whether the test passed is in no word we know' END, x.path, x.line
FROM tests AS x
UNION ALL
SELECT 'TST.NAMED_COVERAGE', x.scope, CASE WHEN x.cites OR x.covers THEN 'pass' ELSE 'fail' END,
  CASE WHEN x.cites OR x.covers THEN 'it names what it covers' ELSE 'it names no rule and no edge case' END, x.path, x.line
FROM tests AS x
UNION ALL
SELECT 'TST.EMPTY_SUCCESS', c.scope, CASE WHEN c.empty OR c.tests = 0 THEN 'fail' ELSE 'pass' END, CASE WHEN c.empty OR c.tests = 0 THEN 'the command ran no tests' ELSE printf('%d test(s) ran', c.tests) END,
  c.path, c.line
FROM commands AS c WHERE c.empty OR c.tests IS NOT NULL
UNION ALL
SELECT 'TST.EMPTY_SUCCESS', f.scope, 'fail', 'the results say that no tests ran', f.path, min(f.line)
FROM fields AS f WHERE f.record = 'empty_success' GROUP BY f.scope, f.path
UNION ALL
SELECT 'TST.EMPTY_SUCCESS', t.scope, CASE WHEN sum(x.status = 'passed') > 0 THEN 'pass' WHEN count(x.line) = 0 THEN 'fail' ELSE 'unknown' END,
  CASE WHEN count(x.line) = 0 THEN 'the results list no test' ELSE coalesce(sum(x.status = 'passed'), 0) || ' test(s) listed as passed' END, t.path, coalesce(min(x.line), min(t.line))
FROM tested AS t LEFT JOIN tests AS x ON x.scope = t.scope GROUP BY t.scope;
