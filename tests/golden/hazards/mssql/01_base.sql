CREATE TABLE dbo.Ciphers (Id int PRIMARY KEY, Kind int, Data nvarchar(200) NULL);
GO
CREATE TABLE dbo.Sponsors (Id int PRIMARY KEY, Lapsed datetime2);
GO
