-- A bare name means another table once the search path has changed.
CREATE TABLE drafts (id int);
SET search_path TO archive;
DROP TABLE drafts; -- expect: MH101 MH309
RESET search_path;
SET search_path TO public, extensions;
DROP TABLE drafts;
CREATE TABLE scratch (id int);
SELECT set_config('search_path', 'archive', false);
ALTER TABLE scratch DROP COLUMN id; -- expect: MH102 MH309
SET search_path TO 'public';
BEGIN;
SET LOCAL search_path TO archive;
TRUNCATE scratch; -- expect: MH104 MH309
COMMIT;
TRUNCATE scratch;
SET search_path TO work;
CREATE TABLE passing (id int);
DROP TABLE passing;
CREATE TABLE passing (id int);
DROP TABLE public.passing; -- expect: MH101 MH309
SET search_path TO '';
CREATE TABLE work.other (id int);
DROP TABLE work.other;
