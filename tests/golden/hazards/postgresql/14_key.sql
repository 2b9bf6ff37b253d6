SET lock_timeout = '2s';
ALTER TABLE orders ADD PRIMARY KEY (id); -- expect: MH307
ALTER TABLE others ADD PRIMARY KEY USING INDEX others_key;
ALTER TABLE accounts ADD COLUMN number serial; -- expect: MH308
ALTER TABLE accounts ADD COLUMN code uuid DEFAULT gen_random_uuid(); -- expect: MH308
ALTER TABLE accounts ADD COLUMN label text GENERATED ALWAYS AS (zone || city) STORED; -- expect: MH308
ALTER TABLE accounts ADD COLUMN seen timestamptz DEFAULT now(); -- expect: MH308
ALTER TABLE accounts ADD COLUMN changed timestamptz NOT NULL DEFAULT now();
ALTER TABLE accounts ADD COLUMN plain integer DEFAULT 10;
