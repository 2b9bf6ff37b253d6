CREATE TEMP VIEW gov_flow_standings AS
-- How does each movement of a unit stand? 6 breaks a rule; 4 crosses a jurisdiction and no rule speaks; 3 breaks a rule, and an
-- allow or an exception covers it; 2 a place is unknown; 1 crosses, and a rule is kept or allows it; 0 does not cross. Where
-- data is kept is no movement: it is here only when a rule is broken by it.
SELECT f.unit_id, f.source_region, f.target_region, f.via, f.path, f.line,
  CASE
    WHEN EXISTS (SELECT 1 FROM temp.gov_kept_unit_rulings AS u WHERE u.unit_id = f.unit_id AND u.route_no = f.route_no
                   AND u.ruling = 'broken' AND NOT u.allowed) THEN 6
    WHEN EXISTS (SELECT 1 FROM temp.gov_kept_unit_rulings AS u WHERE u.unit_id = f.unit_id AND u.route_no = f.route_no
                   AND u.ruling = 'broken') THEN 3
    WHEN r.crosses IS NULL THEN 2
    WHEN EXISTS (SELECT 1 FROM temp.gov_kept_unit_rulings AS u WHERE u.unit_id = f.unit_id AND u.route_no = f.route_no
                   AND u.ruling = 'unknown') THEN 2 + 2 * r.crosses
    WHEN r.crosses = 0 THEN 0
    WHEN EXISTS (SELECT 1 FROM temp.gov_kept_unit_rulings AS u WHERE u.unit_id = f.unit_id AND u.route_no = f.route_no
                   AND u.ruling IN ('kept', 'allowed')) THEN 1
    ELSE 4
  END AS standing
FROM temp.gov_flows AS f JOIN (SELECT o.route_no, o.crosses FROM temp.gov_routes AS o) AS r ON r.route_no = f.route_no
WHERE (f.via <> 'stored' OR EXISTS (SELECT 1 FROM temp.gov_kept_unit_rulings AS u
                                    WHERE u.unit_id = f.unit_id AND u.route_no = f.route_no AND u.via = 'stored'))
  AND (f.via <> 'flag' OR (SELECT c.status FROM temp.gov_coverage AS c WHERE c.unit_id = f.unit_id) = 'IN_SCOPE');
