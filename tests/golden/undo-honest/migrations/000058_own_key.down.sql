UPDATE t58 SET total = k.total FROM t58_kept AS k WHERE k.t58_id = t58.t58_id;
DROP TABLE t58_kept;
