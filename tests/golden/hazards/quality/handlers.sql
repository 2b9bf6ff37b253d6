-- The body of a handler stands on lines of its own.
DO $$
BEGIN
  UPDATE crates SET state = 'x' WHERE id = 4;
EXCEPTION WHEN OTHERS THEN -- expect: SCR.SWALLOW
  -- nothing
  NULL;
END $$;

DO $$
BEGIN
  UPDATE crates SET state = 'y' WHERE id = 4;
EXCEPTION WHEN OTHERS THEN
  RAISE;
END $$;

SELECT dblink_connect('old', 'host=db1 user=app password=Vv93kkmQ dbname=shop'); -- expect: MH505 MH507 SCR.CREDENTIAL
SELECT dblink_connect('old', 'host=db1 user=app password=${SECRET} dbname=shop'); -- expect: MH505
