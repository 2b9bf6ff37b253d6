ALTER TABLE orders ADD COLUMN code text;
ALTER TABLE customers ADD COLUMN code text;
ALTER TABLE audit_log ADD COLUMN code text;
