CREATE TEMP VIEW gov_mitigations AS
-- Which units have a documented, bounded mitigation for missing verification? An exception that counts and waives S5, M4
-- or verification. Nothing else is waived here: N1 and S1 to S4 cannot be.
SELECT e.unit_id, upper(e.waives) AS waives, e.exception_id, e.approved_by, e.expires_on, e.path, e.line
FROM temp.gov_kept_exceptions AS e
WHERE e.state = 'counts' AND upper(e.waives) IN ('S5', 'M4', 'VERIFICATION');
