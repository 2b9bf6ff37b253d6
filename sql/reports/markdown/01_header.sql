-- The report's head. ?1: the mode, ?2: the digest of all artifacts.
SELECT '# Data migration governance report: ' || replace(h.value, '|', '\|') AS line
FROM temp.gov_report_header AS h WHERE h.name = 'label'
UNION ALL SELECT ''
UNION ALL SELECT '- safety mode: ' || ?1
UNION ALL SELECT '- ' || replace(h.name, '_', ' ') || ': ' || coalesce(h.value, 'not given')
FROM temp.gov_report_header AS h WHERE h.name <> 'label'
UNION ALL SELECT '- input digest: sha256 ' || ?2
UNION ALL SELECT ''
UNION ALL SELECT 'A recommendation made from documents, scripts and reports alone: nothing was run, and no data was read. It'
UNION ALL SELECT 'adds a signal to a release review and replaces none.';
