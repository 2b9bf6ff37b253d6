-- Text that says nothing yet: blanks, TBD, comments alone; and text that does, though a TODO stands in it.
.mode list
SELECT value, gov_placeholder(value) FROM json_each(json_array('TBD', 'TODO', '...', '{{owner}}', '<describe the steps>',
  '<!-- nothing yet -->', '- [ ] TODO', '', 'We copy the rows. TODO: say when', '`pg_dump orders`', '- [x] Backup taken',
  '<https://example.com>', 'to be decided'));
-- Left to somebody, or for later; and texts that speak of what was left so, or of everything.
SELECT value, gov_placeholder(value) FROM json_each(json_array('t.b.d.', 'T.B.C.', 't.b.d. by ops', 'to follow', 'To follow.', 'fill me', 'will be filled in by ops',
  'TODO Priya', 'tbd by ops', 'tbc w/ Kim', 'TBD @kim', 'TODO ask the DBA', 'FIXME add numbers', 'TBC with Kim, Friday'));
SELECT value, gov_placeholder(value) FROM json_each(json_array('to follow the plan', 'will be filled in by the batch job from `region`',
  'TODO list', 'TODO items closed', 'TODO comments removed', 'TBD entries resolved', 'TBDs are gone', 'TODO OK', 'todo listo', 'Todo el equipo',
  'todo domingo', 'TODO EL EQUIPO', 'TODO 17', 'TODO marks what we moved', 'TODO リスト移行済み', 'FIXME none', 'tbcast Kim'));
SELECT gov_placeholder(NULL) IS NULL;
