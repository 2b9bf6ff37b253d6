ALTER TABLE orders ADD COLUMN region varchar(10);
INSERT INTO order_notes (id, note) SELECT id, note FROM orders;
UPDATE carts SET state = 'open' WHERE state IS NULL;
DELETE FROM archive WHERE id < 10;
INSERT INTO order_history (id, tenant_id, note) SELECT id, tenant_id, note FROM orders;
INSERT INTO stats (id, tenant_id) SELECT id, tenant_id FROM orders;
INSERT INTO cart_notes (id) SELECT id FROM carts;
INSERT INTO mystery SELECT id, note FROM orders;
