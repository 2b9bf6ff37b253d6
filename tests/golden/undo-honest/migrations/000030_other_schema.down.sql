DROP TABLE audit.t30;
