--liquibase formatted sql
--changeset depot:1
CREATE TABLE crates (id int);
--rollback DROP TABLE crates;
