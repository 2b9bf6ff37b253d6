#!/bin/sh
# connection.test.sh EXTENSION: what the extension does to the connection and database it is loaded into: nothing lasting.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
failures=0
export SOURCE_DATE_EPOCH=1795132800

shell() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null "$@" 2>&1; }
# expect TITLE EXPECTED GOT
expect() {
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf 'FAILED %s\n  expected: %s\n  got:      %s\n' "$1" "$2" "$3"
}
# expect_match TITLE PATTERN GOT
expect_match() {
  case $3 in
  *"$2"*) ;;
  *) failures=$((failures + 1)); printf 'FAILED %s\n  expected something with: %s\n  got: %s\n' "$1" "$2" "$3" ;;
  esac
}

mkdir -p "$folder/tree/migrations"
printf 'CREATE TABLE orders (id integer PRIMARY KEY);\n' >"$folder/tree/migrations/0001_orders.up.sql"
scan="SELECT gov_scan('$folder/tree') IS NOT NULL;"
database="$folder/user.db"
shell "$database" "CREATE TABLE gov_units (unit_id TEXT); INSERT INTO gov_units VALUES ('mine'); CREATE TABLE t (a);"
before=$(sha256sum <"$database")

expect "a scan works" "1
orders" "$(shell -cmd ".load $extension" "$database" "$scan" "SELECT unit_id FROM temp.gov_status")"
expect "the database file is untouched" "$before" "$(sha256sum <"$database")"
expect "-readonly works" "1
orders" "$(shell -readonly -cmd ".load $extension" "$database" "$scan" "SELECT unit_id FROM temp.gov_status")"
expect "query_only works once gov_install may run" "1
installed
1" "$(shell "$database" "PRAGMA query_only=1" ".load $extension" "$scan" "PRAGMA query_only=0" "SELECT gov_install()" \
  "SELECT count(*) FROM temp.gov_status")"
expect "trusted_schema=OFF works" "1
orders" "$(shell -cmd ".load $extension" "$database" "PRAGMA trusted_schema=OFF" "$scan" \
  "SELECT unit_id FROM temp.gov_status")"
expect "loading twice works" "1
1" "$(shell -cmd ".load $extension" -cmd ".load $extension" :memory: "$scan" "SELECT count(*) FROM gov_status")"
expect "a rollback that takes the views away is repaired by the next scan" "1
1" "$(shell :memory: "BEGIN" ".load $extension" "ROLLBACK" "$scan" "SELECT count(*) FROM gov_status")"

# A view or trigger that somebody stored in a database must reach neither tables nor functions.
hostile="$folder/hostile.db"
shell "$hostile" "CREATE TABLE t (a); CREATE VIEW units AS SELECT unit_id FROM gov_signals;
  CREATE VIEW scans AS SELECT gov_scan('$folder/tree') AS s;
  CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT gov_scan('/'); END;" >/dev/null
got=$(shell -cmd ".load $extension" "$hostile" "$scan" "SELECT * FROM units")
expect_match "a stored view cannot read our tables" "unsafe use of virtual table" "$got"
got=$(shell -cmd ".load $extension" "$hostile" "SELECT * FROM scans")
expect_match "a stored view cannot scan" "unsafe use of gov_scan()" "$got"
got=$(shell -cmd ".load $extension" "$hostile" "INSERT INTO t VALUES (1)")
expect_match "a stored trigger cannot scan" "unsafe use of gov_scan()" "$got"

# Python's sqlite3 opens transactions by itself and closes connections with statements left.
if [ -x /usr/bin/python3 ]; then
  got=$(LD_PRELOAD=${GOV_PRELOAD:-} /usr/bin/python3 - "$extension" "$folder/tree" 2>&1 <<'PYTHON'
import sqlite3, sys
def connect():
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(sys.argv[1])
    return connection
first, second = connect(), connect()
first.execute("SELECT gov_scan(?)", (sys.argv[2],)).fetchone()
print([row[0] for row in first.execute("SELECT unit_id FROM gov_status")])
try:
    second.execute("SELECT * FROM gov_units").fetchall()
except sqlite3.OperationalError as error:
    print("second:", error)
rows = first.execute("SELECT unit_id FROM gov_units")  # a cursor left open while the workspace changes under it
first.execute("SELECT gov_scan(?)", (sys.argv[2],)).fetchone()
print(rows.fetchall())
first.close()
second.close()
PYTHON
)
  expect "python: two connections share nothing, an open cursor survives a rescan" "['orders']
second: gov_units: no workspace: SELECT gov_scan('PATH') first
[('orders',)]" "$got"
fi

expect "one exported symbol" "sqlite3_gov_init" "$(nm -D --defined-only "$extension.so" | awk '{print $3}')"
expect "no libsqlite3 needed" "" "$(readelf -d "$extension.so" | grep 'NEEDED.*libsqlite3')"
expect "nothing but the scanned files in the workspace" "$folder/tree/migrations/0001_orders.up.sql" \
  "$(find "$folder/tree" -type f)"
[ "$failures" = 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
