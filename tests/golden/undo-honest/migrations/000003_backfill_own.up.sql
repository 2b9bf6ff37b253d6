ALTER TABLE t03 ADD COLUMN full_name text;
UPDATE t03 SET full_name = first || last;
