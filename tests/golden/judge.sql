-- What-if rows through the rules. Each verdict below was reasoned from the risk matrix and the rule table.
.mode list
-- backup NONE of a high class is HIGH; strict adds S1 and, rollback being unknown, S2.
SELECT gov_judge('strict', '{"data_class":"high","backup_status":"NONE"}');
SELECT gov_judge('normal', '{"data_class":"high","backup_status":"NONE"}');
-- LARGE volume lifts NONE from HIGH to CRITICAL, but PARTIAL only to HIGH.
SELECT gov_judge('normal', '{"data_class":"high","backup_status":"NONE","migration_volume":"LARGE"}');
SELECT gov_judge('normal', '{"data_class":"critical","backup_status":"PARTIAL","migration_volume":"LARGE"}');
-- Out of scope hits nothing, whatever else is wrong.
SELECT gov_judge('strict', '{"data_class":"critical","coverage_status":"OUT_OF_SCOPE","backup_status":"NONE","policy_alignment_status":"VIOLATES"}');
-- Residency confirmed and allowed does not block; not allowed it does, even for low.
SELECT gov_judge('strict', '{"data_class":"low","coverage_status":"IN_SCOPE","residency_risk_status":"CONFIRMED","residency_allowed":true}');
SELECT gov_judge('strict', '{"data_class":"low","coverage_status":"IN_SCOPE","residency_risk_status":"CONFIRMED"}');
-- A sensitive unit that may leave its region is HIGH although it is only classed low.
SELECT gov_judge('normal', '{"data_class":"low","sensitive":true,"coverage_status":"IN_SCOPE","residency_risk_status":"POTENTIAL"}');
-- S5 gives way to a mitigation, S1 does not.
SELECT gov_judge('strict', '{"data_class":"high","coverage_status":"IN_SCOPE","backup_status":"NONE","rollback_status":"PRESENT","verification_status":"NONE","migration_style":"DUAL_WRITE","policy_alignment_status":"ALIGNED","mitigated":true}');
-- An unknown class is judged as high under strict, unless nothing mentions the unit.
SELECT gov_judge('strict', '{"rollback_status":"PRESENT","coverage_status":"IN_SCOPE"}');
SELECT gov_judge('strict', '{"rollback_status":"PRESENT","mentioned":false}');
-- A row of another table, one verdict a row; NULL in, NULL out.
CREATE TEMP TABLE kept(name, statuses);
INSERT INTO kept VALUES
  ('a', '{"data_class":"medium","coverage_status":"IN_SCOPE","backup_status":"NONE","migration_volume":"LARGE"}'), ('b', NULL);
SELECT name, gov_judge('strict', statuses) FROM kept ORDER BY name;
-- What is no status is refused: a misspelt one would carry no risk.
SELECT gov_judge('strict', '{"backup_status":"none"}');
SELECT gov_judge('strict', '{"backup":"NONE"}');
SELECT gov_judge('strict', '["NONE"]');
SELECT gov_judge('strict', '{');
SELECT gov_judge('strikt', '{}');
