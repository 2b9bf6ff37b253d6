CREATE TABLE gone_bak AS SELECT * FROM gone;
CREATE TABLE gone_more AS SELECT * FROM gone;
DROP TABLE gone_more;
TRUNCATE gone_bak;
DELETE FROM gone;
