DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['a', 'b'] LOOP
    DELETE FROM archive;
  END LOOP;
END $$;
