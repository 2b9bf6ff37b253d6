-- A rebuild copies every row. Where its query may leave some out they go with the old table.
CREATE TABLE a_new (id INTEGER, n INT);
INSERT INTO a_new SELECT id, (SELECT count(*) FROM p WHERE p.a = a.id) FROM a ORDER BY id;
DROP TABLE a;
ALTER TABLE a_new RENAME TO a;
CREATE TABLE b_new (id INTEGER, n INT);
INSERT INTO b_new SELECT b.id, p.n FROM b LEFT JOIN p ON p.b = b.id;
DROP TABLE b;
ALTER TABLE b_new RENAME TO b;
CREATE TABLE c_new (id INTEGER, n INT);
INSERT INTO c_new SELECT c.id, p.n FROM c JOIN p ON p.c = c.id; -- expect: MH503
DROP TABLE c; -- expect: MH101
ALTER TABLE c_new RENAME TO c;
CREATE TABLE d_new (id INTEGER, n INT);
INSERT INTO d_new SELECT min(id), n FROM d GROUP BY n; -- expect: MH503
DROP TABLE d; -- expect: MH101
ALTER TABLE d_new RENAME TO d;
CREATE TABLE e_new (id INTEGER, n INT UNIQUE);
INSERT OR IGNORE INTO e_new SELECT id, n FROM e; -- expect: MH503
DROP TABLE e; -- expect: MH101
ALTER TABLE e_new RENAME TO e;
CREATE TABLE f_new (id INTEGER, n INT);
INSERT INTO f_new SELECT p.id, f.n FROM p LEFT JOIN f ON f.id = p.f; -- expect: MH503
DROP TABLE f; -- expect: MH101
ALTER TABLE f_new RENAME TO f;
CREATE TABLE g_new (id INTEGER, n INT);
INSERT INTO g_new SELECT id, n FROM (SELECT * FROM g LIMIT 10); -- expect: MH503
DROP TABLE g; -- expect: MH101
ALTER TABLE g_new RENAME TO g;
