#!/bin/sh
# generate.test.sh EXTENSION: gov_generate from outside: which schemas it takes, what it refuses, what it writes and where.
# What a draft does to a database is the business of tests/property.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
work=$tree/w
mkdir -p "$work/specs/users" "$work/db" "$tree/outside"
cd "$work"
export SOURCE_DATE_EPOCH=1795132800

# query TEXT: its rows, or its error.
query() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: 2>&1 <<E || true
.load $loadable
$1;
E
}
# expect NAME QUERY: compares with standard input.
expect() {
  cat >"$tree/expected"
  query "$2" >"$tree/got"
  diff -u "$tree/expected" "$tree/got" || { echo "generate: $1"; failed=1; }
}
# has NAME TEXT WORD / lacks NAME TEXT WORD
has() { case $2 in *"$3"*) ;; *) echo "generate: $1: no '$3' in: $2"; failed=1 ;; esac; }
lacks() { case $2 in *"$3"*) echo "generate: $1: '$3' in: $2"; failed=1 ;; esac; }

echo 'CREATE TABLE users(id INTEGER PRIMARY KEY, mail TEXT, phone TEXT);' >db/schema_v1.sql
echo 'CREATE TABLE users(id INTEGER PRIMARY KEY, email TEXT);' >db/schema_v2.sql
echo '# Users' >specs/users/spec.md
spec="'specs/users/spec.md'"
pair="'--from-schema=db/schema_v1.sql', '--to-schema=db/schema_v2.sql'"

# Flags and paths: an error that says what is wrong.
expect 'no argument' "SELECT gov_generate()" <<'E'
Runtime error near line 2: gov_generate: the first argument is the path of a spec below specs/
E
has 'unknown flag' "$(query "SELECT gov_generate($spec, '--force')")" "unknown flag '--force'"
# wrong NAME FLAGS MESSAGE
wrong() { has "$1" "$(query "SELECT gov_generate($spec, $2)")" "gov_generate: $3"; }
wrong 'dialect' "$pair, '--dialect=oracle'" "--dialect cannot be 'oracle'; it takes sqlite|postgresql|mysql"
wrong 'platform' "$pair, '--platform=mars'" "--platform cannot be 'mars'; it takes cli|kilo|ci|other"
wrong 'a misspelt flag' "'--from-shema=db/schema_v1.sql'" "unknown flag '--from-shema=db/schema_v1.sql'; did you mean --from-schema?"
wrong 'no value' "'--from-schema='" '--from-schema needs a value: PATH'
wrong 'no value before a flag' "'--to-schema', '--json'" '--to-schema needs a value: PATH'
wrong 'a value too many' "'--apply=yes'" '--apply takes no value'
wrong 'twice' "'--json', '--json'" '--json is given twice'
wrong 'a flag that is null' NULL "unknown flag ''"
has 'the value behind the flag, as the manual writes it' "$(query "SELECT gov_generate($spec, '--from-schema', 'db/schema_v1.sql',
  '--to-schema', 'db/schema_v2.sql', '--platform', 'kilo', '--json')")" '"platform":	"kilo"'
wrong 'one side' "'--from-schema=db/schema_v2.sql'" "'db/schema_v2.sql' is named for one side and was found for the other; say --to-schema="
mkdir db/empty
wrong 'an empty folder' "'--from-schema=db/empty', '--to-schema=db/schema_v2.sql'" "schema 'db/empty': holds no migrations (.sql) and no Prisma schema"
rmdir db/empty
expect 'spec elsewhere' "SELECT gov_generate('db/schema_v1.sql', $pair)" <<'E'
Runtime error near line 2: gov_generate: spec 'db/schema_v1.sql' does not lie below specs/
E
expect 'spec that climbs' "SELECT gov_generate('specs/../../outside/spec.md', $pair)" <<'E'
Runtime error near line 2: gov_generate: spec '../outside/spec.md' does not lie below specs/
E
expect 'spec missing' "SELECT gov_generate('specs/none.md', $pair)" <<'E'
Runtime error near line 2: gov_generate: spec 'specs/none.md' cannot be read
E
echo 'CREATE TABLE secret(x);' >"$tree/outside/s.sql"
has 'schema outside' "$(query "SELECT gov_generate($spec, '--from-schema=../outside/s.sql', '--to-schema=db/schema_v2.sql')")" \
  "lies outside the workspace"
ln -s "$tree/outside/s.sql" db/link.sql
lacks 'schema by a link' "$(query "SELECT gov_generate($spec, '--from-schema=db/link.sql', '--to-schema=db/schema_v2.sql')")" secret
rm db/link.sql

# A rename is one when the spec says so; else it is a drop and an add, and the drop is held back.
steps="SELECT json_extract(value, '\$.summary'), json_extract(value, '\$.held_back') FROM json_each(gov_generate($spec, $pair,
  '--json'), '\$.steps')"
