#!/bin/sh
# generate_mapping.test.sh EXTENSION: splits, merges, derivations and moves as the spec's mapping states them, on rows in
# SQLite; and what of a mapping is never run.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
mkdir -p "$tree/w/specs"
cd "$tree/w"
export SOURCE_DATE_EPOCH=1795132800
made=.spec/reports/data-migration-generator/20261120-000000Z

generate() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: 2>&1 <<E || true
.load $loadable
SELECT gov_generate('specs/spec.md', '--from-schema=a.sql', '--to-schema=b.sql', '--allow-destructive'$1);
E
}
compare() { diff -u "$tree/expected" "$tree/got" || { echo "generate_mapping: $1"; failed=1; }; }
has() { case $2 in *"$3"*) ;; *) echo "generate_mapping: $1: no '$3' in: $2"; failed=1 ;; esac; }
lacks() { case $2 in *"$3"*) echo "generate_mapping: $1: '$3' in: $2"; failed=1 ;; esac; }

cat >a.sql <<'E'
CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT, street TEXT, city TEXT, first TEXT, last TEXT);
CREATE TABLE accounts(id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id), n INTEGER);
E
cat >b.sql <<'E'
CREATE TABLE users(id INTEGER PRIMARY KEY, slug TEXT NOT NULL DEFAULT 'none', full_name TEXT, first TEXT);
CREATE TABLE accounts(id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id), n INTEGER, city TEXT);
CREATE TABLE addresses(user_id INTEGER PRIMARY KEY REFERENCES users(id), street TEXT, town TEXT);
E
cat >specs/spec.md <<'E'
# Spec
| Source field | Target field | Transform rule |
|---|---|---|
| users.name | users.slug | derive: lower(name) |
| users.first, users.last | users.full_name | merge: `first \|\| ' ' \|\| users.last` |
| users.city | accounts.city | move |
| users.id | addresses.user_id | copy |
| users.street | addresses.street | move |
| users.city | addresses.town | derive: upper(city) |
E
generate ", '--apply'" >/dev/null
sqlite3 -batch t.db <a.sql
sqlite3 -batch t.db "INSERT INTO users VALUES (1, 'Ann', 's1', 'Rome', 'A', 'B'), (2, NULL, 's2', 'Oslo', 'C', NULL);
  INSERT INTO accounts VALUES (10, 1, 5), (11, 2, 6), (12, NULL, 7);"
sqlite3 -batch -bail t.db <$made/migration.sql
sqlite3 -batch t.db 'SELECT * FROM users; SELECT * FROM accounts; SELECT * FROM addresses' >"$tree/got"
# Row 2: no name to derive from, so the default; no last name, so no full name. Account 12 has no user to take a city from.
cat >"$tree/expected" <<'E'
1|ann|A B|A
2|none||C
10|1|5|Rome
11|2|6|Oslo
12||7|
1|s1|ROME
2|s2|OSLO
E
compare 'values'
[ -z "$(sqlite3 -batch t.db <$made/verify.sql | grep -v '|ok$')" ] || { echo 'generate_mapping: verify'; failed=1; }
cp t.db damaged.db
sqlite3 -batch damaged.db "UPDATE users SET full_name = 'X' WHERE id = 1"
has 'damage' "$(sqlite3 -batch damaged.db <$made/verify.sql)" 'values of users.full_name that differ from before|0|1|FAILED'
cp t.db damaged.db
sqlite3 -batch damaged.db "UPDATE accounts SET city = 'X' WHERE id = 10"
has 'damage in what came from another table' "$(sqlite3 -batch damaged.db <$made/verify.sql)" 'values of accounts.city that differ from before|0|1|FAILED'
sqlite3 -batch -bail t.db <$made/rollback.sql
sqlite3 -batch t.db 'SELECT * FROM users; SELECT * FROM accounts' >"$tree/got"
cat >"$tree/expected" <<'E'
1|Ann|s1|Rome|A|B
2||s2|Oslo|C|
10|1|5
11|2|6
12||7
E
compare 'rollback'
# A second rollback overwrites nothing that the first put aside: it stops, until a person drops that.
sqlite3 -batch -bail t.db <$made/migration.sql
sqlite3 -batch t.db .dump >"$tree/expected"
has 'a second rollback' "$(sqlite3 -batch -bail t.db <$made/rollback.sql 2>&1 || true)" 'already another table or index with this name: _gov_after_'
sqlite3 -batch t.db .dump >"$tree/got"
compare 'a second rollback'
sqlite3 -batch t.db "SELECT 'DROP TABLE \"' || name || '\";' FROM sqlite_schema WHERE name GLOB '_gov_after_*'" | sqlite3 -batch t.db
sqlite3 -batch -bail t.db <$made/rollback.sql
draft=$(generate ", '--dialect=postgresql'")
has 'PostgreSQL, in batches' "$draft" 'UPDATE "users" SET "slug" = (lower("name"))'
has 'PostgreSQL, no default before' "$draft" 'ADD COLUMN IF NOT EXISTS "slug" text;'

# What is no expression over the source's columns is told to a person and never stands in the SQL.
never() {
  printf '# Spec\n| Source field | Target field | Transform rule |\n|---|---|---|\n| users.name | users.slug | %s |\n' "$2" >specs/spec.md
  draft=$(generate '')
  lacks "$1" "$draft" "$3"
  lacks "$1" "$draft" 'fill_column'
}
never 'a statement behind it' 'derive: 1); DROP TABLE users; --' 'DROP TABLE users;'
never 'a subquery' 'derive: (SELECT secret FROM other)' 'secret'
never 'prose' 'derive from the first and last name' 'the first and'
has 'prose is told' "$draft" 'the mapping in line 4 derives it: a person writes how'
never 'a column of another table' 'derive: n + 1' 'n + 1'
never 'one bare word' 'derive: slugify' 'slugify'
never 'a comment' 'derive: lower(name) /* x */' '/* x */'
never 'an open parenthesis' 'derive: lower(name' 'lower(name'

# Without a single foreign key nobody knows which row belongs to which.
sed -i 's/ REFERENCES users(id)//' a.sql b.sql
printf '# Spec\n| Source field | Target field | Transform rule |\n|---|---|---|\n| users.city | accounts.city | move |\n' >specs/spec.md
has 'no join' "$(generate '')" 'NOT DRAFTED: mapping of accounts.city (specs/spec.md:4): no single foreign key'
exit $failed
