SET lock_timeout = '2s';
-- A view's old name is gone as a table's is, unless a view answers to it; a view of this script nobody knows yet.
ALTER VIEW labels_seen RENAME TO labels_known; -- expect: MH202
ALTER VIEW stamps_seen RENAME TO stamps_known;
CREATE VIEW stamps_seen AS SELECT * FROM stamps_known;
CREATE VIEW fresh AS SELECT 1 AS one;
ALTER VIEW fresh RENAME TO fresher;
-- PostgreSQL 18 names the NOT NULL of a column, and may put off the look at the rows.
ALTER TABLE labels ADD CONSTRAINT labels_code_given NOT NULL code; -- expect: MH206 MH305
ALTER TABLE labels ADD CONSTRAINT labels_name_given NOT NULL name NOT VALID;
-- Of this session alone.
DROP TABLE pg_temp.scratch;
-- A composite type's attributes and a domain's checks are those of every column declared of it.
ALTER TYPE address DROP ATTRIBUTE street; -- expect: MH102
ALTER TYPE address RENAME ATTRIBUTE town TO city; -- expect: MH202
ALTER TYPE address ALTER ATTRIBUTE zip SET DATA TYPE varchar(10); -- expect: MH203
ALTER TYPE address ADD ATTRIBUTE country text;
ALTER DOMAIN weight ADD CONSTRAINT weight_given CHECK (VALUE > 0); -- expect: MH305
ALTER DOMAIN weight ADD CONSTRAINT weight_sane CHECK (VALUE < 900) NOT VALID;
CREATE TYPE crate AS (length int, width int);
ALTER TYPE crate DROP ATTRIBUTE width;
CREATE DOMAIN height AS int;
ALTER DOMAIN height ADD CHECK (VALUE > 0);
ALTER SCHEMA post OWNER TO keeper; -- expect: MH506
