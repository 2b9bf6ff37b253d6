SET lock_timeout = '2s';
ALTER TABLE orders VALIDATE CONSTRAINT account_known;
ALTER TABLE orders ALTER COLUMN account SET NOT NULL;
