-- Up Migration
ALTER TABLE accounts DROP COLUMN level; -- expect: MH102 MH309
-- Down Migration
ALTER TABLE accounts ADD COLUMN level int;
DELETE FROM accounts;
