-- Prints docs/checks.md from the data the program holds:
--   sqlite3 -batch -bail -init /dev/null -cmd '.load build/gov' :memory: <docs/checks.sql >docs/checks.md
.mode list
.headers off
.print '# Checks'
.print
.print '`gov_checks` has a row for each thing a check looked at: `pass`, `fail`, `unknown` (nothing answers it, or only a plan of it is there) or'
.print '`skip` (its framework is not in use, or it does not apply). Only `pass` is a pass. A framework is in use where one of its artifacts is'
.print 'present (`gov_frameworks` says which), or everywhere when `--frameworks` names it. This page is printed by `docs/checks.sql` and held by a test.'
.print
.print '```sql'
.print "SELECT check_id, outcome, reason, path, line FROM gov_checks WHERE outcome <> 'pass';"
.print '```'
.print
.print ## Severities
.print
.print '| severity | meaning |'
.print '|---|---|'
.print '| `blocker` | wrong or unsafe; a release is blocked while it fails |'
.print '| `high` | a real defect, to be fixed before delivery; does not block by itself |'
.print '| `medium` | genuine, not in the way of delivery |'
.print '| `low` | a nit |'
.print
.print ## What makes a framework be in use
.print
.print '| framework | artifact |'
.print '|---|---|'
.print '| `workflow` | a document with an `[MIG-n]` heading, front matter `artifact: MIG-n`, such a file name, or most sections of one gate |'
.print '| `zero-downtime` | a rollback plan with three of the headings *Rollback Procedure for …, Pre-Migration State, Rollback Trigger, Rollback Steps, Post-Rollback, Estimated Downtime*; a list of boxes that asks four of the eight readiness questions; or three samples of an error rate, latency, replication lag or throughput in one report |'
.print '| `integrity` | an artifact of a migration stage: inventory, mapping, migration artifacts, validation report, cutover runbook, or a unit or finding below `stages/` |'
.print
.print ## What documents must say: cues
.print
.print 'Checks of shape `cue` ask `gov_cues`: what a document answers, in whatever language, with path, line and why. A cue is a pattern of concepts'
.print '(`data/concepts.tsv`, the words of nine languages), so it is written once (`data/cues.tsv`). The answer is'
.print
.print '- **yes** when the plan decides it ("backups are encrypted"), or, for what must have happened, when a box is ticked, a field or cell answers'
.print '  yes, or it is dated or told in the past ("the rollback was tested on staging");'
.print '- **no** when it is denied, answered no, not run, rejected, or rehearsed by a dry run (`--dry-run`, `--check`), which changes nothing;'
.print '- **planned** when its box is open, it is put off, advised, conditional, or a blank such as `TBD` or `[timestamp]`.'
.print
.print 'Quotes, questions, examples, appendices of links and sections of rejected ideas say nothing. A heading or label lends its subject to what'
.print 'stands below it; an attribute belongs to the subject nearest to it. A no fails a check whatever else is said; a plan of it leaves it unknown, and'
.print 'so does silence. Only in a list is silence an omission that fails: the six steps of a rollback, the metrics, alerts and triggers, the steps of a'
.print 'pattern, the time of what was rehearsed, once others of the list are said. What units need by status (backup, way back) is asked of the statuses.'
.print
.print '| cue | wants | meaning |'
.print '|---|---|---|'
SELECT '| `' || cue || '` | ' || wants || ' | ' || meaning || ' |' FROM gov_cue_catalog;
.print
.print ## Numbers
.print
.print '`gov_limits` holds the numbers that documents state, in one unit each; `gov_thresholds` those that checks compare them with. A policy file sets its'
.print 'own, by name; of several settings the strictest counts; a name or value that is none is a diagnostic with its line:'
.print
.print '```yaml'
.print 'thresholds: {error_rate_max: 0.005, sample_min: 500}'
.print '```'
.print
.print '| threshold | value | unit | side | why |'
.print '|---|---|---|---|---|'
SELECT '| `' || name || '` | ' || value || ' | ' || unit || ' | ' || side || ' | ' || why || ' |' FROM gov_threshold_catalog;
.print
.print '`gov_triggers` sets what plans state beside the profile and what production runs measured: a trigger that was passed needs a later rollback run, or'
.print 'an exception that waives `TRG.BREACH_NO_ACTION` with a reason and an approver. `gov_readiness` sums up by topic.'
.print
.print ## Adding a check
.print
.print 'A check is a row of `data/checks/FRAMEWORK.tsv`: check_id, framework, severity, title (what is so when it passes), why, shape, args (JSON), sources,'
.print 'lacks (what is wrong when it fails, where the result itself names no more than the place) and remedy (what would make it pass, after "to pass, ").'
.print 'A row over a shape that is there needs nothing else. To ask, for instance, whether the plan says who is on call at the weekend:'
.print
.print '1. Is there a cue for it? If not, add a row to `data/cues.tsv`: `weekend_duty`, `says`, `emergency_contacts off_peak`, and a meaning. A concept'
.print '   that is missing is one row a language in `data/concepts.tsv`.'
.print '2. Add the row `CHK.WEEKEND_DUTY`, `zero-downtime`, `low`, *Who is on call at the weekend is said*, *That is when it runs*, `cue`,'
.print '   `{"each": ["weekend_duty"]}`, the source, nothing, and *say who is on call at the weekend*.'
.print '3. Build, print this page and `docs/reference.md` anew, and give the check a text in `samples/readiness/` that passes and one that fails.'
.print
.print 'A check of `integrity` or `workflow` is tried by variants: `tests/property/lib/stage_variants.py` and `gate_variants.py` hold a sound migration, and a'
.print 'line for each change to it with what the checks must answer. `property-stage_defects` fails until a variant says when the new check passes, fails and'
.print 'is unknown; `samples/studio/EXPECTED.tsv` wants its line, too. Write what must come out before you look at what does.'
.print
.print 'What no shape can judge is a view of its own: a file in `sql/checks/results/` that answers check_id, scope, outcome, reason, path, line. The build'
.print 'finds it; shape is then `own`. A new framework says by which artifact it is in use in a file of `sql/checks/adopted/`. Checks of your own workspace'
.print 'need no build: a TEMP view `gov_user_check_NAME` with the columns framework, check_id, scope, outcome, severity, reason, path, line joins'
.print '`gov_checks` with `SELECT gov_install()`.'
.print
.print '| shape | checks | args |'
.print '|---|---|---|'
SELECT '| `' || shape || '` | ' || count(*) || ' | '
  || coalesce((SELECT group_concat('`' || k.key || '`', ' ') FROM (SELECT DISTINCT j.key FROM gov_check_catalog AS x, json_each(x.args) AS j WHERE x.shape = c.shape ORDER BY j.key) AS k), '')
  || ' |' FROM gov_check_catalog AS c GROUP BY shape ORDER BY shape;
.print
.print ## The catalogue
SELECT char(10) || '### ' || f.framework || char(10) || char(10) || '| check | severity | what is so when it passes | why | what makes it pass | source |' || char(10) || '|---|---|---|---|---|---|'
  || (SELECT group_concat(line, '') FROM (SELECT char(10) || '| `' || c.check_id || '` | ' || c.severity || ' | ' || replace(c.title, '|', '\|') || ' | '
        || replace(c.why, '|', '\|') || ' | ' || replace(c.remedy, '|', '\|') || ' | ' || replace(c.sources, '|', '\|') || ' |' AS line
      FROM gov_check_catalog AS c WHERE c.framework = f.framework ORDER BY c.rowid))
FROM (SELECT DISTINCT framework FROM gov_check_catalog ORDER BY framework) AS f;
