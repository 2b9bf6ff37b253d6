INSERT INTO a16_only_down (id, note) SELECT id, note FROM orders;
