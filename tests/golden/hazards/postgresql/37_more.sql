SET lock_timeout = DEFAULT;
TRUNCATE orders; -- expect: MH104 MH309
SELECT set_config('lock_timeout', '2s', false);
DELETE FROM orders WHERE id = 4 OR true; -- expect: MH105 MH403
DELETE FROM orders WHERE (1 = 1) AND (2 > 1 AND id = id); -- expect: MH105
DELETE FROM orders WHERE 1 = 1 AND id = 4;
DELETE FROM orders WHERE id IN (SELECT true) AND 2 < 1;
DELETE FROM orders WHERE id BETWEEN 1 AND 9;
DELETE FROM orders WHERE CASE WHEN id = 4 OR true THEN id = 5 END;
WITH gone AS (DELETE FROM orders RETURNING *) -- expect: MH105
INSERT INTO orders_kept SELECT * FROM gone WHERE id > 4; -- expect-at 10: SCR.NOT_IDEMPOTENT
WITH named AS (UPDATE accounts SET size = 1 RETURNING id) SELECT id FROM named; -- expect: MH106 MH503
IMPORT FOREIGN SCHEMA public FROM SERVER far INTO near; -- expect: MH505
COPY accounts TO '/var/tmp/accounts'; -- expect: MH505
SET SESSION AUTHORIZATION owner; -- expect: MH506
CREATE TABLE first_one (id int);
DROP TABLE first_one, second_one CASCADE; -- expect: MH101 MH108
