-- Down migration
DELETE FROM accounts; -- expect: MH105
-- Up migration: nothing is left to be done
DELETE FROM orders; -- expect: MH105
