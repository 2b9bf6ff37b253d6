CREATE TEMP VIEW gov_unit_rulings AS
-- What do the residency rules that apply to a unit say of each of its movements? A pair of --region-pairs counts for units in
-- scope only; where a registry or contract says that data is kept moves nothing, but may break a rule about where it must stay.
-- `allowed`: a rule allows just this pair, or an exception that counts waives the rule.
WITH rulings AS MATERIALIZED (SELECT r.policy_no, r.route_no, r.ruling FROM temp.gov_kept_route_rulings AS r)
SELECT p.unit_id, p.policy_no, p.policy_id, p.effect, p.control, f.route_no, f.source_region, f.target_region, f.via,
  f.path AS flow_path, f.line AS flow_line, r.ruling, p.path, p.line,
  EXISTS (SELECT 1 FROM temp.gov_policy_units AS a CROSS JOIN rulings AS b
          WHERE a.unit_id = p.unit_id AND a.effect = 'allow' AND b.policy_no = a.policy_no
            AND b.route_no = f.route_no AND b.ruling = 'allowed')
  OR EXISTS (SELECT 1 FROM temp.gov_kept_exceptions AS e
             WHERE e.unit_id = p.unit_id AND e.waives = p.policy_id COLLATE NOCASE AND e.state = 'counts') AS allowed
FROM temp.gov_policy_units AS p CROSS JOIN temp.gov_flows AS f CROSS JOIN rulings AS r
WHERE p.kind = 'residency' AND f.unit_id = p.unit_id AND r.policy_no = p.policy_no AND r.route_no = f.route_no
  AND (f.via <> 'stored' OR p.control = 'stay_in' AND r.ruling = 'broken')
  AND (f.via <> 'flag'
    OR (SELECT c.status FROM temp.gov_coverage AS c WHERE c.unit_id = f.unit_id) = 'IN_SCOPE');
