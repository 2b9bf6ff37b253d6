CREATE TEMP VIEW gov_situation_hits AS
-- Which rule is hit by the units of a situation in which mode, and why? effect: `blocks`, or `mitigated` where an exception stands
-- against it.
WITH modes(mode) AS (VALUES ('normal'), ('strict'))
SELECT m.mode, r.rule_id, v.unit_id AS situation,
  CASE WHEN v.mitigated_rule = r.rule_id THEN 'mitigated' ELSE 'blocks' END AS effect,
  CASE r.rule_id WHEN v.mitigated_rule THEN 'verification is NONE; an approved, unexpired exception stands against it'
    WHEN 'N1' THEN v.N1 WHEN 'S1' THEN v.S1 WHEN 'S2' THEN v.S2 WHEN 'S3' THEN v.S3 WHEN 'S4' THEN v.S4 WHEN 'S5' THEN v.S5
    WHEN 'M1' THEN v.M1 WHEN 'M2' THEN v.M2 WHEN 'M3' THEN v.M3 WHEN 'M4' THEN v.M4 WHEN 'L1' THEN v.L1 WHEN 'L2' THEN v.L2
  END || CASE WHEN r.rule_id <> 'N1' AND v.class_note IS NOT NULL THEN ' (' || v.class_note || ')' ELSE '' END AS reason
FROM temp.gov_kept_situation_verdicts AS v CROSS JOIN temp.gov_rules AS r CROSS JOIN modes AS m
WHERE reason IS NOT NULL AND instr(r.modes, m.mode) > 0;
