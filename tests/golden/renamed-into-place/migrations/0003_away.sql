ALTER TABLE carts RENAME TO carts_new;
