--liquibase formatted sql

--changeset shop:1
CREATE TABLE stock (stock_id bigint PRIMARY KEY, qty bigint);
DROP TABLE stock;
CREATE TABLE stock (stock_id bigint PRIMARY KEY, qty bigint);

--changeset shop:2
-- Made by an earlier changeset, on an earlier day: rows have come since.
ALTER TABLE stock DROP COLUMN qty; -- expect: MH102 MH309

--changeset shop:3
DROP TABLE stock; -- expect: MH101 MH309
