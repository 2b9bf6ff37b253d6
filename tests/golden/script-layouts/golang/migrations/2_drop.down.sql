ALTER TABLE golang_orders ADD COLUMN note text;
