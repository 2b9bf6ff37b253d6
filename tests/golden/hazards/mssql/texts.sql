-- A text that a variable holds runs; a message does not.
DECLARE @sql nvarchar(max) = N'DROP TABLE dbo.Ledger;'; -- expect: MH101
EXEC sp_executesql @sql;
GO
DECLARE @name sysname, @cmd nvarchar(400);
SET @cmd = N'ALTER TABLE dbo.Ledger DROP CONSTRAINT ' + @name;
EXEC(@cmd);
GO
DECLARE @message nvarchar(100) = N'DROP TABLE failed';
GO
-- sp_rename: an object is a table, or a constraint by its prefix.
EXEC sys.sp_rename @objname = N'dbo.Ledger', @newname = N'LedgerOld', @objtype = 'OBJECT'; -- expect: MH201
GO
EXEC sp_rename N'dbo.PK_Ledger', N'PK_LedgerOld', N'OBJECT';
GO
EXEC sp_rename N'dbo.Ledger.IX_a', N'IX_b', N'INDEX';
GO
-- Rows from a store, and from a file of the server.
BULK INSERT dbo.Entries FROM 'https://x.example/entries.csv' WITH (FORMAT = 'CSV'); -- expect: MH505 MH403
GO
BULK INSERT dbo.Entries FROM 'entries.csv' WITH (DATA_SOURCE = 'Store'); -- expect: MH505
GO
BULK INSERT dbo.Entries FROM 'D:\entries.csv';
GO
ALTER SECURITY POLICY dbo.Tenants WITH (STATE = OFF); -- expect: MH506
GO
CREATE LOGIN mover WITH PASSWORD = N'quokka-wombat-19'; -- expect: MH506 MH507 SCR.CREDENTIAL
GO
