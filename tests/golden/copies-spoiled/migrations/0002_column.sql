CREATE TABLE narrow_bak AS SELECT * FROM narrow;
ALTER TABLE narrow_bak DROP COLUMN email;
DELETE FROM narrow;
