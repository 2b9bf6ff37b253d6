CREATE TEMP VIEW gov_stage_artifacts AS
-- The artifacts of the migration stages (gov_stage_documents says how each is recognised) and the migration they belong to:
-- what one migration proved is no proof of another.
SELECT s.scope, s.spec_id, d.artifact, d.path, d.line, d.line_end, d.how
FROM temp.gov_kept_stage_documents AS d JOIN temp.gov_kept_stage_scopes AS s ON s.path = d.path;
