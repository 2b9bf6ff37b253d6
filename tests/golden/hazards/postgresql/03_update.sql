UPDATE accounts SET level = 3; -- expect: MH106 MH503
UPDATE accounts SET level = 3 WHERE true; -- expect: MH106 MH503
UPDATE accounts SET level = 3 WHERE id = id; -- expect: MH106 MH503
UPDATE accounts SET level = 3 FROM orders WHERE orders.account = accounts.id;
UPDATE accounts SET level = 3 WHERE level IS NULL; -- expect: MH503
UPDATE accounts SET level = 3 WHERE id = 12;
UPDATE accounts SET level = (SELECT max(id) FROM orders WHERE orders.account = accounts.id); -- expect: MH106 MH503
INSERT INTO archive SELECT * FROM accounts; -- expect: MH503 SCR.NOT_IDEMPOTENT
INSERT INTO archive SELECT * FROM accounts WHERE id BETWEEN 1 AND 1000;
