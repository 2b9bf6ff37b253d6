ALTER TABLE grown ADD COLUMN note text;
