CREATE EXTENSION dblink;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw; -- expect: MH505
SELECT dblink_exec('far', 'select 1'); -- expect: MH505
COPY accounts TO PROGRAM 'gzip'; -- expect: MH505
COPY accounts FROM STDIN;
1	2
\.
GRANT SELECT ON accounts TO reader; -- expect: MH506
SET ROLE owner; -- expect: MH506
CREATE TABLE fresh (id int);
GRANT SELECT ON fresh TO reader;
SET lock_timeout = '2s';
ALTER TABLE accounts DISABLE ROW LEVEL SECURITY; -- expect: MH506
