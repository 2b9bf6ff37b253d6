-- What does each plan promise, judged as a document: its own heading, units and regions.
.mode list
SELECT gov_scan('tests/golden/plan-documents', '--migration-plan-paths=plans/*') IS NOT NULL;
SELECT path, title, spec_id, units, coverage_status, backup_status, rollback_status, verification_status FROM gov_plans ORDER BY 1;
SELECT path, migration_style, migration_volume, multi_tenant_risk, residency_risk_status FROM gov_plans ORDER BY 1;
SELECT path, json_extract(reasons, '$.backup') FROM gov_plans ORDER BY 1;
