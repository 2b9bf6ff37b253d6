#!/bin/sh
# tour.sh EXTENSION: prints the README's tour with what the shell really answers. A test holds the README to it.
set -eu
extension=${1%.so}
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
scan="SELECT gov_scan('samples/acme', '--strict', '--stdout-summary');"

# say TEXT; ask MODE QUERY: the query as typed and its answer
say() { printf '\n%s\n\n' "$1"; }
mode=list # the shell's own
ask() {
  printf '```\n'
  [ "$1" = "$mode" ] || printf 'sqlite> .mode %s\n' "$1"
  mode=$1
  printf '%s\n' "$2" | sed '1s/^/sqlite> /; 2,$s/^/   ...> /'
  printf '.mode list\n.output /dev/null\n%s\n.output\n.mode %s\n%s\n' "$scan" "$1" "$2" |
    LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: | sed 's/ *$//'
  printf '```\n'
}

printf '```\n$ sqlite3\nsqlite> .load ./build/gov\n'
printf 'sqlite> %s\n' "$scan"
printf '.mode list\n%s\n' "$scan" | LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory:
printf '```\n'
say 'Every dataset has one row:'
ask column "SELECT unit_id, data_class, backup_status, rollback_status, verification_status, risk_level, blocking_for_release AS blocks
FROM gov_status ORDER BY blocks DESC, unit_id LIMIT 9;"
say 'Why does `ledger_entries` block? Ask for the reasons and the lines behind them:'
ask list "SELECT aspect, status, reason, evidence FROM gov_reasons
WHERE unit_id = 'ledger_entries' AND aspect IN ('backup', 'rollback', 'verification');"
say 'What exactly was read there?'
ask list "SELECT signal, line, excerpt FROM gov_evidence
WHERE path = 'docs/migration/billing/ledger.md' AND aspect = 'backup' AND signal IN ('mechanism', 'gap');"
say 'Which tables did everybody forget, and which data leaves its region?'
ask list "SELECT unit_id, reason FROM gov_coverage WHERE status = 'UNKNOWN';"
ask list "SELECT unit_id, status, residency_allowed, reason FROM gov_residency WHERE status = 'CONFIRMED';"
say 'What would change if that export had a backup, a rollback and a permission?'
ask list "SELECT gov_judge('strict', '{\"data_class\": \"high\", \"backup_status\": \"PRESENT\", \"rollback_status\": \"PRESENT\",
  \"verification_status\": \"BASIC\", \"residency_risk_status\": \"CONFIRMED\", \"residency_allowed\": 1}');"

say 'A team may also work by six gates, by zero-downtime rules, or by stages whose integrity is proven: some 300 checks over the documents
and results themselves, on where their artifacts are found (`gov_frameworks`). `samples/gated` holds one migration through all gates and two
that fail; scanned by `'"SELECT gov_scan('samples/gated', '--strict');"'`:'
scan="SELECT gov_scan('samples/gated', '--strict');"
ask list "SELECT scope, gate, state, blocked_by FROM gov_gates WHERE scope LIKE '%ledger' OR gate = 'MIG-3';"
ask list "SELECT check_id, outcome, path, line, reason FROM gov_checks
WHERE scope LIKE '%ledger' AND outcome = 'fail' AND severity = 'blocker';"
say '`samples/readiness` holds a migration that is ready to go without downtime, and one that is not. What is it not ready in, after
`'"SELECT gov_scan('samples/readiness/bad');"'`?'
scan="SELECT gov_scan('samples/readiness/bad');"
ask list "SELECT topic, state, failed, check_id, path, line FROM gov_readiness WHERE severity = 'blocker' AND failed > 0;"
say '`samples/studio` does the same for the migrate stage: `sound`, and `broken` with a defect for every blocker (`EXPECTED.tsv` says which). Scan one of the
two, not both as one. Which facts about integrity are proven, which are not, after `'"SELECT gov_scan('samples/studio/broken');"'`?'
scan="SELECT gov_scan('samples/studio/broken');"
ask list "SELECT mandate, fact, outcome, reason, path, line FROM gov_integrity WHERE mandate IN ('foreign_keys', 'idempotency');"
