-- The six gates on a sample: how far each migration is, what keeps it there, and what blocks the release.
.load ./build/gov
.mode list
SELECT gov_scan('samples/gated', '--strict') IS NOT NULL;
.print -- How far is each migration?
.mode column
SELECT scope, gate, state, coalesce(blocked_by, '') AS blocked_by FROM gov_gates ORDER BY scope, gate;
.print
.print -- What keeps it there?
.mode list
.separator "  "
SELECT check_id, coalesce(path || ':' || line, path), reason FROM gov_checks
WHERE framework = 'workflow' AND outcome = 'fail' AND severity = 'blocker' ORDER BY path, line, check_id;
