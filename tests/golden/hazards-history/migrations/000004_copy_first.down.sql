INSERT INTO colours SELECT * FROM colours_before;
DROP TABLE colours_before;
