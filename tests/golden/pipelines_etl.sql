-- Plain ETL files: what is said of one dataset in its own item (mode, masked columns), of all beside it (mask), and what is left
-- out; datasets named by a mapping; the region of a store that a connector writes to.
.output /dev/null
SELECT gov_scan('tests/golden/pipelines-etl');
.output stdout
.mode list
SELECT unit_id, aspect, signal, value, standing, line FROM gov_evidence ORDER BY unit_id, aspect, signal, line;
SELECT '-- flows';
SELECT unit_id, source_region, target_region FROM gov_flows ORDER BY unit_id;
