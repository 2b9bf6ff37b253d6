-- What fools a reader of a migration stage: raw templates, blanks, words that all is well, runs over nothing, tests that never ran,
-- reports on other systems, tables in code. Nothing of it may pass.
.mode csv
.print -- a template: what may pass says only that something is not there to be wrong
SELECT gov_scan('tests/golden/stages/template') IS NOT NULL;
SELECT artifact, how, path FROM gov_stage_artifacts ORDER BY artifact;
SELECT DISTINCT check_id, outcome, reason FROM gov_checks WHERE framework = 'integrity' AND outcome = 'pass' ORDER BY 1, 3;
.print -- mandates of the template
SELECT mandate, fact, outcome, count(*) FROM gov_integrity GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
.print -- fooled: mandates
SELECT gov_scan('tests/golden/stages/fooled') IS NOT NULL;
SELECT mandate, fact, outcome, reason, line FROM gov_integrity ORDER BY mandate, fact, path, line;
.print -- fooled: checks
SELECT check_id, outcome, reason, line FROM gov_checks WHERE framework = 'integrity' AND check_id NOT GLOB 'INT.*' AND check_id NOT GLOB 'ART.*'
ORDER BY check_id, path, line, reason;
.print -- a command is kept as its program and a number
SELECT line, word, text FROM gov_record_fields WHERE record = 'command' AND field = 'command' AND line = 4;
.print -- mapping tables of three to seven columns in other languages and other words
SELECT gov_scan('tests/golden/stages/words') IS NOT NULL;
SELECT line, source_table, source_column, target_table, target_column, rule, null_rule, default_given, type_change FROM gov_mapping ORDER BY line;
.print -- a dataset mapped to itself with one schema: the schema is that of one side, and nobody says of which
SELECT gov_scan('tests/golden/stages/onesided') IS NOT NULL;
SELECT check_id, outcome, count(*) FROM gov_checks WHERE check_id IN ('MAP.SRC_UNMAPPED', 'MAP.TGT_UNSOURCED', 'MAP.GHOST', 'MAP.NARROWING', 'INT.TRUNCATION')
GROUP BY 1, 2 ORDER BY 1, 2;
.print -- a mapping spec in a code fence is none, and nobody is judged by a method never adopted
SELECT gov_scan('tests/golden/stages/fenced') IS NOT NULL;
SELECT count(*) FROM gov_stage_artifacts;
SELECT DISTINCT outcome FROM gov_checks WHERE framework = 'integrity';
SELECT gov_scan('tests/golden/stages/fenced', '--frameworks=integrity') IS NOT NULL;
SELECT DISTINCT outcome FROM gov_checks WHERE framework = 'integrity';
.print -- types
SELECT gov_type_change('varchar(80)', 'varchar(40)'), gov_type_change('int64', 'int32'), gov_type_change('numeric(12,4)', 'numeric(12,2)'),
  gov_type_change('timestamptz', 'timestamp'), gov_type_change('text', 'varchar(10)'), gov_type_change('varchar(10)', 'text'),
  gov_type_change('bigint', 'bigint'), gov_type_change('geometry', 'text'), gov_type_change('int); DROP TABLE x', 'int'), gov_type_change(NULL, 'int');
SELECT gov_type_change('NUMBER(12,4)', 'numeric(12,2)'), gov_type_change('NUMBER(12,2)', 'numeric(12,2)'), gov_type_change('NVARCHAR2(80)', 'varchar(40)'),
  gov_type_change('TIMESTAMP_TZ', 'timestamp'), gov_type_change('numbers(3)', 'numeric(3)');
.print -- no mapping names what is migrated: then it is what the spec's plans cover, and no more
SELECT gov_scan('tests/golden/stages/unmapped') IS NOT NULL;
SELECT scope, outcome, reason, path, line FROM gov_checks_report WHERE check_id = 'RPT.RECON_TABLE' ORDER BY scope, reason;
