IF NOT EXISTS (SELECT * FROM sys.columns WHERE name = N'x')
BEGIN
  ALTER TABLE [dbo].[Orders] ADD [Total] decimal(18,2) NULL, Note nvarchar(max)
  UPDATE dbo.Orders SET Total = CASE
     WHEN a = 1 THEN 2
     ELSE 3
   END
  WHERE x = 1
END
GO
ALTER TABLE dbo.a WITH NOCHECK ADD CONSTRAINT FK_1 FOREIGN KEY (b) REFERENCES dbo.c (id)
ALTER TABLE dbo.a CHECK CONSTRAINT FK_1
EXEC sp_rename 'dbo.a.b', 'c', 'COLUMN'
SELECT * INTO backup_a FROM dbo.a
CREATE PROCEDURE p AS
BEGIN
 DELETE FROM z;
END
GO
EXEC('DROP TABLE q')
DECLARE @sql nvarchar(max) = N'x'
EXEC sp_executesql @sql
TRUNCATE TABLE #tmp
GO
