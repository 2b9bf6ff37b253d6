#!/bin/sh
# release.test.sh EXTENSION: what may be released, of small workspaces whose answer follows from what stands in them.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
status=0
shell() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: "$@"; }
ask() { # NAME SCAN_ARGUMENTS QUERY: its rows must be those of standard input
  shell "CREATE TABLE scanned AS SELECT gov_scan($2)" "$3" >"$folder/got" 2>&1
  diff -u - "$folder/got" >"$folder/diff" || { echo "$1:"; cat "$folder/diff"; status=1; }
}
release='SELECT spec_id, decision, reasons FROM gov_release ORDER BY 1'

mkdir "$folder/empty"
ask "nothing at all" "'$folder/empty'" "$release" <<'EOF'
workspace|READY_WITH_RISKS|no migration unit was found, so there is nothing to judge
EOF

# Spec a moves a table of unknown class without a backup; spec b moves nothing; nothing stands outside of both.
two=$folder/two
mkdir -p "$two/.spec" "$two/specs/a" "$two/specs/b"
echo '{"specs": [{"id": "a", "path": "specs/a"}, {"id": "b", "path": "specs/b"}]}' >"$two/.spec/SPEC_INDEX.json"
printf '# Move\n\nThe `users` table is copied. There is no backup and no rollback.\n' >"$two/specs/a/migration-plan.md"
risks='of 1 unit(s), 0 at HIGH or CRITICAL risk, 1 that strict rules would block, 0 of unknown coverage'
ask "two specs" "'$two'" "$release" <<EOF
a|READY_WITH_RISKS|$risks
b|READY_WITH_RISKS|no migration unit was found, so there is nothing to judge
EOF
ask "two specs, strict" "'$two', '--strict'" "SELECT spec_id, decision, substr(reasons, 1, 25) FROM gov_release ORDER BY 1" <<'EOF'
a|BLOCKED|1 blocker(s): unit users 
b|READY_WITH_RISKS|no migration unit was fou
EOF
ask "one of them" "'$two', '--spec-ids=a'" "SELECT spec_id FROM gov_release" <<'EOF'
a
EOF
mkdir "$two/docs"
printf '# Move\n\nThe `parcels` table is copied. There is no backup and no rollback.\n' >"$two/docs/migration-plan.md"
ask "and what belongs to none" "'$two'" "SELECT spec_id, reasons FROM gov_release ORDER BY 1" <<EOF
a|$risks
b|no migration unit was found, so there is nothing to judge
workspace|$risks
EOF

# The sound migration is ready; it is not when its last gate was never written, or its first is not approved any more.
cp -r samples/gated "$folder/sound" && rm -r "$folder/sound/docs/migration/billing" "$folder/sound/docs/migration/ledger"
ask "sound" "'$folder/sound'" "SELECT decision, reasons FROM gov_release; SELECT count(*) FROM gov_release_blockers" <<'EOF'
READY|2 unit(s), none at HIGH risk and none blocked in either mode
0
EOF
cp -r "$folder/sound" "$folder/unfinished" && rm "$folder/unfinished/docs/migration/orders/mig-6.md"
ask "unfinished" "'$folder/unfinished'" "SELECT decision, reasons FROM gov_release" <<'EOF'
READY_WITH_RISKS|of 2 unit(s), 0 at HIGH or CRITICAL risk, 0 that strict rules would block, 0 of unknown coverage; 1 gate(s) have no artifact yet: MIG-6
EOF
sed -i 's/decision: approve/decision: revise/' "$folder/sound/docs/migration/orders/mig-1.md"
ask "sent back" "'$folder/sound'" "SELECT mode, subject, reason FROM gov_release_blockers WHERE kind = 'gate' AND subject GLOB 'MIG-[12]' ORDER BY 1, 2" <<'EOF'
normal|MIG-1|REVISE, sent back by data owner at docs/migration/orders/mig-1.md:5, at docs/migration/orders/mig-1.md
normal|MIG-2|OUT_OF_ORDER, waits for MIG-1, at docs/migration/orders/mig-2.md
strict|MIG-1|REVISE, sent back by data owner at docs/migration/orders/mig-1.md:5, at docs/migration/orders/mig-1.md
strict|MIG-2|OUT_OF_ORDER, waits for MIG-1, at docs/migration/orders/mig-2.md
EOF

