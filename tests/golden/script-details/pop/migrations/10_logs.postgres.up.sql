CREATE TABLE logs (id int);
