CREATE TABLE journal_a (id int);
