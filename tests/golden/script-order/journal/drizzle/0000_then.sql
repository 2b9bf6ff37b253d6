ALTER TABLE journal_a ADD n int;
