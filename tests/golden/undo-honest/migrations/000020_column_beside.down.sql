UPDATE t20 SET price = price_old;
ALTER TABLE t20 DROP COLUMN price_old;
