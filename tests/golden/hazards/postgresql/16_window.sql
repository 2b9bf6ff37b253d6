SET lock_timeout = '2s';
BEGIN;
ALTER TABLE accounts ADD COLUMN b1 text;
ALTER TABLE accounts ADD COLUMN b2 text; -- expect: MH310
ALTER TABLE accounts ADD COLUMN b3 text;
COMMIT;
BEGIN;
ALTER TABLE accounts ADD COLUMN b4 text;
COMMIT;
BEGIN;
SELECT count(*) FROM accounts;
ALTER TABLE accounts ADD COLUMN b5 text;
COMMIT;
