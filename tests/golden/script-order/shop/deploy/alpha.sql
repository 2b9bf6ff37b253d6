ALTER TABLE shop_z ALTER COLUMN code TYPE varchar(10);
