-- Text that says nothing yet: blanks, TBD, comments alone; and text that does, though a TODO stands in it.
.mode list
SELECT value, gov_placeholder(value) FROM json_each(json_array('TBD', 'TODO', '...', '{{owner}}', '<describe the steps>',
  '<!-- nothing yet -->', '- [ ] TODO', '', 'We copy the rows. TODO: say when', '`pg_dump orders`', '- [x] Backup taken',
  '<https://example.com>', 'to be decided'));
SELECT gov_placeholder(NULL) IS NULL;
