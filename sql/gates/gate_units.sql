CREATE TEMP VIEW gov_gate_units AS
-- Which units does each migration move? Those its own documents include, and those in scope of its spec where the spec holds
-- no other migration. A unit that stands for a document without datasets is none.
WITH scopes AS MATERIALIZED (SELECT DISTINCT a.scope, a.spec_id FROM temp.gov_kept_gate_artifacts AS a),
own AS MATERIALIZED (SELECT DISTINCT a.scope, a.path FROM temp.gov_kept_gate_artifacts AS a),
pairs AS (
  SELECT o.scope, p.unit_id FROM own AS o JOIN temp.gov_unit_plans AS p ON p.path = o.path
  UNION
  SELECT s.scope, u.unit_id FROM scopes AS s JOIN temp.gov_units AS u ON u.spec_id = s.spec_id
    JOIN temp.gov_kept_situations AS c ON c.unit_id = u.unit_id
  WHERE s.scope = s.spec_id AND c.coverage_status = 'IN_SCOPE')
SELECT p.scope, u.unit_id, u.data_class
FROM pairs AS p JOIN temp.gov_units AS u ON u.unit_id = p.unit_id
WHERE u.kind <> 'system';
