CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE audit_log (id bigint PRIMARY KEY);
CREATE TABLE vouchers (id bigint PRIMARY KEY);
