-- What the undo of a migration in code is worth where its framework's calls alone do not tell: a callback undoes nothing, a call
-- that nobody knows undoes something, and what the database never hears of is taken back by Django itself. A migration that
-- changes nothing needs no undo, and neither does the first of a tool that only goes forward, where all it does is make things.
-- Code that nobody here can read (unread, stock) may change anything: its empty undo is a finding.
-- SQL kept beside them (shop) is a part of the migration that runs it, unless it stands among them under a number of its own.
.output /dev/null
SELECT gov_scan('tests/golden/undo-code', '--migration-script-paths=**/*.{js,py,rb,sql}');
.output stdout
.mode list
SELECT path, tool, undo FROM gov_migrations ORDER BY path;
SELECT '-- MH501';
SELECT path, message FROM gov_hazards WHERE hazard_id = 'MH501' ORDER BY path;
SELECT '-- statements';
SELECT path, line, direction, verb, object FROM gov_statements ORDER BY path, statement_no;
