-- What a second run does, who counts what was left out, and how long one transaction lasts.
UPDATE counters SET hits = hits + 1 WHERE id = 4; -- expect: MH403 SCR.NOT_IDEMPOTENT
UPDATE counters SET hits = counters.hits * 2 WHERE id = 4; -- expect: SCR.NOT_IDEMPOTENT
UPDATE counters SET hits = base + 1 WHERE id = 4;
INSERT INTO counters (id) VALUES (5) ON CONFLICT DO NOTHING; -- expect: SCR.SILENT_SKIP
INSERT INTO counters (id) VALUES (6) ON CONFLICT DO NOTHING;
INSERT INTO counters (id) SELECT id FROM pages WHERE id < 9 AND NOT EXISTS (SELECT 1 FROM counters WHERE id = pages.id);
INSERT INTO counters (id) VALUES (7) ON CONFLICT (id) DO UPDATE SET hits = 0;
BEGIN;
UPDATE counters SET hits = 0; -- expect: MH106 MH503 SCR.GIANT_TX
UPDATE counters SET hits = 0 WHERE id BETWEEN 1 AND 100;
COMMIT;
CREATE TABLE IF NOT EXISTS tallies (id int PRIMARY KEY, hits int);
INSERT INTO tallies (id) VALUES (1); -- expect: SCR.NOT_IDEMPOTENT
CREATE TABLE fresh (id int PRIMARY KEY);
INSERT INTO fresh (id) VALUES (1);
INSERT INTO ledger (id) SELECT x.id FROM (SELECT id FROM pages) AS x WHERE x.id < 9; -- expect: SCR.NOT_IDEMPOTENT
