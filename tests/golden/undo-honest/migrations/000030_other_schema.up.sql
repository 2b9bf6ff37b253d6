CREATE TABLE audit.t30 (id int);
DELETE FROM app.t30;
