CREATE TEMP VIEW gov_checks_limits AS
-- Shapes limit and threshold: is a number stated, and does it keep to the profile? args: limit, the stated amounts that
-- answer, joined by bars; threshold, what each is compared with (a min or a max, gov_thresholds), least and most likewise;
-- stated_only, where no profile is asked; beside, cues: where one of them is said, silence about the number is an omission
-- that fails, and unknown elsewhere. A number in a box that is not ticked is a plan.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, json_extract(c.args, '$.limit') AS limits, json_extract(c.args, '$.threshold') AS threshold,
    json_extract(c.args, '$.or_cue') AS cue, coalesce(json_extract(c.args, '$.large'), 0) AS large,
    coalesce(json_extract(c.args, '$.factor'), 1) AS factor
  FROM temp.gov_check_catalog AS c WHERE c.shape = 'limit'),
beside AS MATERIALIZED (
  SELECT c.check_id, k.scope, min(k.path || char(9) || printf('%09d', k.line)) AS place
  FROM temp.gov_check_catalog AS c, json_each(c.args, '$.beside') AS e
    JOIN temp.gov_kept_cue_answers AS k ON k.cue = e.value AND k.answer = 'yes'
  WHERE c.shape = 'limit' GROUP BY c.check_id, k.scope),
stated AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, l.name, l.value, l.answer, l.path, l.line
  FROM temp.gov_limits AS l JOIN temp.gov_artifacts AS a ON a.path = l.path
  WHERE l.comparator IS NULL OR l.comparator <> '>' OR l.unit <> 'time'), -- "longer than an hour" is a condition
judged AS MATERIALIZED (
  SELECT a.check_id, a.limits, a.large AS asks_large, s.scope, s.large, s.size_unknown, s.documents, l.name, l.answer, l.path, l.line,
    k.answer AS cue_answer, k.path AS cue_path, k.line AS cue_line, t.name AS threshold, t.side, l.value, t.value * a.factor AS bound,
    CASE WHEN t.name IS NULL THEN 0 WHEN t.side = 'min' THEN l.value < t.value ELSE l.value > t.value * a.factor END AS breaks
  FROM asked AS a CROSS JOIN temp.gov_kept_readiness_scopes AS s
    LEFT JOIN stated AS l ON l.scope = s.scope AND instr('|' || a.limits || '|', '|' || l.name || '|') > 0
    LEFT JOIN temp.gov_kept_cue_answers AS k ON k.scope = s.scope AND k.cue = a.cue AND k.answer = 'yes' AND l.name IS NULL
    LEFT JOIN temp.gov_thresholds AS t ON t.name = a.threshold),
ranked AS (
  SELECT j.check_id, j.limits, j.asks_large, j.scope, j.large, j.size_unknown, j.documents, j.name, j.answer, j.path, j.line, j.cue_answer,
    j.cue_path, j.cue_line, j.threshold, j.side, j.breaks, j.value, j.bound,
    row_number() OVER (PARTITION BY j.check_id, j.scope ORDER BY j.breaks DESC, j.answer = 'planned', j.path, j.line) AS rank
  FROM judged AS j)
SELECT r.check_id, r.scope,
  CASE WHEN r.asks_large AND NOT r.large THEN iif(r.size_unknown, 'unknown', 'skip')
       WHEN r.breaks THEN 'fail' WHEN r.answer = 'planned' THEN 'unknown'
       WHEN r.name IS NOT NULL OR r.cue_answer = 'yes' THEN 'pass'
       WHEN b.check_id IS NOT NULL THEN 'fail' ELSE 'unknown' END AS outcome,
  CASE WHEN r.asks_large AND NOT r.large THEN iif(r.size_unknown, 'how much moves is not known', 'little moves')
       WHEN r.breaks THEN replace(r.name, '_', ' ') || printf(' %g', r.value) || iif(r.side = 'min', ' is below ', ' is above ') || printf('%s (%g)', r.threshold, r.bound)
       WHEN r.answer = 'planned' THEN 'stated as a plan, not as measured'
       WHEN r.name IS NOT NULL THEN replace(r.name, '_', ' ') || ' is stated'
       WHEN r.cue_answer = 'yes' THEN 'stated in words'
       WHEN r.documents = 0 THEN 'no plan is here'
       ELSE printf('no number for %s in %d document(s)', replace(replace(r.limits, '|', ' or '), '_', ' '), r.documents) END AS reason,
  coalesce(r.path, r.cue_path, substr(b.place, 1, instr(b.place, char(9)) - 1)) AS path,
  coalesce(r.line, r.cue_line, CAST(substr(b.place, instr(b.place, char(9))) AS INTEGER)) AS line
FROM ranked AS r LEFT JOIN beside AS b ON b.check_id = r.check_id AND b.scope = r.scope
WHERE r.rank = 1;
