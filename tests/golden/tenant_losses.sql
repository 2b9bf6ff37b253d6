-- Copies that leave the tenant key behind, and keys that are dropped. orders has a tenant key. A copy is CONFIRMED where its
-- columns are all told and none can be the key (01, 02 by its model, 04 which has one and is not given any, 20 whose tenant is the same for all, b01, 17), POTENTIAL where
-- an expression, a choice of one tenant or a subquery leaves it open (06, 07, 10, 19 which seems to name the order), and no risk where the key goes along (03, 08,
-- b02, accounts: under another name it still says that there are tenants), where the copy points at what has a tenant (05), or where nothing of it was copied (09, 16, b03, 18 which only points at each). A dropped key is
-- CONFIRMED (11, also by a rebuild: 15), unless another tells the tenants apart (12, 13).
.output /dev/null
SELECT gov_scan('tests/golden/tenant-losses');
.output stdout
.mode list
SELECT unit_id, status FROM gov_tenancy WHERE unit_id <> 'b04_passing' ORDER BY unit_id;
SELECT '-- said by';
SELECT unit_id, standing, value, path, line, why FROM gov_evidence WHERE aspect = 'tenancy' AND signal = 'risk' ORDER BY unit_id, line;
