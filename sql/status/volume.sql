CREATE TEMP VIEW gov_volume AS
-- How much data moves? Numbers beat words; of rows and bytes the larger size wins. SMALL is below a million rows or a
-- gigabyte, LARGE above a hundred million rows or a hundred gigabytes (decimal).
SELECT s.unit_id,
  CASE
    WHEN s.volume_rows_stated > 100000000 OR s.volume_bytes_stated > 100000000000 THEN 'LARGE'
    WHEN s.volume_rows_stated >= 1000000 OR s.volume_bytes_stated >= 1000000000 THEN 'MEDIUM'
    WHEN s.volume_rows_stated IS NOT NULL OR s.volume_bytes_stated IS NOT NULL THEN 'SMALL'
    WHEN s.volume_large > 0 THEN 'LARGE'
    WHEN s.volume_medium > 0 THEN 'MEDIUM'
    WHEN s.volume_small > 0 THEN 'SMALL'
    ELSE 'UNKNOWN'
  END AS status,
  CASE
    WHEN s.volume_rows_stated IS NOT NULL OR s.volume_bytes_stated IS NOT NULL
      THEN 'by number: ' || coalesce(s.volume_rows_stated || ' rows', '')
        || CASE WHEN s.volume_rows_stated IS NOT NULL AND s.volume_bytes_stated IS NOT NULL THEN ', ' ELSE '' END
        || coalesce(s.volume_bytes_stated || ' bytes', '')
    WHEN s.volume_large + s.volume_medium + s.volume_small > 0 THEN 'by words, no number is given'
    ELSE printf('no size found in %d plan(s), %d report(s)', s.plans, s.reports)
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'volume') AS evidence
FROM gov_unit_signals AS s;
