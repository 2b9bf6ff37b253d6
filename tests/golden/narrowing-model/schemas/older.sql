CREATE TABLE archive.carts (id bigint PRIMARY KEY, state varchar(80));
