SET lock_timeout = '2s';
REINDEX TABLE accounts; -- expect: MH311
VACUUM FULL accounts; -- expect: MH311
VACUUM accounts;
REFRESH MATERIALIZED VIEW totals; -- expect: MH311
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
ALTER TABLE measures ATTACH PARTITION measures_2026 FOR VALUES FROM (1) TO (2); -- expect: MH311
ALTER TABLE measures DETACH PARTITION measures_2024; -- expect: MH311
ALTER TABLE accounts DISABLE TRIGGER audit; -- expect: MH311
