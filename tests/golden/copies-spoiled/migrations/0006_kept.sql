CREATE TABLE kept_bak AS SELECT * FROM kept;
ALTER TABLE kept_bak ADD COLUMN taken_on date;
DELETE FROM kept;
