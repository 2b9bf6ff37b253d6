#!/bin/sh
# run.sh PROPERTY.py EXTENSION [full]: Debian's python3, whose sqlite3 module can load extensions.
export SOURCE_DATE_EPOCH=1795132800
LD_PRELOAD=${GOV_PRELOAD:-} exec /usr/bin/python3 "$@"
