CREATE TEMP VIEW gov_situation_judged AS
-- What do the rules make of each situation in either mode? As gov_judged says of a unit: its text, over situations.
WITH gov_rule_verdicts AS NOT MATERIALIZED (
  SELECT * FROM temp.gov_kept_situation_verdicts
)
--+ rules/judged
;
