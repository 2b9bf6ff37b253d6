-- Steps in their four forms, and the two sides of items. Traps: setext headings, a heading in a code fence, an escaped
-- pipe, a table without a rollback column, a backup denied, put off or only restored from, a deletion denied, an example.
.mode list
SELECT gov_scan('tests/golden/steps') IS NOT NULL;
.print -- where, number, what the cues say
SELECT line || '-' || line_end, form, coalesce(step_no, ''), coalesce(label, ''), coalesce(topic, ''),
  'command ' || command, 'backup ' || backup, 'changes ' || changes, 'destroys ' || destroys, coalesce(checked, '')
FROM gov_steps ORDER BY path, position;
.print -- fields
SELECT line, name, action, precondition, verification, rollback, duration, owner FROM gov_steps ORDER BY path, position;
.print -- two sides
SELECT line, key, value FROM gov_items WHERE key IS NOT NULL ORDER BY path, line;
.print -- folded scalar and duplicate keys: every one is kept, with its line
SELECT name, trim(value, char(10)), line FROM gov_document_fields WHERE path LIKE '%headings.md' AND section_id = 1;
