ALTER TABLE flyway_users DROP COLUMN age;