expect 'drop and add' "$steps" <<'E'
add_column email of users|0
drop_column mail of users|1
drop_column phone of users|1
E
cat >specs/users/spec.md <<'E'
# Users

| Source field | Source type | Target field | Target type | Transform rule | Null behavior |
|---|---|---|---|---|---|
| `users.mail` | TEXT | `users.email` | TEXT | rename | null→null |
| `users.fax` | TEXT | `users.telefax` | TEXT | rename | null→null |
E
expect 'rename' "$steps" <<'E'
rename_column mail of users to email|0
drop_column phone of users|1
E
has 'a mapping that fits nothing' "$(query "SELECT gov_generate($spec, $pair)")" \
  'NOT USED: the mapping in specs/users/spec.md:6 does not fit the two schemas'
lacks 'held back' "$(query "SELECT gov_generate($spec, $pair)")" '"_gov_new_users" ("id", "email")'
has 'allowed' "$(query "SELECT gov_generate($spec, $pair, '--allow-destructive')")" '"_gov_new_users" ("id", "email")'

# Schemas that no flag names.
chosen="SELECT json_extract(j, '\$.scope.from_schema'), json_extract(j, '\$.scope.to_schema'), json_extract(j,
  '\$.scope.to_schema_because') FROM (SELECT gov_generate($spec, '--json') AS j)"
expect 'in db/' "$chosen" <<'E'
db/schema_v1.sql|db/schema_v2.sql|one of two schema files in db, this side by its version
E
cp db/schema_v2.sql db/schema_v3.sql
expect 'three in db/' "$chosen" <<'E'
Runtime error near line 2: gov_generate: which schema is which is not clear from the files in db: db/schema_v1.sql, db/schema_v2.sql, db/schema_v3.sql; say --from-schema= and --to-schema=
E
cat >specs/users/spec.md <<'E'
# Users
## Target schema
```sql
CREATE TABLE t(a INTEGER, b INTEGER);
```
## Current schema
```sql
CREATE TABLE t(a INTEGER);
```
E
expect 'blocks of the spec' "$chosen" <<'E'
specs/users/spec.md|specs/users/spec.md|CREATE TABLE of the spec itself, line 3, by its heading
E
echo 'From [the first](../../db/schema_v1.sql) to `db/schema_v3.sql`.' >>specs/users/spec.md
expect 'files the spec names' "$chosen" <<'E'
db/schema_v1.sql|db/schema_v3.sql|one of two schema files that the spec names, this side by its version
E
rm db/schema_v3.sql

# A schema that was read in part would draft a loss.
echo 'CREATE TABLE t AS SELECT 1;' >db/part.sql
has 'half a schema' "$(query "SELECT gov_generate($spec, '--from-schema=db/part.sql', '--to-schema=db/schema_v2.sql')")" \
  'db/part.sql:1: a table made from a query or another table'
has 'equal' "$(query "SELECT gov_generate($spec, '--from-schema=db/schema_v1.sql', '--to-schema=db/schema_v1.sql')")" \
  'The two schemas are equal'

# --apply: four files, a new folder each time, nothing else.
expect 'apply' "SELECT gov_generate($spec, $pair, '--apply'); SELECT gov_generate($spec, $pair, '--apply')" <<'E'
.spec/reports/data-migration-generator/20261120-000000Z/migration.sql
.spec/reports/data-migration-generator/20261120-000000Z-2/migration.sql
E
find . -newer specs/users/spec.md -type f | sort >"$tree/got"
cat >"$tree/expected" <<'E'
./.spec/reports/data-migration-generator/20261120-000000Z-2/migration.sql
./.spec/reports/data-migration-generator/20261120-000000Z-2/rollback.sql
./.spec/reports/data-migration-generator/20261120-000000Z-2/summary.json
./.spec/reports/data-migration-generator/20261120-000000Z-2/verify.sql
./.spec/reports/data-migration-generator/20261120-000000Z/migration.sql
./.spec/reports/data-migration-generator/20261120-000000Z/rollback.sql
./.spec/reports/data-migration-generator/20261120-000000Z/summary.json
./.spec/reports/data-migration-generator/20261120-000000Z/verify.sql
E
grep -v -x './db/part.sql' "$tree/got" | diff -u "$tree/expected" - || { echo 'generate: files'; failed=1; }
has 'unapproved' "$(head -1 .spec/reports/data-migration-generator/20261120-000000Z/migration.sql)" 'DRAFT, NOT APPROVED'

# A draft is evidence of nothing.
expect 'a scan passes drafts over' "SELECT gov_scan('.') IS NOT NULL;
SELECT count(*) FROM gov_artifacts WHERE path LIKE '.spec/reports/data-migration-generator/%' AND kind IN ('plan', 'script', 'approval');
SELECT count(*) FROM gov_statements WHERE path LIKE '.spec/%'" <<'E'
1
0
0
E

