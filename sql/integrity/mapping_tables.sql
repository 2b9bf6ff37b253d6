CREATE TEMP VIEW gov_mapping_tables AS
-- The datasets that mapping rows name, and the model that describes each on its side: the models of that side, else those
-- of no side, but never one for a dataset that is mapped to itself: it describes one of the two, and does not say which.
-- model NULL: its columns are not known.
WITH named AS MATERIALIZED (
  SELECT DISTINCT c.scope, c.side, c.table_name FROM temp.gov_kept_mapping_columns AS c WHERE c.table_name IS NOT NULL),
models AS MATERIALIZED (
  SELECT n.scope, n.side, n.table_name, m.unit_id, m.path AS model, m.side = n.side AS own
  FROM named AS n JOIN temp.gov_kept_mapping_models AS m ON m.name = n.table_name AND (m.side = n.side OR m.side IS NULL)
  WHERE m.side IS NOT NULL OR NOT EXISTS (SELECT 1 FROM named AS o WHERE o.side <> n.side AND o.scope = n.scope AND o.table_name = n.table_name))
SELECT n.scope, n.side, n.table_name, m.unit_id, m.model
FROM named AS n LEFT JOIN models AS m ON m.scope = n.scope AND m.side = n.side AND m.table_name = n.table_name
  AND (m.own IS 1 OR NOT EXISTS (
    SELECT 1 FROM models AS o WHERE o.scope = m.scope AND o.side = m.side AND o.table_name = m.table_name AND o.own IS 1));
