SET lock_timeout = '2s';
DROP TABLE ledgers; -- expect: MH101
DROP TABLE IF EXISTS one, two CASCADE; -- expect: MH101 MH101 MH108
CREATE TEMPORARY TABLE scratch (id int);
DROP TABLE scratch;
ALTER TABLE accounts DROP COLUMN name; -- expect: MH102
ALTER TABLE accounts DROP COLUMN note CASCADE; -- expect: MH102 MH108
DROP SCHEMA archive; -- expect: MH103
DROP DATABASE old; -- expect: MH103
TRUNCATE orders; -- expect: MH104
DELETE FROM orders; -- expect: MH105 MH310 MH403
DELETE FROM orders WHERE 1 = 1; -- expect: MH105
DELETE FROM orders WHERE id = 4;
DELETE FROM orders USING accounts WHERE accounts.id = orders.account;
ALTER TABLE orders DROP CONSTRAINT orders_fk; -- expect: MH107
ALTER TABLE orders DROP CONSTRAINT IF EXISTS own, ADD CONSTRAINT own CHECK (id > 0) NOT VALID;
ALTER TABLE orders DROP CONSTRAINT own;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'perhaps') THEN ALTER TABLE orders ADD CONSTRAINT perhaps CHECK (id > 0) NOT VALID; END IF;
END $$;
ALTER TABLE orders DROP CONSTRAINT perhaps; -- expect: MH107
/* DELETE FROM orders; is a comment */
SELECT 'DROP TABLE orders;';
