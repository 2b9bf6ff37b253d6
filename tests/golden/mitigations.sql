.mode csv
-- S5 and M4 give way to an exception that counts and waives them, and to no other.
SELECT gov_scan('tests/golden/mitigations', '--strict') > '' AS scanned;
SELECT unit_id, waives, exception_id FROM gov_mitigations ORDER BY 1;
SELECT unit_id, rule_id, mode, effect, reason FROM gov_rule_hits WHERE rule_id IN ('S5', 'M4') ORDER BY 1, 2, 3;
