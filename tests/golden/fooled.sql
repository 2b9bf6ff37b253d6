-- Controls that are denied, switched off, wished for or only for a part are none; a unit that says where it goes alone goes there.
.mode csv
.headers on
SELECT gov_scan('tests/golden/fooled') IS NOT NULL AS scanned;
SELECT count(*) AS controls FROM gov_evidence WHERE aspect = 'control';
SELECT unit_id, source_region, target_region, path, line FROM gov_flows;
