CREATE TABLE new_papers (id integer PRIMARY KEY, content text, title text, due text NOT NULL); -- expect: MH102 MH205
INSERT INTO new_papers (id, content, title, due) SELECT id, body, title, 'never' FROM papers;
DROP TABLE papers;
ALTER TABLE new_papers RENAME TO papers;
