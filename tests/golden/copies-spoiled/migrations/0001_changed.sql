CREATE TABLE changed_bak AS SELECT * FROM changed;
UPDATE changed_bak SET email = NULL;
DELETE FROM changed;
