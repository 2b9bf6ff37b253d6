-- The first here, of a table that others made.
ALTER TABLE "Loan" ADD COLUMN "due" TIMESTAMP;
