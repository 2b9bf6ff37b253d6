SET lock_timeout = '2s';
CREATE TABLE archive.visitors (id int);
DROP TABLE public.visitors; -- expect: MH101
DROP TABLE archive.visitors;
CREATE TABLE archive.callers (id int);
DROP TABLE callers; -- expect: MH101
CREATE TABLE public.guests (id int);
DROP TABLE guests;
CREATE TABLE hosts (id int);
DROP TABLE public.hosts;
CREATE TABLE archive.stays (id int);
TRUNCATE public.stays; -- expect: MH104
DELETE FROM archive.stays;
CREATE TABLE IF NOT EXISTS rooms (id int);
DROP TABLE rooms; -- expect: MH101
CREATE TEMPORARY TABLE keys (id int);
DROP TABLE public.keys; -- expect: MH101
DO $$ BEGIN
  CREATE TABLE locks (id int);
  DROP TABLE locks;
  CREATE TABLE doors (id int);
  IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'halls') THEN CREATE TABLE halls (id int); END IF;
END $$;
DROP TABLE doors; -- expect: MH101
DROP TABLE halls; -- expect: MH101
CREATE TABLE archive.wings_new (id int);
ALTER TABLE archive.wings_new RENAME TO wings;
DROP TABLE archive.wings;