# Nothing is written through a link that leads away.
rm -rf .spec
mkdir .spec
ln -s "$tree/outside" .spec/reports
has 'a linked reports folder' "$(query "SELECT gov_generate($spec, $pair, '--apply')")" 'cannot write'
[ "$(ls "$tree/outside")" = s.sql ] || { echo 'generate: wrote outside'; failed=1; }
rm -r .spec

# Names that would end a quote, a comment or a block stay names.
cat >db/hostile_schema.sql <<'E'
CREATE TABLE "a""; DROP TABLE users; --" (id INTEGER PRIMARY KEY, "b'); DROP TABLE users; --" TEXT, "$gov_$ END; DROP" TEXT NOT NULL DEFAULT 'it''s');
CREATE TABLE users (id INTEGER PRIMARY KEY);
E
echo 'CREATE TABLE users (id INTEGER PRIMARY KEY);' >db/plain_schema.sql
hostile="'--from-schema=db/plain_schema.sql', '--to-schema=db/hostile_schema.sql'"
query ".mode list
SELECT gov_generate($spec, $hostile)" >"$tree/draft.sql"
sqlite3 -batch -bail "$tree/h.db" 'CREATE TABLE users (id INTEGER PRIMARY KEY)'
sqlite3 -batch -bail "$tree/h.db" <"$tree/draft.sql" || { echo 'generate: hostile names stop the draft'; failed=1; }
[ "$(sqlite3 "$tree/h.db" "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '_gov_%'")" = 2 ] ||
  { echo 'generate: hostile names'; failed=1; }

# PostgreSQL: nothing is dropped, nothing is made in one go that would keep everybody waiting; unquoted names are folded.
echo 'CREATE TABLE Users(ID bigint PRIMARY KEY, Mail varchar(20), "Phone" text); CREATE TABLE gone(x int);' >db/pg_schema_v1.sql
cat >db/pg_schema_v2.sql <<'E'
CREATE TABLE users(id bigint PRIMARY KEY, mail text NOT NULL DEFAULT '', "$gov_$ END" uuid DEFAULT gen_random_uuid());
CREATE TABLE orders(id bigint PRIMARY KEY, "user" bigint REFERENCES users (id) ON DELETE CASCADE);
CREATE INDEX orders_user ON orders ("user");
E
postgresql="'--from-schema=db/pg_schema_v1.sql', '--to-schema=db/pg_schema_v2.sql', '--dialect=postgresql'"
expect 'PostgreSQL, the plan' "SELECT json_extract(value, '\$.summary'), json_extract(value, '\$.risk'), json_extract(value, '\$.held_back'),
  json_extract(value, '\$.note') FROM json_each(gov_generate($spec, $postgresql, '--json'), '\$.steps')" <<'E'
change_type mail of users|high|0|
change_default mail of users|low|0|
set_not_null mail of users|high|0|rows without a value get the default
add_column $gov_$ END of users|low|0|the rows that are there get their values in batches
create_table orders|low|0|
create_index orders_user|low|0|
drop_column Phone of users|high|1|
drop_table gone|high|1|
E
draft=$(query "SELECT gov_generate($spec, $postgresql, '--allow-destructive')")
has 'PostgreSQL, timeouts' "$draft" "SET lock_timeout = '5s'"
has 'PostgreSQL, a default of its own for each row' "$draft" 'ADD COLUMN IF NOT EXISTS "$gov_$ END" uuid;'
has 'PostgreSQL, in batches' "$draft" 'UPDATE "users" SET "$gov_$ END" = gen_random_uuid()'
expect 'PostgreSQL, hazards' "SELECT json_extract(value, '\$.hazards') FROM json_each(gov_generate($spec, $postgresql, '--json'), '\$.steps')
  WHERE json_extract(value, '\$.hazards') IS NOT NULL
UNION ALL SELECT json_extract(value, '\$.id') FROM json_each(gov_generate($spec, $postgresql, '--json'), '\$.hazards')" <<'E'
MH203,MH403,MH503
MH206,MH403
MH403
MH102,MH202
MH101,MH201
MH501
E
has 'PostgreSQL, references' "$draft" 'FOREIGN KEY ("user") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION NOT VALID'
has 'PostgreSQL, indexes' "$draft" 'CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_user"'
has 'PostgreSQL, a column goes' "$draft" 'RENAME COLUMN "Phone" TO "_gov_saved_Phone"'
has 'PostgreSQL, a table goes' "$draft" 'ALTER TABLE "gone" RENAME TO "_gov_saved_gone"'
lacks 'PostgreSQL, a table goes' "$draft" 'DROP TABLE "gone"'
lacks 'PostgreSQL, held back' "$(query "SELECT gov_generate($spec, $postgresql)")" '_gov_saved_Phone'
echo 'CREATE TABLE users(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail varchar(20), "Phone" text);' >db/identity_schema.sql
has 'PostgreSQL, refused' "$(query "SELECT gov_generate($spec, '--dialect=postgresql', '--from-schema=db/pg_schema_v1.sql',
  '--to-schema=db/identity_schema.sql')")" "is not drafted for PostgreSQL"
exit $failed
