CREATE TABLE new_notes (id integer PRIMARY KEY, body text NOT NULL, tag text NOT NULL); -- expect: MH102 MH206
INSERT INTO new_notes (id, body, tag) SELECT id, body, tag FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
