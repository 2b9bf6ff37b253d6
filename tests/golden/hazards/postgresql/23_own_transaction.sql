CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS one_extra ON accounts (extra);
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE accounts ADD CONSTRAINT one_extra_only UNIQUE USING INDEX one_extra;
COMMIT;
