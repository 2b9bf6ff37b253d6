CREATE TABLE shop.orders (id int);
CREATE TABLE shop.orders_old (id int);
