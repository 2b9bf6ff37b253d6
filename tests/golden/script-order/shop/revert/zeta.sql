DROP TABLE shop_z;
