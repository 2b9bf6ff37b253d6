CREATE TABLE #passing (Id int);
TRUNCATE TABLE #passing;
ALTER TABLE dbo.Parts DROP CK_Parts; -- expect: MH107
ALTER TABLE dbo.Parts DROP CONSTRAINT DF_Parts, UQ_Parts, COLUMN Code, Label; -- expect: MH102 MH102 MH107 MH107
ALTER TABLE dbo.Unseen ALTER COLUMN Name nvarchar(20) NOT NULL; -- expect: MH203 MH206
INSERT INTO Other.dbo.Parts (Id) SELECT Id FROM dbo.Parts WHERE Id < 9; -- expect: MH403 MH505 SCR.NOT_IDEMPOTENT
ALTER TABLE ${home}.Boxes ADD IdNew int;
UPDATE ${home}.Boxes SET IdNew = Id; -- expect: MH106 MH503
EXEC sp_rename '[${home}].Boxes.IdNew', 'IdKept', 'COLUMN';
ALTER TABLE ${home}.Boxes ALTER COLUMN IdKept int NOT NULL;
USE Shop;
INSERT INTO Shop.dbo.Parts (Id) SELECT Id FROM dbo.Others WHERE Id < 9; -- expect: SCR.NOT_IDEMPOTENT
INSERT INTO dbo.Parts (Id) SELECT Id FROM OPENQUERY(FAR, 'SELECT 1') AS o; -- expect: MH505 SCR.NOT_IDEMPOTENT
INSERT INTO dbo.Parts (Id) SELECT p.Id FROM dbo.Others (NOLOCK) AS p, dbo.ids(4) AS i; -- expect: MH503
EXEC sp_addlinkedserver @server = N'FAR'; -- expect: MH505
CREATE EXTERNAL DATA SOURCE far WITH (LOCATION = 'abs://far'); -- expect: MH505
EXEC sp_addrolemember 'db_owner', 'mover'; -- expect: MH506
DENY SELECT ON dbo.Parts TO mover; -- expect: MH506
GO
