-- The name of a constraint may be left out; some rows that nothing chooses are as bad as all.
ALTER TABLE stamps ADD CONSTRAINT UNIQUE (code), ALGORITHM=INPLACE, LOCK=NONE; -- expect: MH208
DELETE FROM parcels LIMIT 100000; -- expect: MH105 MH403
DELETE FROM parcels WHERE id < 9 LIMIT 100000;
