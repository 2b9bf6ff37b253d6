-- header
/* Production path:
ALTER TABLE users ADD COLUMN x int;
UPDATE users SET credits = credits*1000;
*/
CREATE TABLE IF NOT EXISTS app."users" (id bigserial PRIMARY KEY, email varchar(255) NOT NULL UNIQUE, org_id uuid REFERENCES orgs(id) ON DELETE CASCADE,
 status my_enum DEFAULT 'a'::my_enum, t timestamp(3) with time zone DEFAULT now() NOT NULL, tags text[] DEFAULT '{}', n numeric(10,2) DEFAULT -1, total int GENERATED ALWAYS AS (a*b) STORED,
 CONSTRAINT pk PRIMARY KEY (id, org_id), CHECK (email IS NOT NULL), FOREIGN KEY (org_id) REFERENCES orgs);
ALTER TABLE users ADD COLUMN a int, DROP COLUMN IF EXISTS b CASCADE, ALTER COLUMN c TYPE bigint USING c::bigint, ALTER c SET NOT NULL, ADD CONSTRAINT ck CHECK (x IS NOT NULL AND y > 0) NOT VALID, RENAME COLUMN q TO r;
-- squawk-ignore ban-drop-column
ALTER TABLE a RENAME TO b;
BEGIN;
INSERT INTO t2 (a,b) SELECT u.a, count(*) AS b FROM users u JOIN orgs o ON o.id = u.org_id WHERE u.tenant_id = 5 AND extract(year from u.ts) > 2 GROUP BY 1;
INSERT INTO t2 VALUES (1,'x'),(2,'y;') ON CONFLICT DO NOTHING;
COMMIT;
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type) THEN ALTER TABLE z ADD COLUMN y int; END IF; EXECUTE 'DROP TABLE foo'; EXCEPTION WHEN OTHERS THEN NULL; END $$;
DELETE FROM x WHERE 1=1; UPDATE y SET a=1, b=2 WHERE id IN (SELECT id FROM z WHERE k=1);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (lower(a), b) WHERE c;
CREATE FUNCTION f() RETURNS trigger AS $f$ BEGIN DELETE FROM q; END $f$ LANGUAGE plpgsql;
WITH moved AS (SELECT * FROM legacy WHERE x=1) INSERT INTO arch SELECT * FROM moved;
DROP TABLE a, b.c CASCADE;
SET lock_timeout = '2s'; SET LOCAL statement_timeout TO 5000;
