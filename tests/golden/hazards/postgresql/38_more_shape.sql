SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT at_once CHECK (id > 0) NOT VALID, VALIDATE CONSTRAINT at_once; -- expect: MH306
ALTER TABLE readings ADD CONSTRAINT held CHECK (kept IS NOT NULL);  -- expect: MH305
ALTER TABLE readings DROP CONSTRAINT held;
ALTER TABLE readings ALTER COLUMN kept SET NOT NULL; -- expect: MH206
CREATE TYPE stage AS ENUM ('open', 'shut', 'lost');
ALTER TABLE readings ADD COLUMN stage stage;
