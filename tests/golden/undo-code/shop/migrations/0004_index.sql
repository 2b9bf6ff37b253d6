-- Read by 0004_index.py.
ALTER TABLE shop_product ADD COLUMN title_gin text;
