CREATE TABLE users (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, name text, mail text);
CREATE TABLE colours (id bigint PRIMARY KEY, name text);
