-- Where the script goes on, the table it made under the same name is still its own.
DO $$
BEGIN
  CREATE TABLE own_rows AS SELECT id FROM parts;
  IF (SELECT count(*) FROM own_rows) = 0 THEN
    DROP TABLE own_rows;
    RETURN;
  END IF;
  CREATE INDEX own_rows_id ON own_rows (id);
END $$;
