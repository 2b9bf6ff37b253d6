--liquibase formatted sql
--changeset bob:1
create table person (id int primary key, name varchar(50));
--rollback drop table person;
--changeset bob:2 runInTransaction:false dbms:postgresql
alter table person add column x int;
--rollback alter table person
--rollback drop column x;
/* liquibase rollback
drop table person;
*/
-- +goose Down
COPY person (id) FROM STDIN;
1
\.
\i other.sql
PRAGMA foreign_keys=OFF;
CREATE TABLE n AS SELECT * FROM person; DROP TABLE person; ALTER TABLE n RENAME TO person;
CREATE TRIGGER t AFTER INSERT ON person BEGIN UPDATE person SET x = CASE WHEN 1 THEN 2 END; END;
