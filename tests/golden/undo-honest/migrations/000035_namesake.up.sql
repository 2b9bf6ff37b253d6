ALTER TABLE audit.t35 ADD COLUMN note text;
