SET lock_timeout = '2s';
ALTER TABLE invoices RENAME TO bills; -- expect: MH201
ALTER TABLE seen RENAME TO viewed;
CREATE VIEW seen AS SELECT id FROM viewed;
ALTER TABLE accounts RENAME COLUMN level TO grade; -- expect: MH202
ALTER TYPE mood RENAME VALUE 'low' TO 'down'; -- expect: MH202
ALTER TABLE accounts ALTER COLUMN grade TYPE bigint; -- expect: MH203
ALTER TABLE accounts ALTER COLUMN grade TYPE smallint; -- expect: MH203 MH204
ALTER TABLE accounts ALTER COLUMN size TYPE numeric(14, 4);
ALTER TABLE accounts ALTER COLUMN size TYPE numeric(10, 4); -- expect: MH203 MH204
ALTER TABLE unknown ALTER COLUMN any_column TYPE text;
ALTER TABLE unknown ALTER COLUMN any_column TYPE varchar(10) USING any_column::varchar(10); -- expect: MH203 MH204
CREATE TYPE mood_new AS ENUM ('middle', 'high');
ALTER TABLE accounts ALTER COLUMN feeling TYPE mood_new USING feeling::text::mood_new; -- expect: MH203 MH204
