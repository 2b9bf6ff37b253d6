CREATE TABLE colours_before AS SELECT * FROM colours;
DELETE FROM colours WHERE id > 100;
TRUNCATE colours;
