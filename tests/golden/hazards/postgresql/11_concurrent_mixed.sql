SET lock_timeout = '2s';
ALTER TABLE accounts ADD COLUMN extra text;
CREATE INDEX CONCURRENTLY by_extra ON accounts (extra); -- expect: MH303 MH402
