SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT one_order UNIQUE (id); -- expect: MH208
CREATE UNIQUE INDEX one_name ON accounts (zone); -- expect: MH208 MH301 MH310
ALTER TABLE orders ADD CONSTRAINT other UNIQUE USING INDEX orders_account;
