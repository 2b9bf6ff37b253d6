CREATE TABLE accounts (id bigint PRIMARY KEY);
CREATE TABLE purchases (id bigint PRIMARY KEY);
CREATE TABLE vouchers (id bigint PRIMARY KEY);
