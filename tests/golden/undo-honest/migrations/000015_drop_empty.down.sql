CREATE TABLE t15 (id int);
