CREATE TABLE barn (id bigint PRIMARY KEY);
