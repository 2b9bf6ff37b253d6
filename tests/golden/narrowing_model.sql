-- A type made narrower than the model says, where no earlier script declared the column: email and age. nick and note are as the
-- model has them, of carts two models disagree, and nobody knows unknown: these change, and nothing shows that they narrow.
.output /dev/null
SELECT gov_scan('tests/golden/narrowing-model', '--dialect=postgresql');
.output stdout
.mode list
SELECT line, hazard_id, message FROM gov_hazards WHERE hazard_id IN ('MH203', 'MH204') ORDER BY line, hazard_id;
SELECT '-- gaps';
SELECT unit_id, path, line, reason FROM gov_coverage_gaps WHERE gap = 'narrowing' ORDER BY line;
