-- Data that drives a user interface.
SELECT '' AS line
UNION ALL SELECT '## UI-related data'
UNION ALL SELECT ''
UNION ALL SELECT 'No unit is marked as UI-related.' WHERE NOT EXISTS (SELECT 1 FROM temp.gov_units AS u WHERE u.ui_related)
UNION ALL SELECT l.line FROM (
  SELECT '- `' || replace(u.unit_id, '`', '''') || '` (' || u.data_class || ', risk ' || u.risk_level || '): '
    || CASE u.concerns WHEN '' THEN 'nothing found beyond its status' ELSE u.concerns END AS line
  FROM temp.gov_kept_ui_data AS u ORDER BY u.unit_id) AS l;
