-- migrate:down
UPDATE late SET state = NULL WHERE id = 1;

-- migrate:up
GRANT SELECT ON late TO reader;
ANALYZE vault;
UPDATE late SET state = 1 WHERE id = 1;
UPDATE late SET state = 2 WHERE id = 2;
