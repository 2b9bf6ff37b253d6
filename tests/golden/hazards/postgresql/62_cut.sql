-- A value that its USING cuts; a column of which only some rows were filled; a condition that is true of every row.
ALTER TABLE crates ALTER COLUMN label TYPE varchar(20) USING left(label, 20); -- expect: MH203 MH204 MH309
ALTER TABLE crates ALTER COLUMN mark TYPE text USING upper(mark); -- expect: MH203 MH309
UPDATE crates SET state = 'open' WHERE state IS NULL AND id < 100; -- expect: MH310 MH403
ALTER TABLE crates ALTER COLUMN state SET NOT NULL; -- expect: MH206 MH309
UPDATE crates SET shelf = 'a' WHERE shelf IS NULL; -- expect: MH503
ALTER TABLE crates ALTER COLUMN shelf SET NOT NULL; -- expect: MH309
UPDATE crates SET owner_id = o.id FROM owners o WHERE o.mail = crates.mail AND crates.owner_id IS NULL;
ALTER TABLE crates ALTER COLUMN owner_id SET NOT NULL; -- expect: MH309
DELETE FROM crates WHERE 1 IN (0, 1); -- expect: MH105
DELETE FROM crates WHERE 1 IN (0, 2);
DELETE FROM crates WHERE id IS NULL OR id IS NOT NULL; -- expect: MH105
-- All of a table, and what a LIMIT inside leaves of it.
INSERT INTO crates_2 SELECT * FROM (SELECT * FROM crates LIMIT 100) c; -- expect: MH503 SCR.NOT_IDEMPOTENT
