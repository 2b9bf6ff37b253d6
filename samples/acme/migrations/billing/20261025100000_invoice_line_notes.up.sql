ALTER TABLE invoice_lines ADD COLUMN note text;
