CREATE TABLE orders (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, state varchar(20));
CREATE TABLE parts (id bigint PRIMARY KEY);
CREATE TABLE carts (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE TABLE stray (id bigint PRIMARY KEY, state varchar(20));
CREATE TABLE vault (id bigint PRIMARY KEY);
CREATE TABLE idle (id bigint PRIMARY KEY);
CREATE TABLE late (id bigint PRIMARY KEY, state varchar(20));
