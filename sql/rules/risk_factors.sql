CREATE TEMP VIEW gov_risk_factors AS
-- What puts each unit at risk, and how much? A row a factor that carries risk; the unit's risk_level is the highest
-- of them. The same in both modes. Units out of scope carry none.
SELECT s.unit_id, f.factor, f.level, f.reason
FROM temp.gov_kept_situations AS s CROSS JOIN temp.gov_kept_situation_factors AS f
WHERE f.situation = s.situation;
