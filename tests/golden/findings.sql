-- What should be looked at, and where: each finding stands where the risk is spoken of, and each exception that does not count is one.
.mode list
SELECT gov_scan('tests/golden/findings', '--strict') IS NOT NULL;
.print -- the first place of each factor at risk: what speaks against the unit before what speaks for it, then the plan that is silent
SELECT unit_id, factor, path, line FROM gov_first_places ORDER BY 1, 2;
.print -- risks: where no plan, script, report or rule speaks, the unit is cited
SELECT code, unit_id, severity, path, line FROM gov_findings WHERE code GLOB 'RISK.*' ORDER BY 1, 2;
.print -- what blocks under strict rules; S5 is mitigated for carts
SELECT code, unit_id, severity, spec_id, path, line, message FROM gov_findings WHERE code GLOB '[NSML][1-5]' ORDER BY 1, 2;
.print -- gaps, artifacts and hazards: idle, of unknown class, is only counted; a narrowing is a hazard already
SELECT code, unit_id, severity, path, line FROM gov_findings
WHERE code GLOB 'GAP.*' OR code GLOB 'ARTIFACT.*' OR code IN ('HAZARD.MH101', 'HAZARD.MH204', 'HAZARD.MH508') ORDER BY 1, 2, 5;
SELECT unit_id, message FROM gov_findings WHERE code = 'HAZARD.MH101' ORDER BY 1;
SELECT gap, unit_id, path, line FROM gov_coverage_gaps WHERE gap = 'narrowing';
.print -- exceptions: those of lines 6, 8 and 15 have nothing amiss
SELECT code, severity, line, message FROM gov_findings WHERE code GLOB 'EXCEPTION.*' ORDER BY 1, 3;
.print -- what to do: by the code, or by what stands before its dot
SELECT DISTINCT code, recommendation FROM gov_findings
WHERE code IN ('S1', 'RISK.backup', 'EXCEPTION.unknown', 'EXCEPTION.incomplete', 'HAZARD.MH101') ORDER BY 1;
.print -- runs that name units: of seven tables in scope (vault is not, and a whole database is no table) whole speaks of all; copies are no run of them
SELECT run_id, kind, env, units_spoken_of, units_in_scope, complete, first_missing, path FROM gov_run_coverage ORDER BY 1, 3;
.print -- where orders moves: not where a script changes it
SELECT evidence FROM gov_residency WHERE unit_id = 'orders';
.print -- units of unknown class judged as low ones, and those that nothing mentions as none
SELECT gov_scan('tests/golden/findings', '--strict', '--unclassified=low') IS NOT NULL;
SELECT unit_id, judged_class FROM gov_situations WHERE data_class = 'unknown' ORDER BY 1;
.print -- under normal rules only N1 blocks
SELECT gov_scan('tests/golden/findings') IS NOT NULL;
SELECT code, unit_id FROM gov_findings WHERE severity = 'blocker' ORDER BY 1, 2;
.print -- a pair of --region-pairs stands nowhere: what plans say of the movement is cited
SELECT gov_scan('tests/golden/findings', '--region-pairs=eu-west-1:ap-southeast-1') IS NOT NULL;
SELECT unit_id, path, line FROM gov_first_places WHERE factor = 'residency' ORDER BY 1;
.print -- failed checks of a migration: the spec it is of, and why the check is there
SELECT gov_scan('samples/gated') IS NOT NULL;
SELECT code, severity, spec_id, path, line, recommendation FROM gov_findings
WHERE code IN ('GATE.SECTION_MISSING', 'MIG3.STEP_ACTION') AND path GLOB '*/billing/*' ORDER BY 1, 5;
.print -- of a check: the spec that it is of
SELECT gov_scan('tests/golden/adopted') IS NOT NULL;
SELECT DISTINCT spec_id FROM gov_findings WHERE code = 'GATE.SECTION_MISSING';
.print -- two that are unmentioned, in two files; then nothing
SELECT gov_scan('tests/golden/gap-narrowing', '--data-model-paths=schemas/*') IS NOT NULL;
SELECT message, path FROM gov_findings WHERE code = 'GAP.unmentioned';
SELECT gov_scan('tests/golden/mitigations') IS NOT NULL;
SELECT count(*) FROM gov_findings WHERE code = 'GAP.unmentioned';
