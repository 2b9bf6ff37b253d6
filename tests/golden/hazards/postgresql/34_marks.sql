-- no-transaction
CREATE INDEX CONCURRENTLY marks_c ON accounts (level); -- expect: MH402
