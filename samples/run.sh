#!/bin/sh
# run.sh: builds sqlite-gov and judges the sample workspace in samples/acme: what blocks, why, and where it is written.
#
# Missing Debian packages are installed by name. Runs as often as you like; writes nothing outside build/.
set -eu
cd "$(dirname "$0")/.."
. ./tests/packages.sh
need_packages gcc libc6-dev cmake ninja-build pkg-config sqlite3 libsqlite3-dev libcjson-dev libyaml-dev libmd4c-dev \
  nettle-dev libexpat1-dev

echo "== building build/gov.so"
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo >build.log 2>&1 || { cat build.log; exit 1; }
ninja -C build gov >build.log 2>&1 || { cat build.log; exit 1; }
rm -f build.log

echo "== samples/acme, strict rules"
sqlite3 -batch -bail -init /dev/null :memory: <samples/acme.sql
