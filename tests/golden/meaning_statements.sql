.mode csv
.headers on
-- A control of another system is none of the migration's; a line tells a signal of a dataset once.
SELECT gov_scan('tests/golden/meaning-statements', '--migration-plan-paths=plans/*.md') IS NOT NULL;
SELECT path, line, signal FROM gov_evidence WHERE aspect = 'control' ORDER BY path, line, signal;
SELECT line, signal, unit_id FROM gov_evidence WHERE aspect = 'backup' AND path LIKE '%once%' ORDER BY line, signal, unit_id;
-- A declared table's plain name at the start of a clause owns what is said there; the others own nothing of it.
SELECT line, signal, unit_id FROM gov_evidence WHERE aspect = 'backup' AND path LIKE '%bare%' ORDER BY line, signal, unit_id;
SELECT unit_id, status FROM gov_backup WHERE unit_id IN ('payments', 'customers', 'shop_orders') ORDER BY unit_id;
