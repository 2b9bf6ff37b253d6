-- +migrate Up
CREATE INDEX CONCURRENTLY marks_b ON accounts (level); -- expect: MH303

-- +migrate Down notransaction
DROP INDEX CONCURRENTLY marks_b;
