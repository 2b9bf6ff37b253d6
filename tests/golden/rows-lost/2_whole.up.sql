-- All of a table is kept before it goes; of its shape alone nothing is.
CREATE TABLE kept_drawers AS TABLE drawers;
DROP TABLE drawers;
CREATE TABLE kept_shelves AS TABLE shelves WITH NO DATA;
DROP TABLE shelves;
-- A copy that takes the table's own place.
CREATE TABLE chests_new AS SELECT * FROM chests;
DROP TABLE chests;
ALTER TABLE chests_new RENAME TO chests;
