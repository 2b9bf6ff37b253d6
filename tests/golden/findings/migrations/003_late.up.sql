UPDATE late SET state = 3 WHERE id = 3;
