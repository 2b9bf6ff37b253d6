CREATE TEMP VIEW gov_rule_hits AS
-- Which rule is hit by which unit in which mode, and why? effect: `blocks`, or `mitigated` where an exception stands
-- against it.
SELECT h.mode, h.rule_id, s.unit_id, h.effect, h.reason
FROM temp.gov_kept_situations AS s CROSS JOIN temp.gov_kept_situation_hits AS h
WHERE h.situation = s.situation;
