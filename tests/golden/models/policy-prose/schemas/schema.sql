CREATE TABLE billing.invoices (id int PRIMARY KEY, total numeric);
CREATE TABLE crm.customers (id int PRIMARY KEY, email text, name text);
CREATE TABLE audit_logs (id int, note text);
