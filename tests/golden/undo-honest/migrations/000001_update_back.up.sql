UPDATE t01 SET status = 'open' WHERE status = 'new';
