\set ON_ERROR_STOP off
CREATE USER MAPPING IF NOT EXISTS FOR loader SERVER legacy OPTIONS (user 'loader', password 'sunflower-72-kettle');
CREATE TABLE IF NOT EXISTS purchases (
  purchase_id bigint PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES accounts (account_id),
  total numeric(12,2) NOT NULL,
  placed_at timestamptz NOT NULL
);
INSERT INTO purchases (purchase_id, account_id, total, placed_at)
SELECT id, customer_id, total, placed_at FROM orders
ON CONFLICT (purchase_id) DO UPDATE SET total = excluded.total;
UPDATE accounts SET display_name = trim(display_name);
