-- LOCAL is the session's; DEFAULT is what the server has, and not known.
SET LOCAL foreign_key_checks = 0; -- expect: SCR.CONSTRAINT_LATE
INSERT INTO orders SELECT * FROM orders_in; -- expect: MH503 SCR.NOT_IDEMPOTENT
SET foreign_key_checks = DEFAULT;
