-- What a CTE chooses is all that an UPDATE of it writes.
;WITH some AS (SELECT TOP (100) * FROM dbo.Ciphers WHERE Kind = 1 ORDER BY Id)
UPDATE some SET Data = N'x'
GO
;WITH every AS (SELECT * FROM dbo.Ciphers)
UPDATE every SET Data = N'x'
GO
-- expect-at 5: MH106 MH503
;WITH every AS (SELECT * FROM dbo.Ciphers WHERE Kind = 2)
DELETE FROM every
GO
DELETE FROM dbo.Ciphers -- expect: MH105
GO
