-- Controls that are denied, switched off, wished for or only for a part are none; a unit that says where it goes alone goes there.
.mode csv
.headers on
SELECT gov_scan('tests/golden/fooled') IS NOT NULL AS scanned;
SELECT count(*) AS controls FROM gov_evidence WHERE aspect = 'control';
SELECT unit_id, source_region, target_region, path, line FROM gov_flows;
-- a dataset by its dotted name, by its last part, and behind "For": one's backup is not another's
SELECT unit_id, status, evidence FROM gov_backup WHERE unit_id LIKE 'shop.%';
