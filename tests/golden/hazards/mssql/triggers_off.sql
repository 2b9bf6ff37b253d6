DISABLE TRIGGER ALL ON dbo.parts; -- expect: SCR.CONSTRAINT_LATE
GO
DISABLE TRIGGER ALL ON dbo.bolts;
GO
ENABLE TRIGGER ALL ON bolts;
GO
-- A trigger with a name need not be a check, and this one is of no table.
DISABLE TRIGGER sales.bolts_audit, sales.bolts_log ON sales.bolts;
GO
DISABLE TRIGGER ALL ON DATABASE;
GO
EXEC sp_MSforeachtable 'ALTER TABLE ? NOCHECK CONSTRAINT ALL'; -- expect: SCR.CONSTRAINT_LATE
GO
EXEC sp_MSforeachtable 'ALTER TABLE ? CHECK CONSTRAINT ALL';
GO
