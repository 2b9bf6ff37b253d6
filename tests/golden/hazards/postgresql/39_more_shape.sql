SET lock_timeout = '2s';
ALTER TYPE stage RENAME TO stage_old;
CREATE TYPE stage AS ENUM ('open', 'shut');
ALTER TABLE readings ALTER COLUMN stage TYPE stage USING stage::text::stage; -- expect: MH203 MH204
DROP TYPE stage_old;
ALTER TABLE readings ALTER COLUMN stage TYPE stage;
UPDATE readings SET emptied = NULL; -- expect: MH106 MH310 MH403 MH503
ALTER TABLE readings ALTER COLUMN emptied SET NOT NULL; -- expect: MH206
