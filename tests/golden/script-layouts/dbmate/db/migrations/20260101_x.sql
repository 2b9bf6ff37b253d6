-- migrate:up
ALTER TABLE dbmate_a RENAME TO dbmate_b;
-- migrate:down
DO $$ BEGIN RAISE EXCEPTION 'CANARY-5'; END $$;
