-- What a column held goes with NULL; a copy that is dropped keeps nothing.
UPDATE ladders SET note = NULL WHERE height > 3;
UPDATE ladders SET note = NULL WHERE note = '';
CREATE TABLE kept_ropes AS SELECT * FROM ropes;
UPDATE ropes SET note = NULL WHERE length > 3;
DROP TABLE kept_ropes;
DELETE FROM ropes WHERE length > 3;
