-- Which documents, or parts of them, are artifacts of a migration stage: by front matter, code, file name, heading or sections; and whose is each file?
.mode csv
SELECT gov_scan('tests/golden/stage-documents', '--migration-plan-paths=docs/*.md') IS NOT NULL;
.print -- no row: a title, a name further down, four of seven sections (five of eight are enough), sections of two, a section told twice, results that point elsewhere, a policy
SELECT path, artifact, how, line, iif(line_end = 1 << 30, 'end', line_end) FROM gov_stage_documents ORDER BY path, line;
.print -- two inventories in one spec are two migrations, and a third stands inside the first; what stands above "knowledge" or "stages" is one; a spec with one inventory is one migration
SELECT gov_scan('tests/golden/stage-scopes', '--migration-plan-paths=**/*.md') IS NOT NULL;
SELECT path, scope, spec_id FROM gov_stage_scopes ORDER BY path;
