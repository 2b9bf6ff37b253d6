ALTER TABLE dbo.labels ALTER COLUMN name varchar(200); -- expect: MH203 MH204
ALTER TABLE dbo.labels ALTER COLUMN code nvarchar(20);
ALTER TABLE dbo.labels ADD version rowversion NOT NULL;
ALTER AUTHORIZATION ON SCHEMA::labels TO keeper; -- expect: MH506
