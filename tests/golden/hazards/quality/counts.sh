#!/bin/bash
# Only asks: no dry run is needed, and nothing is lost where one part of it fails.
set -euo pipefail
psql "$SRC" -Atc "select count(*) from parcels"
psql "$DST" -Atc "SELECT count(*) FROM parcels"
