-- teams became organisations, and another table is called teams since: two datasets, and the new one's tenant key is not the old one's.
-- users_old is what users was before it was made anew: one dataset. sheets is what pages became.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/names-reused');
.output
SELECT unit_id, name FROM gov_names ORDER BY unit_id, name;
SELECT '-- tenant keys';
SELECT unit_id, value, path FROM gov_evidence WHERE signal = 'tenant_key';
