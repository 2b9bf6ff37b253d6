CREATE TABLE users (id bigint PRIMARY KEY, email varchar(200), nick varchar(20), age bigint, note text);
CREATE TABLE carts (id bigint PRIMARY KEY, state varchar(40));
