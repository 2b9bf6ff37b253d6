CREATE TABLE papers (id integer PRIMARY KEY, body text, title text, mark text);
