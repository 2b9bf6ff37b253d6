#!/bin/bash
# A tool that changes a table beside its work is asked for an ALTER.
set -euo pipefail
pt-online-schema-change \
  --alter "DROP COLUMN legacy_code, MODIFY COLUMN note text" \
  D=shop,t=customers --execute
# expect-at 4: MH102
gh-ost --database=shop --table=customers --alter='rename column code to kind' --execute # expect: MH202
gh-ost --database=shop --table="$TABLE" --alter="drop column kind" --dry-run # expect: MH102
gh-ost --database=shop --table=customers --alter='add column kind int' --execute
gh-ost --version
# gh-ost --table=customers --alter='drop column id' --execute
