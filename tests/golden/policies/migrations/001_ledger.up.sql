DROP TABLE ledger.gone;
ALTER TABLE ledger.grown ADD COLUMN note text;
