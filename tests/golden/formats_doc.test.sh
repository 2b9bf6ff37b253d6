#!/bin/sh
# formats_doc.test.sh: docs/formats.md names the sections of gates, forms of approvals and columns that the data reads by, as docs/formats.sh prints them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh docs/formats.sh >"$work/forms"
sed -n '/^<!-- forms -->$/,/^<!-- \/forms -->$/p' docs/formats.md | sed '1d;$d' >"$work/told"
diff -u "$work/told" "$work/forms" || { echo "docs/formats.md is out of date: run sh docs/formats.sh write"; exit 1; }
for section in "point of no return" "rollback window" "punkt ohne wiederkehr" "transform rule"; do
  grep -q "$section" "$work/told" || { echo "nothing says: $section"; exit 1; }
done
