#!/bin/bash
# pipefail alone goes on after a failure; files are no rows, so no place in them need be remembered
set -uo pipefail
for f in changes/*.sql; do
  psql "$DATABASE_URL" -f "$f" # expect: SCR.SWALLOW SCR.NO_DRY_RUN
done
