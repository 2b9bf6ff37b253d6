CREATE TABLE golang_orders (id bigint PRIMARY KEY, note text DEFAULT 'CANARY-1');
CREATE INDEX golang_orders_note ON golang_orders (note);
INSERT INTO golang_orders VALUES (1, 'CANARY-2');
