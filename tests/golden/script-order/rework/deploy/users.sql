ALTER TABLE rework_users ALTER COLUMN name TYPE varchar(40);
