DELETE FROM t08 WHERE kind = 'x';
