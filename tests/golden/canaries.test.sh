#!/bin/sh
# canaries.test.sh EXTENSION: values planted in artifacts of every kind never come out again: not in a table, a view, a
# report or a message. The canaries are made here, so that none is kept in the sources.
set -u
extension=${1%.so}
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
root=$work/workspace
mkdir -p "$root/docs/migration" "$root/migrations" "$root/reports" "$root/pipelines" "$root/policies" "$root/audit" \
  "$root/schemas" "$root/.spec/registry" "$root/specs/shop" "$root/contracts"

# Parts are joined at run time; each canary is of a kind of its own.
j() { printf '%s' "$@"; }
cat >"$work/canaries" <<END
$(j AKIA 'QX7ZP2LMN8RTV3WB')
$(j ghp_ 'Zk3Qw9Lm2Xc7Vb1Nf8Hd4Js6Pa5Ty0Ru3Ie')
$(j glpat- 'Qw3er5Ty7ui9Op1As2Df')
$(j xoxb- '123456789012-Kd8fJs7dHf6gLa9s')
$(j sk_live_ 'Nq83hfKs92LdmXa71PzQw0Vb')
$(j skey_live_ 'Wq73hfKs92LdmXa71PzQ')
$(j npm_ 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ3lM6')
$(j hvs. 'CAESIJq83hfKs92LdmXa71PzQw0Vb')
$(j dapi '0f1e2d3c4b5a69788796a5b4c3d2e1f0')
$(j 'eyJhbGciOiJIUzI1NiJ9.' 'eyJzdWIiOiJ6ejkxIn0.' 'q83hfKs92LdmXa71PzQw0Vb5')
$(j wanida.k '@' example.co.th)
$(j 'j.okafor+pay' '@' mail.example.org)
$(j '089-' '331-7754')
$(j '+66 81 ' '904 2277')
$(j '(212) ' '555-0187')
$(j '4556 7375 ' '8689 9855')
$(j '371449' '635398431')
$(j 'DE89 3704 0044 ' '0532 0130 00')
$(j 'GB29NWBK' '60161331926819')
$(j '3-1005-' '00912-34-7')
$(j '536-22-' '8841')
$(j '203.0.113' '.77')
$(j '2001:db8:' '85a3::7334')
$(j '529.982.' '247-25')
END

# One text that holds each canary where people leave them.
n=0
: >"$work/prose"
while IFS= read -r canary; do
  n=$((n + 1))
  printf 'Note %d: ask for %s before the backup of orders is taken.\n\n' "$n" "$canary" >>"$work/prose"
done <"$work/canaries"
cat >>"$work/prose" <<END
The password is '$(j hunter 2zq91)'. Connect by postgres://app:$(j s3cr 3tzq92)@db.example.com/app.

PGPASSWORD=$(j tops 3cretzq93) pg_dump shop; mysql -u root -p$(j sw0rd zq94) shop

END

{
  printf '# Migration of orders\n\n## Scope\n\n- orders\n\n## Backup\n\n'
  cat "$work/prose"
  printf '## Rollback\n\n'
  sed 's/^Note/1. Step/' "$work/prose"
  printf '| Table | Contact |\n|---|---|\n'
  sed 's/^/| orders | /; s/$/ |/' "$work/canaries"
  printf '\n```sql\n'
  sed "s/^/INSERT INTO orders VALUES ('/; s/$/');/" "$work/canaries"
  printf '```\n'
} >"$root/docs/migration/orders-plan.md"
cp "$root/docs/migration/orders-plan.md" "$root/specs/shop/spec.md"
{
  printf '# Tasks\n\n'
  sed 's/^/- [ ] TSK-1 call /' "$work/canaries"
} >"$root/specs/shop/tasks.md"
{
  sed 's/^/-- /' "$work/prose"
  sed "s/.*/UPDATE orders SET note = '&' WHERE note = \"&\";/" "$work/canaries"
  printf "CREATE ROLE app PASSWORD '%s';\nDROP TABLE orders;\n" "$(j lit3ral zq95)"
} >"$root/migrations/V1__orders.up.sql"
printf 'CREATE TABLE orders (id int, contact text);\n' >"$root/schemas/schema.sql"

json() { sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/{"unit": "orders", "name": "&", "status": "failed", "note": "&", "run_id": "&", "message": "&", "source_rows": "&"}/' "$work/canaries" | paste -sd, -; }
printf '{"run_id": "%s", "kind": "dry_run", "status": "passed", "env": "%s", "units": [%s]}\n' \
  "$(head -1 "$work/canaries")" "$(sed -n 11p "$work/canaries")" "$(json)" >"$root/reports/run.json"
sed 's/.*/{"run_id": "&", "kind": "&", "status": "&", "env": "&", "units": [{"unit": "&"}]}/' "$work/canaries" >"$root/reports/lines.jsonl"
{ printf 'table,source_rows,target_rows,status,env,run_id\n'; sed 's/.*/"&","&","&","&","&","&"/' "$work/canaries"; } >"$root/reports/counts.csv"
sed 's/^/ERROR orders: mismatch for /' "$work/canaries" >"$root/reports/run.txt"
sed 's/.*/{"timestamp": "&", "action": "delete", "table": "&", "database": "&", "status": "success", "env": "&", "user": "&"}/' "$work/canaries" >"$root/audit/app.jsonl"
printf '{"policies": [%s]}\n' "$(sed 's/.*/{"id": "P", "kind": "retention", "applies_to": {"unit": "orders"}, "require": {"keep_for": "&"}, "rationale": "&", "approved_by": "&"}/' "$work/canaries" | paste -sd, -)" >"$root/policies/data-policy.json"
printf '{"classifications": [%s]}\n' "$(sed 's/.*/{"unit": "orders", "data_class": "&", "owner": "&", "tags": ["\&"]}/' "$work/canaries" | paste -sd, -)" >"$root/.spec/registry/data-classification-registry.json"
printf '{"name": "c", "config": {"connector.class": "io.debezium.X", "table.include.list": "shop.orders", "database.password": "%s", "database.hostname": "%s", "topic.prefix": "%s"}}\n' \
  "$(j hunter 2zq91)" "$(sed -n 22p "$work/canaries")" "$(sed -n 11p "$work/canaries")" >"$root/pipelines/connector.json"

# These have no shape: what stands before them tells them, so they were planted only there.
printf '%s\n' "$(j hunter 2zq91)" "$(j s3cr 3tzq92)" "$(j tops 3cretzq93)" "$(j sw0rd zq94)" "$(j lit3ral zq95)" >>"$work/canaries"

sqlite3 -batch -init /dev/null -cmd ".load $extension" :memory: >"$work/out" 2>&1 <<END
SELECT gov_scan('$root');
SELECT path, kind, status FROM gov_artifacts;
END
sqlite3 -batch -init /dev/null -cmd ".load $extension" :memory: >"$work/tables" 2>/dev/null <<END
SELECT name FROM gov_help WHERE kind IN ('table', 'view');
END
{
  printf "SELECT gov_scan('%s');\n" "$root"
  sed "s/.*/SELECT * FROM &;/" "$work/tables"
  printf "SELECT gov_report('md');\nSELECT gov_report('json');\n"
} >"$work/dump.sql"
sqlite3 -batch -init /dev/null -cmd ".load $extension" :memory: <"$work/dump.sql" >>"$work/out" 2>&1

failed=0
while IFS= read -r canary; do
  if grep -aF -m1 -- "$canary" "$work/out" >"$work/hit"; then
    failed=1
    printf 'surfaces: %s\n  %s\n' "$canary" "$(cut -c1-300 "$work/hit")"
  fi
done <"$work/canaries"
# A dump that shows nothing would prove nothing.
lines=$(wc -l <"$work/out")
[ "$lines" -gt 200 ] || { printf 'only %s lines were dumped\n' "$lines"; head -20 "$work/out"; failed=1; }
exit $failed
