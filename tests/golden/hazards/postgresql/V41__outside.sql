-- Flyway runs a script outside of a transaction when nothing in it can run in one.
CREATE INDEX CONCURRENTLY parcels_on_weight ON parcels (weight); -- expect: MH402
DROP INDEX CONCURRENTLY IF EXISTS parcels_on_height;
