-- Text that is put together as it runs: what its pieces say counts, what joins them is nobody's name.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT 1 LOOP
    EXECUTE 'DROP TABLE IF EXISTS archive.' || quote_ident(r.tablename); -- expect: MH101 MH309
    EXECUTE format('ALTER TABLE %I.orders DROP COLUMN %I', r.schema, r.name); -- expect: MH102 MH309
    EXECUTE format('DELETE FROM %s WHERE note = %L', r.name, r.note); -- expect: MH403
    EXECUTE 'DELETE FROM parcels WHERE id = $1' USING r.id;
    EXECUTE 'TRUNCATE ' -- expect: MH104 MH309
      || r.name;
    EXECUTE 'SELECT count(*) FROM ' || r.name INTO r;
    EXECUTE r.whole_text;
    EXECUTE 'no statement ' || r.name;
  END LOOP;
END $$;
-- A hole is not the hole before it: what is dropped need not be what was created.
DO $$
BEGIN
  EXECUTE format('CREATE TABLE %I (a int)', made());
  EXECUTE format('DROP TABLE %I', other()); -- expect: MH101 MH309
  EXECUTE format('ALTER TABLE orders DROP CONSTRAINT %I', found()); -- expect: MH309
END $$;
