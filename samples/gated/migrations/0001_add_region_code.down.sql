ALTER TABLE orders DROP COLUMN region_code;
