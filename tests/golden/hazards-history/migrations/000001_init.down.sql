DROP TABLE colours;
DROP TABLE users;
