ALTER TABLE flyway_users ADD COLUMN age int;
