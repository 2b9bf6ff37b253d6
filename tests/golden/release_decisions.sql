-- May each spec be released? labels is sound and of low class, clients has neither backup nor rollback, nothing holds nothing, attic a table that nobody moves.
.mode list
SELECT gov_scan('tests/golden/releases') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release ORDER BY 1;
.print -- strict: two units block
SELECT gov_scan('tests/golden/releases', '--strict') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release ORDER BY 1;
.print -- one spec in scope, and by the gates, of which none has an artifact
SELECT gov_scan('tests/golden/releases', '--spec-ids=labels', '--frameworks=workflow') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release ORDER BY 1;
.print -- two reports that could not be read
SELECT gov_scan('tests/golden/releases-unread', '--migration-report-paths=**/reports/**') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release WHERE spec_id = 'labels';
.print -- and one that is of no spec, under strict rules: what is of none is listed for it
SELECT gov_scan('tests/golden/releases-unread', '--strict', '--migration-report-paths=**/reports/**') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release WHERE spec_id IN ('labels', 'workspace') ORDER BY 1;
.print -- the only spec is listed whatever it holds, and units that are of no spec are: one of them is a copy without its tenants
SELECT gov_scan('tests/golden/readiness-scopes/policy') IS NOT NULL;
SELECT spec_id, decision FROM gov_release;
SELECT gov_scan('tests/golden/gaps') IS NOT NULL;
SELECT spec_id, decision FROM gov_release WHERE spec_id = 'workspace';
.print -- what can be answered before the first run, and is not
SELECT gov_scan('tests/golden/releases', '--spec-ids=labels', '--frameworks=zero-downtime') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release;
