#!/bin/sh
# Prints what docs/formats.md says between its <!-- forms --> marks, from the data the program reads by. `docs/formats.sh write` puts it there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$here/../data
forms() {
  cat <<'TEXT'
### Sections of gates

A heading, or a label in the text (`**Status:** Complete`) where no heading has the name. Letter case, numbering and emphasis do not matter. In place of a
list "None" and its like may stand. Answers (`Met`, `Pass`, `Complete` …) may be given in the words of `data/answer_words.tsv`.

| gate | section | also |
|---|---|---|
TEXT
  awk -F'\t' '
    FNR == 1 { header = 0 } /^#/ { next } !header { header = 1; next }
    FILENAME ~ /aliases/ { also[$1, $2] = also[$1, $2] (also[$1, $2] == "" ? "" : ", ") $4; if (!(($1, $2) in known)) { known[$1, $2] = 1; seen[++n] = $1 FS $2 } next }
    { section[$1, $2] = 1; printf "| %s | %s | %s |\n", $1, $2, also[$1, $2] }
    END { for (i = 1; i <= n; i++) { split(seen[i], k, FS); if (!((k[1], k[2]) in section)) printf "| %s | a label: %s | %s |\n", k[1], k[2], also[k[1], k[2]] } }
  ' "$data/gate_aliases.tsv" "$data/gate_sections.tsv"
  cat <<'TEXT'

### Approvals

| form | what it is about |
|---|---|
| front matter `approval: {decision, by, role, at, sha256}`, alone or as a list | the document |
| front matter `approvals: {ROLE: {at}}` | the document; a time is the signature |
| a table with a column for each of signer, status and date or digest | the row's artifact, else the part of the document it stands in |
| a sentence or label: "Approved by the data owner on 2026-10-17" | the part of the document it stands in; it must name an office and a day, and nothing in the paragraph may take it back |
| panel output, run manifest (JSON) | what it names by code, path or digest |

A date is read in whichever order it is written (`2026-10-17`, `17.10.2026`, `17 Oct 2026`, `17. Oktober 2026`); where `3/4/2026` may be either of two days it
is none. A text's own date is that of a label (`Updated: …`, `Stand …`, `Version 1.3 (…)`) or key of front matter of `data/approval_words.tsv`.

| column of the table | headings |
|---|---|
TEXT
  awk -F'\t' '$1 == "column" && !($2 in all) { order[++n] = $2 } $1 == "column" { all[$2] = all[$2] (all[$2] == "" ? "" : ", ") $4 }
    END { for (i = 1; i <= n; i++) { gsub(/ \| /, ", ", all[order[i]]); gsub(/\*/, "…", all[order[i]]); printf "| %s | %s |\n", order[i], all[order[i]] } }' "$data/approval_words.tsv"
  for record in mapping test; do
    case $record in mapping) title='Columns of mappings' ;; test) title='Columns of test results' ;; esac
    printf '\n### %s\n\nThose of ASCII; `data/record_headers.tsv` has the ones of other scripts and accents.\n\n| field | headings |\n|---|---|\n' "$title"
    awk -F'\t' -v record="$record" '($1 == record || ($1 == "*" && record == "test" && $2 == "status")) && $3 !~ /[^ -~]/ {
        if (!($2 in all)) order[++n] = $2
        all[$2] = all[$2] (all[$2] == "" ? "" : ", ") $3 }
      END { for (i = 1; i <= n; i++) printf "| %s | %s |\n", order[i], all[order[i]] }' "$data/record_headers.tsv"
  done
}
if [ "${1:-}" = write ]; then
  new=$(mktemp)
  forms >"$new"
  awk -v new="$new" '/^<!-- forms -->$/ { print; while ((getline line < new) > 0) print line; skip = 1 } /^<!-- \/forms -->$/ { skip = 0 } !skip || /^<!-- forms -->$/ && 0 { print }' \
    "$here/formats.md" >"$new.md"
  cat "$new.md" >"$here/formats.md"
  rm -f "$new" "$new.md"
else
  forms
fi
