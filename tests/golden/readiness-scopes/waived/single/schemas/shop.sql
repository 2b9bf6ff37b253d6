CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE idle (id bigint PRIMARY KEY);
