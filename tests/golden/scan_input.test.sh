#!/bin/sh
# scan_input.test.sh EXTENSION: what a hostile tree does to a scan. Each line of `expected` is reasoned, none is copied
# from a run: links out, links in circles, a pipe, bytes of every wrong sort, ignored folders, copies, globs that escape.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'chmod -R u+rwx "$tree"; rm -rf "$tree"' EXIT
mkdir -p "$tree/w/migrations/deep" "$tree/w/node_modules/m/migrations" "$tree/w/.git/migrations" "$tree/w/migrations_backup" \
  "$tree/outside/migrations" "$tree/w/.spec/reports/data-migration-generator/r1" "$tree/w/docs/migration" \
  "$tree/w/.spec/reports/smartspec_data_migration_governance" "$tree/w/vendor/kept"
cd "$tree/w"
echo 'CREATE TABLE a (id int);' | tee migrations/1_a.up.sql migrations_backup/1_a.up.sql node_modules/m/migrations/x.up.sql \
  .git/migrations/x.up.sql ../outside/migrations/x.up.sql vendor/kept/x.up.sql >/dev/null
echo 'DROP TABLE a;' >migrations/1_a.down.sql
echo 'DROP TABLE b;' >migrations_backup/1_a.down.sql
cp migrations/1_a.up.sql 'migrations/1_a.up.sql:Zone.Identifier'
cp migrations/1_a.up.sql .spec/reports/data-migration-generator/r1/migration.sql
echo '{"units": []}' >.spec/reports/smartspec_data_migration_governance/20260101-000000Z_x.json
printf 'CREATE TABLE b (\0);' >migrations/2_nul.up.sql
printf '\377\376C\000' >migrations/3_utf16.up.sql
printf -- '-- caf\351\nCREATE TABLE c (id int);\n' >migrations/4_latin1.up.sql
printf '\357\273\277CREATE TABLE d (id int);\r\n' >migrations/5_bom.up.sql
head -c 3000 /dev/zero | tr '\0' ' ' >migrations/6_large.up.sql
: >migrations/7_empty.up.sql
mkfifo migrations/8_pipe.up.sql
ln -s 9_loop.up.sql migrations/9_loop.up.sql
ln -s ../../outside/migrations/x.up.sql migrations/A_out.up.sql
ln -s nowhere.sql migrations/B_broken.up.sql
ln -s 1_a.up.sql migrations/C_double.up.sql
ln -s .. migrations/deep/up
ln -s ../../../outside migrations/deep/out
if [ "$(id -u)" != 0 ]; then
  echo x >migrations/D_secret.up.sql
  chmod 000 migrations/D_secret.up.sql
  secret='migrations/D_secret.up.sql|failed|Permission denied
'
  secret_code='file.unreadable|migrations/D_secret.up.sql
'
else
  secret= secret_code=
fi
cat >../expected <<EOF
-- artifacts
migrations/1_a.down.sql|read|
migrations/1_a.up.sql|read|
migrations/2_nul.up.sql|failed|binary: it holds NUL bytes
migrations/3_utf16.up.sql|failed|UTF-16 is not read; save it as UTF-8
migrations/4_latin1.up.sql|read|bytes that are no UTF-8 were read as '?'
migrations/5_bom.up.sql|read|
migrations/6_large.up.sql|skipped|larger than --max-file-bytes
migrations/7_empty.up.sql|read|
${secret}migrations_backup/1_a.down.sql|read|
migrations_backup/1_a.up.sql|skipped|a copy of migrations/1_a.up.sql
vendor/kept/x.up.sql|read|
-- diagnostics
file.binary|migrations/2_nul.up.sql
file.bom|migrations/5_bom.up.sql
file.crlf|migrations/5_bom.up.sql
file.not_utf8|migrations/4_latin1.up.sql
file.special|migrations/8_pipe.up.sql
file.too_large|migrations/6_large.up.sql
${secret_code}file.utf16|migrations/3_utf16.up.sql
flag.matches_nothing|
folder.copy|migrations_backup
link.broken|migrations/B_broken.up.sql
link.double|migrations/C_double.up.sql
link.escapes|migrations/A_out.up.sql
link.escapes|migrations/deep/out
link.folder|migrations/deep/up
link.loop|migrations/9_loop.up.sql
path.escapes|
EOF
LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: >../got 2>&1 <<EOF
.load $loadable
.output ../summary
SELECT gov_scan('.', '--max-file-bytes=2048',
  '--migration-script-paths=**/migrations/**/*.sql;migrations_backup;vendor/kept/**;../outside/**;nothing/*.sql');
.output
SELECT '-- artifacts';
SELECT path, status, note FROM gov_artifacts ORDER BY path;
SELECT '-- diagnostics';
SELECT code, path FROM gov_diagnostics WHERE substr(code, 1, instr(code, '.')) IN ('file.', 'flag.', 'folder.', 'link.', 'path.')
ORDER BY code, path;
EOF
diff -u ../expected ../got
