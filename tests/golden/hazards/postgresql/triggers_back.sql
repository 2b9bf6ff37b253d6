-- What is switched on again must be the same, of the same table, and surely run.
SET lock_timeout = '2s';
-- Those behind foreign keys stay off when only a user's triggers come back.
ALTER TABLE app.parts DISABLE TRIGGER ALL; -- expect: MH311 SCR.CONSTRAINT_LATE
ALTER TABLE app.parts ENABLE TRIGGER USER; -- expect: MH311
ALTER TABLE app.bolts DISABLE TRIGGER USER; -- expect: MH311
ALTER TABLE app.bolts ENABLE TRIGGER ALL; -- expect: MH311
-- A namesake in another schema.
ALTER TABLE app.nuts DISABLE TRIGGER ALL; -- expect: MH311 SCR.CONSTRAINT_LATE
ALTER TABLE archive.nuts ENABLE TRIGGER ALL; -- expect: MH311
ALTER TABLE public.gears DISABLE TRIGGER ALL; -- expect: MH311
ALTER TABLE gears ENABLE TRIGGER ALL; -- expect: MH311
-- Under a condition, and in a function that nobody calls.
ALTER TABLE cogs DISABLE TRIGGER ALL; -- expect: MH311 SCR.CONSTRAINT_LATE
ALTER TABLE pins DISABLE TRIGGER ALL; -- expect: MH311 SCR.CONSTRAINT_LATE
DO $$
BEGIN
  IF current_user = 'owner' THEN
    ALTER TABLE cogs ENABLE TRIGGER ALL; -- expect: MH311
  END IF;
END $$;
CREATE FUNCTION pins_back() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  ALTER TABLE pins ENABLE TRIGGER ALL;
END $$;
-- Both always, or both under the one condition.
DO $$
BEGIN
  ALTER TABLE rods DISABLE TRIGGER ALL; -- expect: MH311
  ALTER TABLE rods ENABLE TRIGGER ALL; -- expect: MH311
  IF current_user = 'owner' THEN
    ALTER TABLE cams DISABLE TRIGGER ALL; -- expect: MH311
    ALTER TABLE cams ENABLE TRIGGER ALL; -- expect: MH311
  END IF;
END $$;
