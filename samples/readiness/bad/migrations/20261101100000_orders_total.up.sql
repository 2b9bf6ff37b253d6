SET session_replication_role = replica;
ALTER TABLE orders ADD COLUMN total_minor bigint NOT NULL;
ALTER TABLE orders DROP COLUMN total;
ALTER TABLE orders RENAME COLUMN customer_id TO buyer_id;
CREATE INDEX orders_buyer ON orders (buyer_id);
