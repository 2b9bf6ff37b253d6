BEGIN;
BEGIN; -- expect: MH401
UPDATE accounts SET zone = 'x' WHERE id = 1;
COMMIT;
COMMIT; -- expect: MH401
BEGIN; -- expect: MH401
UPDATE accounts SET zone = 'x' WHERE id = 1;
