#!/bin/sh
# Scores what gov_plans says of labelled plans against what a reader says.
#
# usage: tests/accuracy/run.sh [FOLDER…]   FOLDER holds documents and labels.jsonl; without one: our own plans, of which every
# label must be met, and the shared corpus when it is there. GOV names the extension to test; the default is build/gov.so.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
extension=${GOV:-$root/build/gov.so}
command -v python3 >/dev/null || apt-get install -y python3 >/dev/null
if [ $# -gt 0 ]; then
  for folder; do python3 "$here/score.py" "$extension" "$folder"; done
  exit
fi
python3 "$here/score.py" "$extension" "$here/plans" --strict
for cases in "$here"/cases/*.txt; do python3 "$here/score.py" "$extension" "$cases" --strict; done
python3 "$here/names.py" "$extension" "$here"/names/*.txt
corpus=$root/../shared/corpus/plans
[ ! -f "$corpus/labels.jsonl" ] || python3 "$here/score.py" "$extension" "$corpus"
