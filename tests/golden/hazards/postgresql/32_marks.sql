-- +migrate Up notransaction
CREATE INDEX CONCURRENTLY marks_a ON accounts (level); -- expect: MH402

-- +migrate Down
DROP INDEX marks_a;
