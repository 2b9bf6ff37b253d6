ALTER TABLE newsletter RENAME TO letter;
ALTER TABLE temperature RENAME TO erature;
ALTER TABLE new_carts_old RENAME TO carts;
