#!/bin/bash
# SQL in here documents and arguments; --dry-run only prints it.
set -euo pipefail
psql "$URL" <<'SQL'  # expect: SCR.NO_DRY_RUN
BEGIN;
UPDATE users  -- expect: MH106 MH403 MH503 SCR.GIANT_TX
SET email = lower(email);
COMMIT;
SQL
psql -c "DELETE FROM sessions" "$URL"  # expect: MH105
psql \
  -c "DROP TABLE
   old_things;" "$URL"
# expect-at 12: MH101 MH309
for t in a b; do psql -c "TRUNCATE TABLE $t"; done  # expect: MH104 MH309
echo "DELETE FROM carts;" | psql "$URL"  # expect: MH105
psql -c "DELETE FROM baskets $FILTER" "$URL"
echo "DELETE FROM nothing"
cat <<EOF >notes.txt
DELETE FROM notes;
EOF
psql "$URL" -f more.sql  # don't count
psql -c "DELETE FROM stalls" "$URL"  # expect: MH105
