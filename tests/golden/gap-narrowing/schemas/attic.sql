CREATE TABLE attic (id bigint PRIMARY KEY);
