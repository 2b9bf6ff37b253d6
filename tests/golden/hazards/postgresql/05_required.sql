SET lock_timeout = '2s';
ALTER TABLE accounts ADD COLUMN region text NOT NULL; -- expect: MH205
ALTER TABLE accounts ADD COLUMN zone text NOT NULL DEFAULT 'north';
ALTER TABLE accounts ADD COLUMN city text NOT NULL DEFAULT 'here'; -- expect: MH205
ALTER TABLE accounts ALTER COLUMN city DROP DEFAULT;
ALTER TABLE orders ALTER COLUMN account SET NOT NULL; -- expect: MH206
ALTER TABLE orders ALTER COLUMN account DROP NOT NULL; -- expect: MH207
ALTER TABLE orders ADD CONSTRAINT account_known CHECK (account IS NOT NULL) NOT VALID;
