-- Why nothing may be released in mode ?1; NULL when nothing stands in the way.
SELECT CASE
    WHEN (SELECT count(*) FROM temp.gov_units AS u) = 0 THEN 'no migration unit was found, so there is nothing to judge'
    ELSE (SELECT count(*) || ' blocker(s): ' || group_concat(b.kind || ' ' || b.subject || ' (' || b.reason || ')', '; ')
          FROM (SELECT kind, subject, reason FROM temp.gov_release_blockers WHERE mode = ?1 ORDER BY kind, subject) AS b)
  END AS reason;
