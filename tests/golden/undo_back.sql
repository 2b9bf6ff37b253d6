-- What goes back by itself, and what does not. Rails runs `change` backwards only where it says what there was: a column's type,
-- a table's block, a default's from. One step that does not makes it refuse the whole. A baseline of Flyway stands beside the
-- versions it replaces and has no undo: U1 is V1's; what is repeatable runs after all versions.
.output /dev/null
SELECT gov_scan('tests/golden/undo-back');
.output stdout
.mode list
SELECT path, position, undo, undo_path FROM gov_migrations WHERE tool = 'flyway' ORDER BY position;
SELECT position, name, undo FROM gov_migrations WHERE tool = 'rails' ORDER BY position;
