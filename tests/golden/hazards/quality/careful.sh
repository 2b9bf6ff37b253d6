#!/bin/sh
# Has what a script should have: stops at errors, can be rehearsed, reads its password from elsewhere.
set -eu
if [ "${1:-}" = --dry-run ]; then echo "would copy"; exit 0; fi
psql "$ORDERS_URL" -v ON_ERROR_STOP=1 -f copy.sql
