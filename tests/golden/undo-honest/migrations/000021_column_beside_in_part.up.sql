ALTER TABLE t21 ADD COLUMN price_old numeric;
UPDATE t21 SET price_old = price WHERE price > 9;
UPDATE t21 SET price = round(price);
