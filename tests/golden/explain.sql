-- The whole chain for a unit: what was said and where, the status it leads to, risk and rules; NULL for one nobody knows.
.mode list
SELECT gov_scan('tests/accuracy/plans', '--migration-plan-paths=058*.md') IS NOT NULL;
SELECT gov_explain('prices') LIKE '%backup: PRESENT%058-partial-scope.md:3  mechanism, stated, paragraph%rollback: NONE%risk of rollback%',
  gov_explain('prices') LIKE '%rule S2 (strict)%';
SELECT gov_explain('nobody');
