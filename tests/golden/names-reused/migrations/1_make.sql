CREATE TABLE teams (id int); CREATE TABLE users (id int); CREATE TABLE pages (id int);
