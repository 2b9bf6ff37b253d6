CREATE TABLE shop_z (id int, code varchar(30));
