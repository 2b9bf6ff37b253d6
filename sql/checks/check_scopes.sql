CREATE TEMP VIEW gov_check_scopes AS
-- To which spec does each scope of the checks belong? A scope is a spec, or a part of one: the migration in a folder.
SELECT p.spec_id AS scope, p.spec_id FROM temp.gov_specs AS p
UNION
SELECT g.scope, g.spec_id FROM temp.gov_kept_gates AS g
UNION
SELECT a.scope, a.spec_id FROM temp.gov_kept_stage_artifacts AS a;
