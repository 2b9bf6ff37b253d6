-- Some clients end statements with a mark of their own, whatever the dialect: what follows is read, too.
DELIMITER $$
CREATE FUNCTION stamp() RETURNS int AS 'SELECT 1' LANGUAGE sql$$
DELIMITER ;
SET lock_timeout = '2s';
SET statement_timeout = '5s';
ALTER TABLE letters DROP COLUMN sender; -- expect: MH102
