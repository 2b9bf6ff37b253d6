-- What the later scripts meet: nothing here is at risk, all of it is new.
CREATE TYPE mood AS ENUM ('low', 'middle', 'high');
CREATE TABLE accounts (id bigint PRIMARY KEY, name text, note varchar(200), size numeric(12, 4), level integer NOT NULL, feeling mood);
CREATE TABLE orders (id bigint, account bigint, total numeric);
ALTER TABLE orders ADD COLUMN placed timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE UNIQUE INDEX orders_account ON orders (account);
ALTER TABLE orders ADD CONSTRAINT orders_fk FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE CASCADE;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP COLUMN total;
CREATE TABLE passing (id int);
DROP TABLE passing;
