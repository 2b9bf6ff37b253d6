-- +goose NO TRANSACTION
-- +goose Up
ALTER TABLE goose_a ADD COLUMN x int;
ALTER TABLE goose_b ADD COLUMN x int;
-- +goose Down
ALTER TABLE goose_a DROP COLUMN x;
