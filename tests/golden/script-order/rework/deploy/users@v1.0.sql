CREATE TABLE
  rework_users (
  name varchar(80)
);
