CREATE TEMP VIEW gov_route_rulings AS
-- What does each residency rule say of each pair of places? A place is inside a set when it, its country, jurisdiction or
-- area is named there (2), outside when it is not (0), and unknown (1) when nobody knows it or it only overlaps: the EU is
-- neither inside nor outside Germany. stay_in looks at the target; deny and allow at both ends. An allow that is not certain
-- says nothing.
WITH
ends(route_no, route_end, place, within) AS (
  SELECT r.route_no, 'from', r.source_region, r.source_within FROM temp.gov_routes AS r
  UNION ALL SELECT r.route_no, 'to', r.target_region, r.target_within FROM temp.gov_routes AS r),
membership AS MATERIALIZED (
  SELECT l.policy_no, l.effect, l.control, l.side, e.route_no, e.route_end,
    max(CASE WHEN l.within IS NULL OR e.within IS NULL THEN 1
             WHEN instr(',' || e.within || ',', ',' || l.place || ',') > 0 THEN 2
             WHEN instr(',' || l.within || ',', ',' || e.place || ',') > 0 THEN 1
             ELSE 0 END) AS inside
  FROM temp.gov_policy_locations AS l CROSS JOIN ends AS e
  GROUP BY l.policy_no, l.side, e.route_no, e.route_end),
sides AS (
  SELECT m.policy_no, m.effect, m.control, m.route_no,
    max(CASE WHEN m.side = 'from' AND m.route_end = 'from' THEN m.inside END) AS source_in_from,
    max(CASE WHEN m.side = 'from' AND m.route_end = 'to' THEN m.inside END) AS target_in_from,
    max(CASE WHEN m.side = 'to' AND m.route_end = 'to' THEN m.inside END) AS target_in_to
  FROM membership AS m
  GROUP BY m.policy_no, m.route_no)
SELECT s.policy_no, s.route_no,
  CASE
    WHEN s.control = 'stay_in'
      THEN CASE s.target_in_to WHEN 2 THEN 'kept' WHEN 0 THEN 'broken' ELSE 'unknown' END
    WHEN s.effect = 'allow'
      THEN CASE WHEN s.source_in_from = 2 AND s.target_in_to = 2 THEN 'allowed' ELSE 'silent' END
    ELSE CASE min(coalesce(s.source_in_from, 2), coalesce(s.target_in_to, 2 - s.target_in_from))
           WHEN 2 THEN 'broken' WHEN 1 THEN 'unknown' ELSE 'silent' END
  END AS ruling
FROM sides AS s;
