CREATE TABLE two (id bigint);
