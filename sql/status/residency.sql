CREATE TEMP VIEW gov_residency AS
-- Does the data leave where it must stay? A movement that breaks a rule confirms it, always; residency_allowed is 1 only when
-- every such movement is covered by an allow or an exception that counts and no other movement is open. A crossing that no
-- rule speaks about is potential. None needs movements that are all known.
WITH judged(unit_id, worst) AS (
  SELECT u.unit_id, (SELECT max(f.standing) FROM temp.gov_kept_flow_standings AS f WHERE f.unit_id = u.unit_id)
  FROM temp.gov_units AS u)
SELECT j.unit_id,
  CASE
    WHEN j.worst IN (3, 6) THEN 'CONFIRMED'
    WHEN j.worst = 4 THEN CASE WHEN EXISTS (SELECT 1 FROM temp.gov_kept_flow_standings AS f
                                            WHERE f.unit_id = j.unit_id AND f.standing = 3)
                            THEN 'CONFIRMED' ELSE 'POTENTIAL' END
    WHEN j.worst IN (0, 1) THEN 'NONE'
    ELSE 'UNKNOWN'
  END AS status,
  CASE
    WHEN j.worst = 3 THEN NOT EXISTS (SELECT 1 FROM temp.gov_kept_flow_standings AS f
                                      WHERE f.unit_id = j.unit_id AND f.standing = 2)
    ELSE coalesce(j.worst, 0) = 1
  END AS residency_allowed,
  CASE WHEN j.worst IS NULL THEN 'no region is known: no plan, pipeline, backup or --region-pairs names one' ELSE
    (SELECT printf('%s%s%s: %s',
              iif(f.via = 'stored', 'kept in ', coalesce(f.source_region, 'an unknown place') || ' to '), coalesce(f.target_region, 'an unknown place'),
              CASE WHEN f.via = 'flag' THEN ' (--region-pairs)' ELSE '' END,
              CASE f.standing
                WHEN 6 THEN 'a rule is broken'
                WHEN 4 THEN 'crosses a jurisdiction, and no rule says that it may'
                WHEN 3 THEN 'a rule is broken; an allow or an exception that counts covers it'
                  || CASE WHEN j.worst = 4 THEN '; another movement crosses a jurisdiction, and no rule says that it may'
                       WHEN EXISTS (SELECT 1 FROM temp.gov_kept_flow_standings AS o WHERE o.unit_id = j.unit_id AND o.standing = 2)
                         THEN '; where another movement goes is not known well enough' ELSE '' END
                WHEN 2 THEN 'a place is missing, or not known well enough'
                WHEN 1 THEN 'crosses a jurisdiction as the rules allow'
                ELSE 'does not cross a jurisdiction' END)
     FROM temp.gov_kept_flow_standings AS f
     WHERE f.unit_id = j.unit_id AND (f.standing = j.worst OR j.worst = 4 AND f.standing = 3) ORDER BY f.standing, f.path LIMIT 1)
  END AS reason,
  (SELECT json_group_array(DISTINCT p.place)
   FROM (SELECT f.path || coalesce(':' || f.line, '') AS place
         FROM temp.gov_kept_flow_standings AS f WHERE f.unit_id = j.unit_id AND f.path IS NOT NULL
         UNION ALL
         SELECT r.path || ':' || r.line
         FROM temp.gov_kept_unit_rulings AS r WHERE r.unit_id = j.unit_id AND r.ruling <> 'silent'
         UNION ALL -- a pair of --region-pairs stands on what puts the unit in scope
         SELECT e.place FROM temp.gov_unit_evidence AS e
         WHERE e.unit_id = j.unit_id AND e.aspect = 'coverage' AND e.signal = 'in_scope'
           AND EXISTS (SELECT 1 FROM temp.gov_kept_flow_standings AS f WHERE f.unit_id = j.unit_id AND f.via = 'flag')) AS p)
    AS evidence
FROM judged AS j;
