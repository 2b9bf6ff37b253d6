#!/bin/sh
# scan_roots.test.sh EXTENSION: several roots. What is read, under which path and for which repository; what a root that
# lies inside another is counted as; and that nothing outside the roots given is read.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
scan() {
  name=$1 query=$2
  shift 2
  flags=
  for flag; do flags="$flags, '$flag'"; done
  cat >"$tree/expected"
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: >"$tree/got" 2>&1 <<EOF || true
.load $loadable
.output $tree/summary
SELECT gov_scan('$tree/w'$flags);
.output
$query;
EOF
  diff -u "$tree/expected" "$tree/got" || { echo "scan_roots: $name"; failed=1; }
}
artifacts="SELECT path, kind, repo FROM gov_artifacts ORDER BY path"
for folder in w w/services/pay team outside; do
  mkdir -p "$tree/$folder/migrations"
  echo "CREATE TABLE $(basename $folder)_t (id int);" >"$tree/$folder/migrations/1_t.up.sql"
done
mkdir -p "$tree/w/.spec/registry" "$tree/shared/migrations" "$tree/team/docs"
echo '{"classifications": [{"unit": "w_t", "data_class": "high", "owner_spec": "core-a", "shared_with": ["core-b"]}]}' \
  >"$tree/w/.spec/registry/data-classification-registry.json"
echo '{"classifications": [{"unit": "w_t", "data_class": "low"}]}' >"$tree/shared/data-classification-registry.json"
echo 'CREATE TABLE no_registry (id int);' >"$tree/shared/migrations/1_no.up.sql"
cat >"$tree/w/.spec/repos.json" <<'E'
{"version": "1.0", "repos": [{"id": "main", "root": "."}, {"id": "pay", "root": "services/pay", "owner": "payments",
  "services": ["checkout"]}, {"id": "team", "root": "../team"}]}
E

scan 'one root' "$artifacts" <<'E'
.spec/registry/data-classification-registry.json|registry|
migrations/1_t.up.sql|script|
services/pay/migrations/1_t.up.sql|script|
E
scan 'workspace roots' "$artifacts" '--workspace-roots=../team;.;services/pay' <<'E'
../team/migrations/1_t.up.sql|script|
.spec/registry/data-classification-registry.json|registry|
migrations/1_t.up.sql|script|
services/pay/migrations/1_t.up.sql|script|
E
scan 'repositories' "$artifacts; SELECT service, repo, owner FROM gov_services WHERE service = 'checkout'" \
  --repos-config=.spec/repos.json <<'E'
../team/migrations/1_t.up.sql|script|team
.spec/registry/data-classification-registry.json|registry|main
.spec/repos.json|config|
migrations/1_t.up.sql|script|main
services/pay/migrations/1_t.up.sql|script|pay
checkout|pay|payments
E
scan 'a registry root holds registries alone' "$artifacts" --registry-roots=../shared <<'E'
../shared/data-classification-registry.json|registry|
.spec/registry/data-classification-registry.json|registry|
migrations/1_t.up.sql|script|
services/pay/migrations/1_t.up.sql|script|
E
scan 'another registry folder takes the place of the usual one' "$artifacts" --registry-dir=../shared --workspace-roots=../shared <<'E'
../shared/data-classification-registry.json|registry|
../shared/migrations/1_no.up.sql|script|
migrations/1_t.up.sql|script|
services/pay/migrations/1_t.up.sql|script|
E
scan 'a registry folder outside gives leave to read it and nothing beside it' "$artifacts" --registry-dir=../shared <<'E'
../shared/data-classification-registry.json|registry|
migrations/1_t.up.sql|script|
services/pay/migrations/1_t.up.sql|script|
E
scan 'globs stay below the roots' "$artifacts; SELECT code, message FROM gov_diagnostics WHERE code LIKE 'path.%'" \
  '--migration-script-paths=../team/**/*.sql;../outside/**/*.sql;docs/../../outside/**' --workspace-roots=../team <<E
../team/migrations/1_t.up.sql|script|
.spec/registry/data-classification-registry.json|registry|
path.escapes|--migration-script-paths: '../outside/**/*.sql' leads out of the workspace and is not read; name its root by --workspace-roots or --repos-config
path.escapes|--migration-script-paths: 'docs/../../outside/**' leads out of the workspace and is not read; name its root by --workspace-roots or --repos-config
E
scan 'an absolute glob inside' "$artifacts" "--migration-script-paths=$tree/w/migrations/*.sql" <<'E'
.spec/registry/data-classification-registry.json|registry|
migrations/1_t.up.sql|script|
E
scan 'a root that is not there' "SELECT severity, code, message FROM gov_diagnostics WHERE code LIKE 'root.%'" \
  '--workspace-roots=../nowhere' <<'E'
warning|root.missing|--workspace-roots: '../nowhere' is no folder that can be read
E
exit $failed
