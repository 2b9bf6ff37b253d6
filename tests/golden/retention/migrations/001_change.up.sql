ALTER TABLE grown ADD COLUMN note text;
DROP TABLE lost;
DROP TABLE waived;
DROP TABLE late;
DROP TABLE other;
DROP TABLE backed;
ALTER TABLE dropped_column DROP COLUMN note;
TRUNCATE TABLE truncated;
