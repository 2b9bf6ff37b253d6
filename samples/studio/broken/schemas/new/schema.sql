-- The store the shop moves to.
CREATE TABLE accounts (
  account_id bigint PRIMARY KEY,
  display_name varchar(80) NOT NULL,
  email varchar(255),
  origin varchar(20) NOT NULL
);
CREATE TABLE purchases (
  purchase_id bigint PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES accounts (account_id),
  total numeric(12,2) NOT NULL,
  placed_at timestamptz NOT NULL
);
