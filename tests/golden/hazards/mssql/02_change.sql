EXEC sp_rename '[dbo].[Sponsors].[Lapsed]', 'ValidUntil' -- expect: MH202
GO;
EXEC sp_rename 'dbo.Sponsors.Id', 'Number', 'COLUMN' -- expect: MH202
GO
EXEC sp_rename 'dbo.Sponsors', 'Patrons' -- expect: MH201
GO
ALTER TABLE dbo.Ciphers ADD Size int NOT NULL -- expect: MH205
GO
ALTER TABLE dbo.Ciphers ADD Depth int NOT NULL CONSTRAINT df_depth DEFAULT 0
GO
ALTER TABLE dbo.Ciphers ALTER COLUMN Data nvarchar(50) NULL -- expect: MH203 MH204
GO
DROP TABLE #gone
GO
