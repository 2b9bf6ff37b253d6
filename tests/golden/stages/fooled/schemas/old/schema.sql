CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  note varchar(90),
  paid boolean
);
