DELETE FROM t27 WHERE code = 'x';
