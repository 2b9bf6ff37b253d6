UPDATE t21 SET price = price_old;
ALTER TABLE t21 DROP COLUMN price_old;
