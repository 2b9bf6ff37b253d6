-- In place: every amount is multiplied.
ALTER TABLE ledger_entries ADD COLUMN amount_minor bigint;
UPDATE ledger_entries SET amount_minor = round(amount * 100);
ALTER TABLE ledger_entries DROP COLUMN amount;
