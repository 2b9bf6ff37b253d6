-- National characters do not all fit into a code page; a row's version fills itself; owners change by a statement of its own.
CREATE TABLE dbo.labels (name nvarchar(200), code varchar(20));
GO
