-- Flags: what is wrong is named, with the nearest choice; what is right is shown by gov_flags. A failed scan changes nothing.
.mode list
SELECT gov_scan();
SELECT gov_scan(NULL);
SELECT gov_scan('samples/nowhere');
SELECT gov_scan('samples/acme', '');
SELECT gov_scan('samples/acme', 'strict');
SELECT gov_scan('samples/acme', '--strct');
SELECT gov_scan('samples/acme', '--migration-paln-paths=x');
SELECT gov_scan('samples/acme', '--now=2020-01-01');
SELECT gov_scan('samples/acme', '--safety-mode=stric');
SELECT gov_scan('samples/acme', '--safety-mode');
SELECT gov_scan('samples/acme', '--strict=perhaps');
SELECT gov_scan('samples/acme', '--strict', '--safety-mode=normal');
SELECT gov_scan('samples/acme', '--threads=many');
SELECT gov_scan('samples/acme', '--region-pairs=eu-west-1');
SELECT gov_scan('samples/acme', '--report-format=pdf');
SELECT gov_scan('samples/acme', '--spec-ids=billing-ledgr');
SELECT gov_scan('samples/acme', '--index=nowhere.json');
SELECT gov_scan('samples/acme', '--index=../../README.md');
SELECT gov_scan('samples/acme', '--repos-config=nowhere.yaml');
SELECT gov_scan('samples/acme', '--frameworks=nonsense');
SELECT gov_scan('samples/acme', '--frameworks=workflow,integritty');
SELECT count(*) FROM gov_flags;

SELECT json_valid(gov_scan('samples/acme', '--strict', '--run-label=q4', '--spec-ids="billing-ledger, identity-store"',
  '--region-pairs=eu-west-1:us-east-1;eu-west-1:eu-west-1', '--source-env=prod', '--migration-plan-paths=docs/**/*.md',
  '--migration-plan-paths=plans', '--kilocode', '--nosubtasks', '--specindex=.spec/SPEC_INDEX.json'));
SELECT flag, value FROM gov_flags WHERE source = 'set' ORDER BY flag;
SELECT DISTINCT source_env, source_region, target_region, via FROM gov_flows WHERE via = 'flag' ORDER BY target_region DESC;
SELECT spec_id, in_scope, via FROM gov_specs WHERE in_scope ORDER BY spec_id;
SELECT severity, code, message FROM gov_diagnostics WHERE code LIKE 'flag.%';

-- The flags of the source document, every one of them.
WITH named(flag) AS (VALUES ('spec-ids'), ('include-dependencies'), ('run-label'), ('migration-plan-paths'),
  ('migration-script-paths'), ('pipeline-config-paths'), ('data-model-paths'), ('data-policy-paths'), ('source-env'),
  ('target-env'), ('region-pairs'), ('migration-report-paths'), ('data-quality-report-paths'), ('audit-log-paths'),
  ('workspace-roots'), ('repos-config'), ('registry-dir'), ('registry-roots'), ('index'), ('specindex'), ('safety-mode'),
  ('strict'), ('report-format'), ('report-dir'), ('stdout-summary'), ('kilocode'), ('nosubtasks'))
SELECT count(*) AS flags, (SELECT count(*) FROM named WHERE '--' || flag NOT IN (SELECT name FROM gov_help WHERE kind = 'flag')) AS missing
FROM named;

-- One scan a statement, however many rows it has.
SELECT count(DISTINCT summary) FROM (SELECT gov_scan('samples/acme') AS summary FROM (VALUES (1), (2), (3)));
