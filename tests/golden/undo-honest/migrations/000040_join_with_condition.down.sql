UPDATE t40 SET a = k.a FROM kept40 k WHERE t40.id = k.id AND k.active;
DROP TABLE kept40;
