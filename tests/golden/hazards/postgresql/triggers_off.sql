SET lock_timeout = '2s';
SET statement_timeout = '5s';
ALTER TABLE letters DISABLE TRIGGER ALL; -- expect: MH311 SCR.CONSTRAINT_LATE
ALTER TABLE parcels DISABLE TRIGGER ALL; -- expect: MH311
ALTER TABLE parcels ENABLE TRIGGER ALL; -- expect: MH311
-- a trigger of its own name is no check of the database's
ALTER TABLE stamps DISABLE TRIGGER tell_auditor; -- expect: MH311
