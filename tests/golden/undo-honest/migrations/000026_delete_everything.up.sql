INSERT INTO t26 (code) VALUES ('x');
