CREATE TEMP VIEW gov_adopted_gates AS
-- Who works by the six gates? Whoever has an artifact of one.
SELECT 'workflow' AS framework, g.scope, g.path, g.line
FROM temp.gov_kept_gate_artifacts AS g;
