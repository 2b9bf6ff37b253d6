INSERT INTO t08 (kind) VALUES ('x');
