CREATE TABLE teams (id int, tenant_id int); CREATE TABLE users (id bigint);
