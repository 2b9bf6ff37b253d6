#!/bin/sh
# scan_same.test.sh EXTENSION: every table is the same to the last byte whatever the number of threads and the order in
# which the file system lists its folders.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
export SOURCE_DATE_EPOCH=1795132800

# everything FOLDER THREADS: all rows of all tables, but for the flag itself.
everything() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: <<EOF
.load $loadable
.mode quote
.output $tree/summary
SELECT gov_scan('$1', '--threads=$2');
.output $tree/queries.sql
.mode list
SELECT 'SELECT ''' || name || ''', * FROM ' || name || CASE name WHEN 'gov_flags' THEN ' WHERE flag <> ''threads''' ELSE '' END || ';'
FROM gov_help WHERE kind = 'table' ORDER BY name;
.output
.mode quote
.read $tree/queries.sql
EOF
}

# The same files, created in two orders.
cp -R samples/acme "$tree/one"
mkdir "$tree/other"
(cd samples/acme && find . -type d | sort -r | while read -r folder; do mkdir -p "$tree/other/$folder"; done
 find . -type f | sort -r | while read -r file; do cp "$file" "$tree/other/$file"; done)
everything "$tree/one" 1 >"$tree/expected"
[ "$(grep -c "^'gov_artifacts'" "$tree/expected")" -ge 15 ]
for threads in 1 2 7 64 0; do
  everything "$tree/one" "$threads" | cmp - "$tree/expected"
  everything "$tree/other" "$threads" | cmp - "$tree/expected"
done
