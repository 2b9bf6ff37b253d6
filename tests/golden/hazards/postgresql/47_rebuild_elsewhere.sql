-- A rebuild is of the table that was copied, and of no namesake.
CREATE TABLE app.members_new (id int);
INSERT INTO app.members_new SELECT id FROM app.members;
DROP TABLE app.members; -- expect: MH309
ALTER TABLE app.members_new RENAME TO members;
CREATE TABLE app.guests_new (id int);
INSERT INTO app.guests_new SELECT id FROM legacy.guests; -- expect: MH503
DROP TABLE app.guests; -- expect: MH101 MH309
ALTER TABLE app.guests_new RENAME TO guests;
CREATE TABLE app.visits_new (id int);
INSERT INTO app.visits_new SELECT id FROM app.visits; -- expect: MH503
DROP TABLE app.visits; -- expect: MH101 MH309
ALTER TABLE other.visits_new RENAME TO visits; -- expect: MH309
CREATE TABLE stays_new (id int);
INSERT INTO public.stays_new SELECT id FROM stays; -- expect: MH310
DROP TABLE public.stays; -- expect: MH309
ALTER TABLE stays_new RENAME TO stays;
