DROP TABLE golang_orders;
