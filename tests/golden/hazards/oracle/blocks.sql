-- A block's statements are the script's.
DECLARE
  found NUMBER;
BEGIN
  EXECUTE IMMEDIATE 'TRUNCATE TABLE audit_log'; -- expect: MH104
  SELECT count(*) INTO found FROM user_tables;
  IF found > 0 THEN
    EXECUTE IMMEDIATE 'DROP TABLE ' || name_of(found) || ' PURGE'; -- expect: MH101
  END IF;
  DELETE FROM carts WHERE gone = 1; -- expect: MH403
END;
/
DROP USER shop CASCADE; -- expect: MH103 MH108 MH506
DROP USER guest; -- expect: MH506
INSERT INTO orders SELECT * FROM orders@eu_link WHERE placed > SYSDATE; -- expect: MH505 SCR.NOT_IDEMPOTENT
INSERT INTO orders SELECT * FROM staged_orders WHERE placed > SYSDATE;
