ALTER TABLE golang_orders DROP COLUMN note;
