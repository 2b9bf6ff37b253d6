UPDATE t01 SET status = 'new' WHERE status = 'open';
