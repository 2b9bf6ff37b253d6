CREATE SCHEMA scratch;
CREATE TABLE scratch.rows_seen (id int);
DROP SCHEMA scratch CASCADE;
