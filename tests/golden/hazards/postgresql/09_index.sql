SET lock_timeout = '2s';
CREATE INDEX by_zone ON accounts (zone); -- expect: MH301
DROP INDEX orders_account; -- expect: MH302
DROP INDEX by_zone;
