#!/bin/sh
# generate_schemas.test.sh EXTENSION: what gov_generate reads as a schema, what it tells without drafting it, and what it refuses.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
mkdir -p "$tree/w/specs" "$tree/w/db"
cd "$tree/w"
echo '# Spec' >specs/spec.md

# generate FLAGS [PATH]: the draft, or below PATH of its summary a line for each row; or the error.
generate() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: 2>&1 <<E || true
.load $loadable
SELECT gov_generate('specs/spec.md', $1);
E
}
rows() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: 2>&1 <<E || true
.load $loadable
SELECT $3 FROM json_each(gov_generate('specs/spec.md', '--json', $1), '\$.$2');
E
}
compare() { diff -u "$tree/expected" "$tree/got" || { echo "generate_schemas: $1"; failed=1; }; }
has() { case $2 in *"$3"*) ;; *) echo "generate_schemas: $1: no '$3' in: $2"; failed=1 ;; esac; }
summary="json_extract(value, '\$.summary')"

# A folder is a history: its migrations in the order of their names, without what undoes them.
mkdir -p db/m1 db/m2/0002_two
echo 'CREATE TABLE t(a INTEGER, b INTEGER); CREATE INDEX t_b ON t (b);' >db/m1/0001.sql
cp db/m1/0001.sql db/m2/0001.sql
echo 'ALTER TABLE t DROP COLUMN b;' >db/m2/0002_two/up.sql
echo 'DROP TABLE t;' >db/m2/0002_two/down.sql
rows "'--dialect=postgresql', '--from-schema=db/m1', '--to-schema=db/m2'" steps "$summary" >"$tree/got"
printf 'drop_index t_b\ndrop_column b of t\n' >"$tree/expected"
compare 'folders'

# Versions are numbers: 10 follows 9. What undoes in the same file is not replayed.
mkdir db/m3
echo 'CREATE TABLE t(a INTEGER);' >db/m3/V9__t.sql
printf -- '-- +goose Up\nALTER TABLE t ADD COLUMN b INTEGER;\n-- +goose Down\nDROP TABLE t;\n' >db/m3/V10__b.sql
echo 'CREATE TABLE t(a INTEGER, b INTEGER);' >db/whole.sql
generate "'--from-schema=db/m3', '--to-schema=db/whole.sql'" | grep 'equal' >"$tree/got"
echo '-- The two schemas are equal: there is nothing to do.' >"$tree/expected"
compare 'versions'

# A sequence may belong to a column only once the column is there, however its statement says it.
echo 'CREATE TABLE a(id bigint PRIMARY KEY);' >db/s1.sql
cp db/s1.sql db/s2.sql
cat >>db/s2.sql <<'E'
CREATE TABLE t(id bigint NOT NULL, PRIMARY KEY (id));
CREATE SEQUENCE t_id_seq START WITH 1 OWNED BY t.id CACHE 1;
ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('t_id_seq');
E
generate "'--dialect=postgresql', '--from-schema=db/s1.sql', '--to-schema=db/s2.sql'" | grep -E '^(CREATE (SEQ|TABLE)|ALTER SEQ)' >"$tree/got"
cat >"$tree/expected" <<'E'
CREATE TABLE IF NOT EXISTS "_gov_migration" (
CREATE SEQUENCE IF NOT EXISTS "t_id_seq" start with 1 cache 1;
CREATE TABLE IF NOT EXISTS "t" (
ALTER SEQUENCE "t_id_seq" OWNED BY t.id;
E
compare 'owned sequence'

# What PostgreSQL makes beside tables is drafted when it is new; what no draft writes is told, with its place. A constraint
# that PostgreSQL names itself equals the one that a dump names.
cat >db/v1.sql <<'E'
CREATE TYPE mood AS ENUM ('low', 'high');
CREATE TYPE size AS ENUM ('s', 'm');
CREATE TABLE t(a integer CHECK (a > 0), m mood, UNIQUE (a));
CREATE FUNCTION f(x integer) RETURNS integer LANGUAGE sql AS $$ SELECT x $$;
E
cat >db/v2.sql <<'E'
CREATE EXTENSION pgcrypto;
CREATE TYPE mood AS ENUM ('low', 'middle', 'high');
CREATE TYPE size AS ENUM ('s');
CREATE TABLE t(a int4 CONSTRAINT t_a_check CHECK ( a>0 ), m mood, CONSTRAINT t_a_key UNIQUE (a));
CREATE FUNCTION f(x integer) RETURNS integer LANGUAGE sql AS $$ SELECT x + 1 $$;
CREATE FUNCTION f(x text) RETURNS text LANGUAGE sql AS $$ SELECT x $$;
DO $$ BEGIN CREATE TYPE colour AS ENUM ('r'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (true);
E
both="'--dialect=postgresql', '--from-schema=db/v1.sql', '--to-schema=db/v2.sql'"
rows "$both" steps "$summary, json_extract(value, '\$.reversibility')" >"$tree/got"
cat >"$tree/expected" <<'E'
create_extension pgcrypto|stays
add_enum_values mood|irreversible
change_function f|reversible
create_function f|stays
create_type colour|stays
E
compare 'definitions'
rows "$both" not_drafted "json_extract(value, '\$.what'), json_extract(value, '\$.name'), json_extract(value, '\$.line'),
  json_extract(value, '\$.because')" >"$tree/got"
cat >"$tree/expected" <<'E'
type|size|3|a type can only gain values; a person writes the change
alter table|t|8|stated by the second schema only
create policy|p|9|stated by the second schema only
E
compare 'not drafted'
draft=$(generate "$both")
has 'a value between' "$draft" "ALTER TYPE \"mood\" ADD VALUE IF NOT EXISTS 'middle' BEFORE 'high'"
has 'told' "$draft" 'NOT DRAFTED: create policy p (db/v2.sql:9): stated by the second schema only'
has 'assumed' "$draft" 'ASSUMED: 0 and 1 statements in DO blocks of the two schemas were taken as run'

# What cannot be read whole is refused with its place, never drafted as a change.
refused() {
  echo "$2" >db/odd.sql
  has "$1" "$(generate "'--dialect=postgresql', '--from-schema=db/odd.sql', '--to-schema=db/v1.sql'")" "gov_generate: db/odd.sql:1: $3"
}
refused 'two schemas' 'CREATE TABLE a.t(x int); CREATE TABLE b.t(x int);' 'tables of more than one schema'
refused 'partitions' 'CREATE TABLE t(x int) PARTITION BY RANGE (x);' 'partitioned and inherited tables are not drafted'
refused 'inheritance' 'CREATE TABLE t(x int); CREATE TABLE u() INHERITS (t);' 'a table made from a query or another table'
refused 'exclusion' 'CREATE TABLE t(x int, EXCLUDE USING gist (x WITH =));' 'EXCLUDE constraints are not drafted'
refused 'a word nobody knows' 'CREATE TABLE t(x int WIBBLE 3);' 'an option of a column is not known'
refused 'a loop' 'DO $$ BEGIN FOR i IN 1..3 LOOP CREATE TABLE t(x int); END LOOP; END $$;' 'a block changes the schema'
refused 'a constraint never seen' 'CREATE TABLE t(x int); ALTER TABLE t DROP CONSTRAINT y;' 'a constraint is dropped that was not seen'
exit $failed
