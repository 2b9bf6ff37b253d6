CREATE TEMP VIEW gov_exceptions AS
-- Which exceptions reach a unit, and do they count? One without reason, approver or expiry never does, nor one that has
-- expired on the day of the scan. `state` is `counts` or says what is missing.
SELECT p.unit_id, p.policy_id AS exception_id, p.control AS waives,
  CASE
    WHEN trim(coalesce(p.rationale, '')) = '' THEN 'no rationale'
    WHEN trim(coalesce(p.approved_by, '')) = '' THEN 'no approver'
    WHEN p.expires_on IS NULL THEN 'no expiry'
    WHEN p.expires_on < (SELECT substr(f.value, 1, 10) FROM temp.gov_flags AS f WHERE f.flag = 'now')
      THEN 'expired on ' || p.expires_on
    WHEN p.expires_on >= (SELECT substr(f.value, 1, 10) FROM temp.gov_flags AS f WHERE f.flag = 'now') THEN 'counts'
    ELSE 'the time of the scan is unknown'
  END AS state,
  p.rationale, p.approved_by, p.expires_on, p.path, p.line
FROM temp.gov_policy_units AS p
WHERE p.kind = 'exception';
