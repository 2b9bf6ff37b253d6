-- Run by a RunSQL of the folder above.
ALTER TABLE shop_product ADD COLUMN title_vector tsvector;
