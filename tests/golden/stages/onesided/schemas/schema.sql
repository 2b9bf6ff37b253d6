CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  note varchar(40)
);
