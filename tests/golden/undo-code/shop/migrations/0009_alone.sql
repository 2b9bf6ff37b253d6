-- Of no migration in code.
ALTER TABLE shop_product ADD COLUMN shelf text;
