CREATE TEMP VIEW gov_situation_verdicts AS
-- What does each rule say of each situation? As gov_rule_verdicts says of a unit: its text, over situations.
WITH gov_risk_levels AS NOT MATERIALIZED (
  SELECT * FROM temp.gov_kept_situation_levels
), gov_rule_input AS (
--+ rules/rule_input
)
--+ rules/rule_verdicts
;
