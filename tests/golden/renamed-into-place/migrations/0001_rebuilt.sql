ALTER TABLE _orders_tmp RENAME TO orders;
