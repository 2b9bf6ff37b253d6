-- EXEC of a text: whole under an IF, put together, or with parameters behind it.
DECLARE @t sysname = 'x';
EXEC(N'DROP TABLE dbo.' + @t); -- expect: MH101
GO
IF EXISTS (SELECT * FROM sys.tables WHERE name = 'o') EXEC(N'DELETE FROM dbo.o'); -- expect: MH105 MH403
GO
EXEC sp_executesql N'DELETE FROM dbo.o WHERE a = @a', N'@a int', @a = 1;
GO
-- The name of a default's constraint is looked up.
EXEC(N'ALTER TABLE [o] DROP CONSTRAINT [' + @name + N'];');
GO
EXEC(@whole);
GO
