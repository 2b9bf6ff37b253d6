CREATE TEMP VIEW gov_mitigations AS
-- Which units have a documented, bounded mitigation for missing verification? An exception that waives S5, M4 or
-- verification, with a reason, an approver and an expiry that has not passed. Nothing else is waived here: N1 and S1
-- to S4 cannot be.
SELECT u.unit_id, upper(p.control) AS waives, p.policy_id, p.approved_by, p.expires_on, p.path, p.line
FROM temp.gov_policies AS p CROSS JOIN temp.gov_units AS u
WHERE p.kind = 'exception' AND upper(p.control) IN ('S5', 'M4', 'VERIFICATION')
  AND trim(coalesce(p.rationale, '')) <> '' AND trim(coalesce(p.approved_by, '')) <> ''
  AND p.expires_on >= (SELECT substr(f.value, 1, 10) FROM temp.gov_flags AS f WHERE f.flag = 'now')
  AND CASE p.subject_kind
        WHEN 'any' THEN 1
        WHEN 'class' THEN u.data_class = lower(p.subject)
        WHEN 'tag' THEN ',' || lower(u.tags) || ',' GLOB '*,' || lower(p.subject) || ',*'
        WHEN 'unit' THEN lower(u.unit_id) GLOB lower(p.subject)
          OR EXISTS (SELECT 1 FROM temp.gov_names AS n WHERE n.name = p.subject AND n.unit_id = u.unit_id)
        ELSE 0
      END;
