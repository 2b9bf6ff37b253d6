-- pgfence-ignore: drop-table -- no rows since May
DROP TABLE a;
-- pgfence-ignore: nonsense
DROP TABLE b;
-- pgfence-ignore
DROP TABLE c;
