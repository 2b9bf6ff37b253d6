-- Undo that only looks like one. What each down script is worth, and whether its table's rollback counts as PRESENT: only
-- where the values that were there before can be had again. Two scripts also change something else than the table: the made
-- audit.t30 goes without a trace while app.t30 lost its rows, and what 32 does not undo is a view.
.output /dev/null
SELECT gov_scan('tests/golden/undo-honest');
.output stdout
.mode list
SELECT printf('%02d %s', m.version, m.name), m.undo FROM gov_migrations AS m ORDER BY m.position;
SELECT '-- PRESENT by scripts, with a verdict other than complete (and the other way round)';
SELECT r.unit_id, r.status, m.undo
FROM gov_rollback AS r JOIN gov_migrations AS m ON printf('t%02d', m.version) = substr(r.unit_id, -3)
WHERE r.unit_id NOT LIKE '%kept%' AND (r.status = 'PRESENT') <> (m.undo = 'complete') ORDER BY r.unit_id;
