GRANT SELECT ON late, vault TO reader;
