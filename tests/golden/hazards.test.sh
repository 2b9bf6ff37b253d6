#!/bin/sh
# hazards.test.sh EXTENSION: every hazard of tests/golden/hazards, at its line, and no other.
#
# A fixture says what it expects where it expects it: `-- expect: MH101 silenced:MH309` on the line of a statement's first
# token (`#` or `//` in other languages), or `-- expect-at LINE: …` elsewhere. The dialect is the fixture's folder; `quality`
# holds scripts of any language. What hangs on more than the script (its undo, its backup) has a golden of its own.
set -eu
extension=$1
fixtures=tests/golden/hazards
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for dialect in postgresql mysql sqlite mssql oracle quality; do
  (cd "$fixtures/$dialect" && awk '
    /(--|#|\/\/) expect/ {
      line = FNR
      ids = $0
      sub(/\r$/, "", ids)
      if (ids ~ / expect-at/) { line = ids; sub(/.* expect-at /, "", line); sub(/:.*/, "", line) }
      sub(/.* expect[^:]*: /, "", ids)
      n = split(ids, words, " ")
      for (i = 1; i <= n; i++) print substr(FILENAME, 3) ":" line " " words[i]
    }' ./*) | sort >"$work/expected"
  flag=$dialect
  [ "$dialect" = quality ] && flag=auto
  sqlite3 -batch -bail -init /dev/null -list -separator '' :memory: >"$work/found" <<END
.load $extension
.output /dev/null
SELECT gov_scan('$fixtures/$dialect', '--dialect=$flag', '--migration-script-paths=*');
.output stdout
SELECT path, ':', line, ' ', CASE WHEN suppressed_by IS NULL THEN '' ELSE 'silenced:' END, hazard_id
  FROM gov_hazards WHERE hazard_id NOT IN ('MH404', 'MH501', 'MH502');
END
  sort "$work/found" >"$work/sorted"
  echo "$dialect: $(wc -l <"$work/expected") expected"
  diff "$work/expected" "$work/sorted"
done
