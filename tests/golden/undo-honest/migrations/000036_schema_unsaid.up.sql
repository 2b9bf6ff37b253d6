ALTER TABLE audit.t36 ADD COLUMN note text;
