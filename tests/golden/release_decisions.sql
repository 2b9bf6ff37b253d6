-- May each spec be released? labels is sound and of low class, clients has neither backup nor rollback, nothing holds nothing.
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
.print -- what can be answered before the first run, and is not
SELECT gov_scan('tests/golden/releases', '--spec-ids=labels', '--frameworks=zero-downtime') IS NOT NULL;
SELECT spec_id, decision, reasons FROM gov_release;
