--liquibase formatted sql
--changeset ann:1 dbms:postgresql
CREATE INDEX dbms_a ON people (mail); -- expect: MH301 MH309
--rollback DROP INDEX dbms_a;
--changeset ann:2 dbms:mysql,mariadb
CREATE INDEX dbms_a ON people (mail);
--rollback DROP INDEX dbms_a;
--changeset ann:3 dbms:h2,oracle
CREATE INDEX dbms_b ON people (mail);
--rollback DROP INDEX dbms_b;
