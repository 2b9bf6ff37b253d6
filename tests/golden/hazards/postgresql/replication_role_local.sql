-- What is set for one transaction does not bring back what is off for the session.
SET session_replication_role = replica; -- expect: SCR.CONSTRAINT_LATE
BEGIN;
SET LOCAL session_replication_role = origin;
COMMIT; -- expect: MH401
INSERT INTO orders SELECT * FROM orders_in; -- expect: MH503 SCR.NOT_IDEMPOTENT
