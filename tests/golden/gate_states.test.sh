#!/bin/sh
# gate_states.test.sh EXTENSION: one complete assessment, approved in every way there is; for each, the state of its gate and what
# is missing. What must come out stands beside what is written.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
made=$folder/made/docs/migration
sections() { # NAME: those of an assessment of table NAME
  cat <<EOF
## Migration
From free text to codes in \`$1_region\`.

## Motivation
Rates are looked up by code.

## Affected Components
- \`$1_region\` table — gains a column

## Breaking Changes
None

## Data Compatibility
compatible

## Risk Level
Low

## Risk Factors
- Texts that no code stands for
EOF
}
assess() { # NAME FRONT_MATTER_LINES STATE MISSING: an assessment of table NAME, updated on 2026-10-03
  mkdir -p "$made/$1"
  {
    printf -- '---\nartifact: MIG-1\nauthor: Ann Example\nupdated: 2026-10-03T08:00:00Z\n%b---\n' "$2"
    sections "$1"
  } >"$made/$1/mig-1.md"
  printf '%s|MIG-1|%s|%s|\n' "$1" "$3" "$4" >>"$folder/expected"
}
pair() { # NAME FRONT_MATTER IN_FIRST IN_SECOND STATE MISSING: an assessment and a strategy in one document
  mkdir -p "$made/$1"
  {
    [ -z "$2" ] || printf -- '---\n%b---\n' "$2"
    printf '# [MIG-1] Assessment\n\n' && sections "$1" && printf '\n%b# [MIG-2] Strategy\n\n%b' "$3" "$4"
  } >"$made/$1/migration.md"
  printf '%s|MIG-1|%s|%s|\n' "$1" "$5" "$6" >>"$folder/expected"
}
record() { # NAME FILE: its text from standard input
  mkdir -p "$made/$1/decisions" && cat >"$made/$1/decisions/$2"
}
at=docs/migration
approved='approval: {decision: approve, by: Otto Example, role: data owner, at: 2026-10-05T09:00:00Z}\n'
assess approved "$approved" APPROVED ''
assess undecided '' COMPLETE 'no approval is recorded'
assess early "$(echo "$approved" | sed 's/10-05/10-02/')\n" STALE "approved before the text was last changed by data owner at $at/early/mig-1.md:5"
assess undated 'approval: {decision: approve, by: Otto Example, role: data owner}\n' STALE "approved without a date by data owner at $at/undated/mig-1.md:5"
# a day that is still to come; today's counts
assess ahead "$(echo "$approved" | sed 's/2026-10-05T09/2026-11-21T00/')\n" COMPLETE "approved on a day that is still to come by data owner at $at/ahead/mig-1.md:5"
assess today "$(echo "$approved" | sed 's/2026-10-05T09/2026-11-20T23/')\n" APPROVED ''
assess other "approval: {decision: approve, by: Otto Example, role: data owner, at: 2026-10-05T09:00:00Z, sha256: $(printf '%064d' 7)}\n" STALE \
  "another text was approved by data owner at $at/other/mig-1.md:5"
assess returned 'approval: {decision: revise, by: Otto Example, role: data owner, at: 2026-10-05T09:00:00Z}\n' REVISE "sent back by data owner at $at/returned/mig-1.md:5"
assess refused 'approval: {decision: block, by: Otto Example, at: 2026-10-05T09:00:00Z}\n' REVISE "blocked at $at/refused/mig-1.md:5"
# of two roles the one that has not decided, or asks for more, counts
assess half "$approved" COMPLETE "not decided yet by sre at $at/half/decisions/run-manifest.json:1"
echo '{"artifact": "MIG-1", "role": "sre", "decision": {"action": "human_review_required", "policy_rules_evaluated": []},
  "human_intervention": {"required": true, "occurred": false}}' | record half run-manifest.json
assess quarrel "$approved" REVISE "blocked by migration-review at $at/quarrel/decisions/panel-output.json:1"
echo '{"panel_name": "migration-review", "artifact": "MIG-1", "aggregate_verdict": "block", "timestamp": "2026-10-04T09:00:00Z",
  "findings": [{"persona": "sre", "verdict": "block"}]}' | record quarrel panel-output.json
# a panel that asks for a person, without one and with one
panel='{"panel_name": "migration-review", "artifact": "MIG-1", "aggregate_verdict": "approve", "confidence_score": 0.9, "requires_human_review": true,
  "timestamp": "2026-10-04T09:00:00Z", "findings": [{"persona": "sre", "verdict": "approve"}]}'
assess machine '' COMPLETE 'a person is to approve, and none has'
echo "$panel" | record machine panel-output.json
assess both "$approved" APPROVED ''
echo "$panel" | record both panel-output.json
assess machines '' COMPLETE 'a person is to approve, and none has'
echo "$panel" | record machines panel-output.json
echo "$panel" | sed 's/migration-review/security-review/; s/"requires_human_review": true/"requires_human_review": false/' | record machines panel-output-2.json
assess sure '' APPROVED ''
echo "$panel" | sed 's/"requires_human_review": true/"requires_human_review": false/' | record sure panel-output.json
assess unsure '' COMPLETE 'a person is to approve, and none has'
echo "$panel" | sed 's/"requires_human_review": true/"requires_human_review": false/; s/0\.9/0.29/' | record unsure panel-output.json
# an override: 49 characters of reason are too few, 50 and two approvals are enough, one approval is not
override() { # CHARACTERS APPROVALS
  printf '{"artifact": "MIG-1", "policy_profile": "default", "timestamp": "2026-10-05T09:00:00Z",
  "decision": {"action": "human_review_required", "policy_rules_evaluated": [{"rule_id": "r", "result": "fail"}]},
  "human_intervention": {"required": true, "occurred": true, "reviewer": "Otto Example", "override": true,
    "override_justification": "%s", "approvals": [%s]}}\n' "$(printf "%$1s" | tr ' ' x)" "$2"
}
weak="overridden with fewer words or approvals than the profile asks for"
assess short '' COMPLETE "$weak at $at/short/decisions/run-manifest.json:1"
override 49 '"Otto Example", "Sam Example"' | record short run-manifest.json
assess alone '' COMPLETE "$weak at $at/alone/decisions/run-manifest.json:1"
override 50 '"Otto Example"' | record alone run-manifest.json
assess enough '' APPROVED ''
override 50 '"Otto Example", "Sam Example"' | record enough run-manifest.json
# feedback takes a role's approval back
assess recalled "$approved" COMPLETE "approved, and feedback took that back by data owner at $at/recalled/mig-1.md:5"
printf -- '---\nstatus: open\ntargets:\n  artifact: MIG-1\n  invalidates: [data owner]\n---\nThe mapping lacks two regions.\n' | record recalled feedback.md
# of two artifacts in one document a table approves the one it stands in, front matter both, or the one it names
table='## Approvals\n\n| Role | Signer | Status | Signed At (UTC) |\n|---|---|---|---|\n| Data owner | Otto Example | Approved | 2026-10-05 10:00 |\n\n'
pair tabled '' "$table" '' APPROVED ''
pair tabled_beside '' '' "$table" COMPLETE 'no approval is recorded'
pair tabled_before_a_date '' "$table" 'Updated: 2026-10-09\n' APPROVED ''
pair fronted "$approved" '' '' APPROVED ''
pair fronted_by_name "$(echo "$approved" | sed 's/{/{artifact: MIG-1, /')\n" '' '' APPROVED ''
pair fronted_for_another "$(echo "$approved" | sed 's/{/{artifact: MIG-2, /')\n" '' '' COMPLETE 'no approval is recorded'
assess tabled_behind '' APPROVED ''
{ printf '# Documents\n\n## [MIG-1] Assessment\n\n' && sections tabled_behind | sed 's/^## /### /' && printf '\n%b' "$table"; } >"$made/tabled_behind/mig-1.md"
# a decision that lies elsewhere is found by the digest of the file, or of what stands behind its front matter, and by the code it names
manifest() { # CODE DIGEST
  printf '{"artifact": "%s", "artifact_sha256": "%s", "timestamp": "2026-10-05T09:00:00Z",
  "decision": {"action": "human_review_required", "policy_rules_evaluated": [{"rule_id": "r", "result": "pass"}]},
  "human_intervention": {"required": true, "occurred": true, "reviewer": "Otto Example", "override": false}}\n' "$1" "$2"
}
file_digest() { sha256sum <"$made/$1/mig-1.md" | cut -d ' ' -f 1; }
part_digest() { awk 'n > 1; /^---$/ { n++ }' "$made/$1/mig-1.md" | sha256sum | cut -d ' ' -f 1; }
mkdir -p "$folder/made/docs/decisions"
for how in file part; do
  assess "found_by_$how" '' APPROVED ''
  manifest MIG-1 "$(${how}_digest "found_by_$how")" >"$folder/made/docs/decisions/run-manifest-$how.json"
  assess "misnamed_$how" '' COMPLETE 'no approval is recorded'
  manifest MIG-2 "$(${how}_digest "misnamed_$how")" >"$folder/made/docs/decisions/run-manifest-$how-2.json"
done
# a template, however approved
assess blank "$approved" INCOMPLETE 'GATE.SECTION_PLACEHOLDER (MIG-1, section "motivation": below the heading is nothing, or only a template'"'s blanks)"
sed -i 's/^Rates are looked up by code\.$/TBD/' "$made/blank/mig-1.md"

shell() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: "$@"; }
shell "CREATE TABLE scanned AS SELECT gov_scan('$folder/made')" \
  "SELECT substr(scope, 16), gate, state, missing, blocked_by FROM gov_gates WHERE gate = 'MIG-1' ORDER BY 1" \
  "SELECT 'of no worth: ' || group_concat(scope) FROM (SELECT substr(scope, 16) AS scope FROM gov_gate_approvals GROUP BY 1 HAVING sum(counts) = 0 ORDER BY 1)" \
  "SELECT 'counts, and does not approve: ' || scope FROM gov_gate_approvals WHERE counts AND decision <> 'approve'" >"$folder/got" || exit 1
echo 'of no worth: ahead,alone,early,other,recalled,refused,returned,short,undated' >>"$folder/expected"
LC_ALL=C sort "$folder/expected" >"$folder/sorted" && LC_ALL=C sort "$folder/got" | diff -u "$folder/sorted" - || exit 1

# Where a spec is one migration, what its spec decides under the code counts, wherever it lies.
mkdir -p "$folder/single/docs/plans" "$folder/single/docs/decisions"
cp "$made/undecided/mig-1.md" "$folder/single/docs/plans"
sed 's/MIG-1/MIG-2/; s/^## .*//' "$made/undecided/mig-1.md" >"$folder/single/docs/plans/mig-2.md"
manifest MIG-1 "" | sed 's/"artifact_sha256": "", //' >"$folder/single/docs/decisions/run-manifest.json"
shell "CREATE TABLE scanned AS SELECT gov_scan('$folder/single')" "SELECT gate, state, missing FROM gov_gates WHERE gate IN ('MIG-1', 'MIG-2') ORDER BY 1" \
  "SELECT code, verdict FROM gov_gate_verdicts ORDER BY 1" | cut -d ' ' -f 1 >"$folder/got" || exit 1
diff -u - "$folder/got" <<'EOF' || exit 1
MIG-1|APPROVED|
MIG-2|INCOMPLETE|GATE.SECTION_MISSING
MIG-1|APPROVED
MIG-2|NONE
EOF
[ -z "${GOV_KEEP:-}" ] || cp -r "$folder/made" "$folder/single" "$GOV_KEEP" # for the mutants of rules

# What is not there says where it was looked for, and what waits says for what. That nothing blocks is not that all is there.
rm -rf "$folder/made/docs/decisions" "$folder/made/docs/migration"/[!ae]* "$folder/made/docs/migration/a"[!p]* "$folder/made/docs/migration/e"*
shell "CREATE TABLE scanned AS SELECT gov_scan('$folder/made')" \
  "SELECT gate, state, missing, blocked_by FROM gov_gates WHERE gate IN ('MIG-2', 'MIG-5') ORDER BY 1" \
  "SELECT decision FROM gov_release" "SELECT count(*) FROM gov_release WHERE reasons LIKE '%; 4 gate(s) have no artifact yet: MIG-2, MIG-3, MIG-5, MIG-6'" \
  "SELECT count(*) FROM gov_release_blockers WHERE mode = 'normal'" >"$folder/got" || exit 1
diff -u - "$folder/got" <<'EOF' || exit 1
MIG-2|ABSENT|no heading, front matter or file name says [MIG-2]|
MIG-5|ABSENT|no heading, front matter or file name says [MIG-5]|MIG-2, MIG-3, MIG-4.1
READY_WITH_RISKS
1
0
EOF
echo "$(($(wc -l <"$folder/expected") - 1)) states as expected"
