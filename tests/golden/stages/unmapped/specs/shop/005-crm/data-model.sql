CREATE TABLE leads (id bigint PRIMARY KEY);
