#!/bin/sh
# readme.test.sh EXTENSION: the README's tour is what the shell answers, and its CI lines do what it says of them.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
sh docs/tour.sh "$extension" >"$folder/tour" || exit 1
sed -n '/<!-- tour -->/,/<!-- \/tour -->/p' README.md | sed '1d;$d' >"$folder/readme"
diff -u "$folder/readme" "$folder/tour" || { echo "put the second text between the README's tour marks"; exit 1; }

# Every sh block that calls sqlite3, in the sample instead of a repository of the reader's own.
awk '/^```sh$/ { keep = 1; text = ""; next } /^```$/ { if (keep && text ~ /^sqlite3/) print text "\034"; keep = 0 } keep { text = text $0 "\n" }' \
  README.md >"$folder/blocks"
count=0
awk -v RS='\034\n' -v folder="$folder" '{ printf "%s", $0 > (folder "/block" NR) }' "$folder/blocks"
for block in "$folder"/block[0-9]*; do
  count=$((count + 1))
  sed "s#\(\./\)\{0,1\}build/gov#$extension#; s#gov_scan('\.'#gov_scan('samples/acme'#" "$block" >"$block.sh"
  LD_PRELOAD=${GOV_PRELOAD:-} sh "$block.sh" >"$block.out" 2>&1
  status=$?
  if grep -q gov_require_release "$block"; then
    [ "$status" != 0 ] || { echo "gov_require_release let the sample pass"; exit 1; }
    grep -q ledger_entries "$block.out" || { echo "the error does not name the blockers:"; cat "$block.out"; exit 1; }
  else
    [ "$status" = 0 ] || { cat "$block.sh" "$block.out"; exit 1; }
    grep -q ledger_entries "$block.out" || { echo "no blocker in the report"; cat "$block.out"; exit 1; }
  fi
done
[ "$count" -ge 2 ] || { echo "the README's CI lines were not found"; exit 1; }
echo "tour and $count CI recipes as documented"
