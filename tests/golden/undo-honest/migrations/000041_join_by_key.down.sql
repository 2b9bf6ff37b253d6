UPDATE t41 SET a = k.a FROM kept41 k WHERE t41.id = k.id;
DROP TABLE kept41;
