-- Switched on under a condition only: perhaps never. A batch that clears the table in portions clears all of it.
CREATE TABLE dbo.tickets_seen (id int NOT NULL);
GO
ALTER TABLE dbo.orders NOCHECK CONSTRAINT ALL; -- expect: SCR.CONSTRAINT_LATE
GO
IF EXISTS (SELECT 1 FROM dbo.tickets_seen) ALTER TABLE dbo.orders WITH CHECK CHECK CONSTRAINT ALL;
GO
WHILE 1 = 1
BEGIN
  DELETE TOP (1000) FROM dbo.orders; -- expect: MH105 MH403
  IF @@ROWCOUNT = 0 BREAK;
END
GO
