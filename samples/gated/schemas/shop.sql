CREATE TABLE orders (
  order_id bigint PRIMARY KEY,
  placed_at timestamp NOT NULL,
  region varchar(8),
  total_cents bigint NOT NULL
);
CREATE TABLE order_items (
  item_id bigint PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders (order_id),
  quantity int NOT NULL
);
