ALTER TABLE stays ADD COLUMN note text;
