SELECT 1 / count(*) FROM shop_z;
SELECT count(*) FROM shop_y WHERE false;
SELECT count(*) FROM information_schema.tables;
