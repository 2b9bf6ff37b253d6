UPDATE t45 SET state = t45_kept.state FROM t45_kept; DROP TABLE t45_kept;
