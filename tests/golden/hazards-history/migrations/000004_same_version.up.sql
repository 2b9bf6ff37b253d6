ALTER TABLE colours ADD COLUMN hue integer;
