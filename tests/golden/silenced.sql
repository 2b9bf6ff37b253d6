-- Directives with a colon before their rules, and Rails' blocks that somebody answers for: each silences what it names or holds, and nothing else.
.output /dev/null
SELECT gov_scan('tests/golden/silenced');
.output stdout
.mode list
SELECT hazard_id, path, line, message, suppressed_by FROM gov_hazards WHERE hazard_id IN ('MH101', 'MH102', 'MH508') ORDER BY path, line, hazard_id;
