CREATE INDEX by_tag ON notes (tag);
DROP INDEX by_tag;
ALTER TABLE notes ADD COLUMN place text NOT NULL; -- expect: MH205
DROP TABLE notes; -- expect: MH101
