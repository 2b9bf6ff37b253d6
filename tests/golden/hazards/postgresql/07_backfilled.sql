SET lock_timeout = '2s';
UPDATE readings SET value = 0 WHERE value IS NULL; -- expect: MH403 MH503
ALTER TABLE readings ALTER COLUMN value SET NOT NULL;
