ALTER TABLE orders ADD COLUMN region_code varchar(16);
