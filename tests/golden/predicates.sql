-- What texts say, one question a function. Traps: values inside values, denied values, templates that name every value,
-- amounts that are none, steps that contradict each other, criteria that only sound measurable.
.mode list
.print gov_enum
SELECT value, coalesce(gov_enum(value, 'met|not met'), '-') FROM json_each(json_array('Met', '**Not met** — replica lags',
  'Met / Not met — details', 'not yet met', 'Not‑met', 'unmet', 'helmet', '', 'Met. All three were met.'));
SELECT value, coalesce(gov_enum(value, 'Low|Medium|High|Critical'), '-') FROM json_each(json_array('**High** — large table',
  'Low / Medium / High / Critical', 'HIGH', 'highly unlikely', '`critical`', 'not high', 'Medium, not High'));
SELECT value, coalesce(gov_enum(value, 'verified|issues'), '-') FROM json_each(json_array('Verified — no issues',
  'not fully verified', 'Issues: 3 rows', 'Verified, issues below', 'unverified'));
SELECT gov_enum(NULL, 'a|b') IS NULL, gov_enum('a', NULL) IS NULL, gov_enum('a', '') IS NULL;
.print gov_duration
SELECT value, coalesce(gov_duration(value), '-') FROM json_each(json_array('30 min', '1-2 hours', '45 minutes (verified)',
  'T+0:30', '1 hour 30 min', '1h30m', '30 min, at worst 2 hours', 'a while', 'TBD', '', '2 days', '90s', '250 ms', '3 steps',
  'v2 m', '12 m/s', '0.5 h', '99999999999 hours', 'seven days', 'P2D'));
.print gov_stepno
SELECT value, coalesce(gov_stepno(value), '-') FROM json_each(json_array('After step 4', 'Step 4: switch reads',
  'None — fully reversible', 'between step 3 and step 4', 'after step 3, when step 4 drops the table', 'Step 2 and step 2',
  'footstep 3', 'steps 3', 'Step #7', 'step', ''));
.print gov_measurable
SELECT value, gov_measurable(value) FROM json_each(json_array('p99 < 200', 'error rate at most 1 %', 'zero mismatches',
  'All rows have an owner', '`make check` is green', 'the script exits 0', 'works correctly', 'tests pass', 'all tests pass',
  'all 412 tests pass within 10 minutes', 'looks good', 'Migration complete', 'user-friendly', 'step 3', 'v2 is live',
  'performance is acceptable', 'latency ≤ 5'));
.print gov_fold
SELECT value, gov_fold(value) FROM json_each(json_array('### 2. **Row   counts**', 'Step 1: Copy orders', 'R.1 Restore', '1) Stop writers',
  '- Rollback & Cleanup:', '2 replicas', 'order_items', '_Health_ checks', '1.2 Scope', '3.5 GB table', '2026 plan', ''));
SELECT gov_fold(NULL) IS NULL, gov_measurable(NULL) IS NULL, gov_stepno(NULL) IS NULL, gov_duration(NULL) IS NULL;
.print gov_placeholder
SELECT value, gov_placeholder(value) FROM json_each(json_array('... (or "None needed")', '<Check> — <what it validates>',
  '<Met / Not met — details>', '[owner](people.md)', '[owner]', '<br>', '...and the rest follows', 'stubbed for now'));
.print gov_outcome, gov_undone
SELECT value, coalesce(gov_outcome(value), '-'), gov_undone(value) FROM json_each(json_array('Rehearsed on staging', 'Rehearsed with --dry-run', 'green', 'OK',
  'no', 'Pass, no errors', 'Pass (NO_EJECUTADO)', 'nicht ausgeführt', 'Tested on staging without data loss', '3 s, limit 30 s', 'degraded', '未実施',
  'ทดสอบแล้ว', 'ยังไม่ได้ทดสอบ', 'will be tested', 'not slower than before', ''));
.print gov_says, gov_overlap, gov_date
SELECT value, gov_says(value, 'none|n/a|not needed') FROM json_each(json_array('None, nothing changes', 'nonetheless', 'N/A', 'is not needed', '**None**', ''));
SELECT gov_overlap('zero rows differ', '**Zero** rows differ — Met'), gov_overlap('zero rows differ in orders', 'zero rows differ in invoices'),
  gov_overlap('the', 'x') IS NULL, gov_overlap(NULL, 'x') IS NULL, gov_overlap('rows', 'arrows');
SELECT gov_date('Until 2026-12-31, was 2026-11-30'), gov_date('soon') IS NULL, gov_date(NULL) IS NULL, gov_date('2026/1/2') IS NULL, gov_date('v12026-12-31') IS NULL;
.print gov_reserve
SELECT value, coalesce(gov_reserve(value), '-') FROM json_each(json_array('Complete', 'Complete, except for 300 rows', 'approved, subject to a second review', 'approved by mail?',
  'PASS (extrapolated from a sample)', 'Met, no exceptions', 'as expected', 'see https://example.com/?id=3', 'Done. If it breaks, call us.', 'Done if it breaks.', 'teilweise', '条件付き', 'ไม่มีเงื่อนไข',
  'still open, and probably only in part', ''));
.print gov_within
SELECT gov_within(column1, column2), column1, column2 FROM (VALUES ('p99 stays below 200 ms', 'Met, 240 ms'), ('p99 stays below 200 ms', 'Met, 0.2 s'), ('at least 99.9 %', '99.5 %'), ('no more than 3 errors', '4 errors'),
  ('must not exceed 5 min', '3 min'), ('höchstens, also weniger als 10 %', '12 %'), ('ไม่เกิน 30 วินาที', '45 วินาที'), ('p99 stays below 200 ms', 'Met'), ('zero rows differ', '3 rows'), ('p99 is 200 ms', '240 ms'),
  ('below 200 ms', '3 rows'), (NULL, '1'), ('no errors, p99 below 200 ms', '140 ms'));
SELECT gov_reserve(NULL) IS NULL, gov_enum('Met?', 'Met|Not met') IS NULL, gov_enum('Complete, but', 'Complete!') IS NULL, gov_enum('Complete, but', 'Complete'), gov_enum('High - probably more', 'High|Low'),
  gov_enum('Medium, to be confirmed', 'Medium|High') IS NULL, gov_placeholder('to be agreed with operations'), gov_placeholder('To be or not to be is a question that this text of more than eighty bytes answers.');
.print gov_partial, gov_environment
SELECT value, gov_partial(value), coalesce(gov_environment(value), '-') FROM json_each(json_array('Ran 400 of 812 batches', '812 of 812 batches', 'Ran 8,400 rows', 'In step 2 of 3', '3 of 812 batches were retried', '400/812', 'on 04/11',
  'half of the rows', '40 % of the rows', '100 % of the rows', '812 件中 400 件', 'Ran on staging; production follows', 'First on staging, then on production', 'After the rehearsal on staging, all ran', 'the staging table', 'not on staging',
  'auf der Testumgebung', ''));
SELECT gov_partial(NULL) IS NULL, gov_environment(NULL) IS NULL, coalesce(gov_reserve('Pass, looked fine'), '-'), coalesce(gov_reserve('Pass, looked fine: zero rows differ'), '-'), gov_placeholder('Do what is needed.'), gov_placeholder('Do what is needed to stop writers: run `stop.sh`'),
  gov_outcome('amber'), gov_outcome('green, no warnings');
