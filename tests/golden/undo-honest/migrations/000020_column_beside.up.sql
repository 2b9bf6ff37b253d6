ALTER TABLE t20 ADD COLUMN price_old numeric;
UPDATE t20 SET price_old = price;
UPDATE t20 SET price = round(price);
