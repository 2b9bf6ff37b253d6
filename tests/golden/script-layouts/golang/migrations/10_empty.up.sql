UPDATE golang_orders SET id = id + 1 WHERE note = 'CANARY-3';
