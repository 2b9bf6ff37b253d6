-- The store the shop runs on today.
CREATE TABLE customers (
  id bigint PRIMARY KEY,
  full_name varchar(120) NOT NULL,
  email varchar(255),
  fax varchar(40)
);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  total numeric(12,4) NOT NULL,
  placed_at timestamptz NOT NULL
);
