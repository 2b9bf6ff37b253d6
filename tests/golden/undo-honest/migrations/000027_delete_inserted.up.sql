INSERT INTO t27 (code) VALUES ('x');
