INSERT INTO archive SELECT * FROM events;
TRUNCATE archive;
