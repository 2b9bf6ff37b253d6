ALTER TABLE t06 ALTER COLUMN code TYPE integer USING code::integer;
