CREATE TABLE IF NOT EXISTS accounts (
  account_id bigint PRIMARY KEY,
  display_name varchar(80) NOT NULL,
  email varchar(255),
  origin varchar(20) NOT NULL
);
INSERT INTO accounts (account_id, display_name, email, origin)
SELECT id, full_name, email, 'legacy' FROM customers
ON CONFLICT (account_id) DO UPDATE SET display_name = excluded.display_name, email = excluded.email;
