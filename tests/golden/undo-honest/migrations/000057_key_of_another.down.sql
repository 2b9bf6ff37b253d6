UPDATE t57 SET total = k.total FROM t57_kept AS k WHERE k.customer_id = t57.customer_id;
DROP TABLE t57_kept;
