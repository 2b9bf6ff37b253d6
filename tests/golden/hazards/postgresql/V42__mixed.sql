-- A mixture it refuses.
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY IF NOT EXISTS parcels_on_length ON parcels (length); -- expect: MH303