ask "two migrations" "'samples/gated'" "SELECT subject, reason FROM gov_release_blockers
  WHERE mode = 'normal' AND (subject GLOB 'MIG-[13] of *' OR subject GLOB 'MIG3.STEP[_S]*ACTION of *' OR subject GLOB 'GATE.SECTION_M*') ORDER BY 1" <<'EOF'
GATE.SECTION_MISSING of docs/migration/billing|MIG-1, section "risk factors": the artifact has no such heading, at docs/migration/billing/mig-1.md:1
MIG-1 of docs/migration/billing|INCOMPLETE, at docs/migration/billing/mig-1.md
MIG-3 of docs/migration/billing|INCOMPLETE, waits for MIG-1, MIG-2, at docs/migration/billing/mig-3.md
MIG-3 of docs/migration/ledger|INCOMPLETE, waits for MIG-1, MIG-2, at docs/migration/ledger/mig-3.md
MIG3.STEP_ACTION of docs/migration/billing|MIG-3, step 2: what to do is not said, at docs/migration/billing/mig-3.md:11
EOF
ask "gates without artifacts" "'samples/gated'" "SELECT count(*) FROM gov_release_blockers WHERE kind = 'gate' AND reason GLOB 'ABSENT*'" <<'EOF'
0
EOF

# A check of one's own blocks when it fails and is a blocker, and not otherwise.
ask "own checks" "'$folder/empty'" "
CREATE TEMP VIEW gov_user_check_own AS
  SELECT 'own' AS framework, 'OWN.1' AS check_id, 'workspace' AS scope, 'fail' AS outcome, 'blocker' AS severity, 'first' AS reason, 'a.md' AS path, 3 AS line
  UNION ALL SELECT 'own', 'OWN.1', 'workspace', 'fail', 'blocker', 'second', 'b.md', NULL
  UNION ALL SELECT 'own', 'OWN.2', 'workspace', 'fail', 'high', 'third', 'a.md', 3
  UNION ALL SELECT 'own', 'OWN.3', 'workspace', 'pass', 'blocker', 'fourth', 'a.md', 3
  UNION ALL SELECT 'own', 'OWN.4', 'workspace', 'fail', 'blocker', 'fifth', NULL, NULL;
SELECT 1 WHERE gov_install() IS 7;
SELECT spec_id, kind, subject, reason FROM gov_release_blockers WHERE mode = 'normal' ORDER BY 3" <<'EOF'
workspace|check|OWN.1|first, at a.md:3 and 1 more
workspace|check|OWN.4|fifth
EOF

# What its own tables say is asked each time: a blocker that comes after the first look is one.
ask "own facts" "'$folder/empty'" "
CREATE TABLE facts(reason);
CREATE TEMP VIEW gov_user_check_own AS
  SELECT 'own' AS framework, 'OWN.1' AS check_id, 'workspace' AS scope, 'fail' AS outcome, 'blocker' AS severity, reason, NULL AS path, NULL AS line
  FROM facts;
SELECT 1 WHERE gov_install() IS 7;
SELECT decision FROM gov_release;
INSERT INTO facts VALUES ('found out later');
SELECT decision, reasons FROM gov_release" <<'EOF'
READY_WITH_RISKS
BLOCKED|1 blocker(s): check OWN.1 (found out later)
EOF

# A plan that cannot be read: nobody knows what it says. Strict rules block, the others tell the risk.
unread=$folder/unread
mkdir -p "$unread/docs/migration"
printf '# Move\n\0\n' >"$unread/docs/migration/plan.md"
ask "unreadable, strict" "'$unread', '--strict'" "SELECT decision, reasons FROM gov_release; SELECT count(*) FROM gov_release_blockers WHERE mode = 'normal'" <<'EOF'
BLOCKED|1 blocker(s): artifact docs/migration/plan.md (the plan could not be read: binary: it holds NUL bytes)
0
EOF
printf 'CREATE TABLE users (id INT);\n' >"$unread/schema.sql"
ask "unreadable, normal" "'$unread', '--data-model-paths=schema.sql'" "SELECT decision FROM gov_release" <<'EOF'
READY_WITH_RISKS
EOF
[ $status = 0 ] && echo "releases as expected"
exit $status
