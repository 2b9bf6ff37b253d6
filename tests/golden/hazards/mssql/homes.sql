-- USE changes the database, and the schema stays dbo.
USE shop;
GO
CREATE TABLE dbo.scratch (id int);
DROP TABLE scratch;
CREATE TABLE dbo.scratch (id int);
GO
USE archive;
GO
DROP TABLE scratch; -- expect: MH101
DROP TABLE dbo.scratch;
GO
-- What one IF switches off its ELSE need not switch on again.
IF @a = 1
  ALTER TABLE dbo.kept NOCHECK CONSTRAINT ALL; -- expect: SCR.CONSTRAINT_LATE
ELSE
  ALTER TABLE dbo.kept WITH CHECK CHECK CONSTRAINT ALL;
GO
IF @a = 1
BEGIN
  ALTER TABLE dbo.kept NOCHECK CONSTRAINT ALL;
  ALTER TABLE dbo.kept WITH CHECK CHECK CONSTRAINT ALL;
END
GO
