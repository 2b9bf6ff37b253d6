SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (account) REFERENCES accounts (id); -- expect: MH304 MH305
ALTER TABLE orders ADD CONSTRAINT fk_later FOREIGN KEY (account) REFERENCES accounts (id) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0); -- expect: MH305
ALTER TABLE orders ADD CONSTRAINT apart EXCLUDE USING gist (id WITH =); -- expect: MH305
ALTER TABLE orders VALIDATE CONSTRAINT fk_later; -- expect: MH306
ALTER TABLE orders ADD COLUMN parent bigint REFERENCES accounts (id) ON DELETE CASCADE; -- expect: MH108 MH304
