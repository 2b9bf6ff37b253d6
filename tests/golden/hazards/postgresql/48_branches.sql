-- Two conditions of one block are two: what one switches off the other need not switch on again.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM parcels) THEN
    ALTER TABLE parcels DISABLE TRIGGER ALL; -- expect: SCR.CONSTRAINT_LATE MH309 MH311
  END IF;
  IF EXISTS (SELECT 1 FROM boxes) THEN
    ALTER TABLE parcels ENABLE TRIGGER ALL; -- expect: MH309 MH311
  ELSE
    ALTER TABLE boxes DISABLE TRIGGER ALL; -- expect: MH309 MH311
    ALTER TABLE boxes ENABLE TRIGGER ALL; -- expect: MH309 MH311
  END IF;
END $$;
