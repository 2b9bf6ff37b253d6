-- Where a registry or a contract says that data is kept: no movement and no proof, but a rule about where it must stay is broken.
.mode csv
.headers on
SELECT gov_scan('tests/golden/stored', '--data-model-paths=contracts/*') IS NOT NULL AS scanned;
SELECT unit_id, target_env, target_region, via, path, line FROM gov_flows;
SELECT unit_id, outcome, reason FROM gov_policy_results;
SELECT unit_id, status, residency_allowed, reason FROM gov_residency;
SELECT unit_id, status, reason FROM gov_tenancy;
SELECT severity, code, path, line FROM gov_diagnostics;
