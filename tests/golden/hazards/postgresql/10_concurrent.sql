CREATE INDEX CONCURRENTLY IF NOT EXISTS by_region ON accounts (region);
