#!/usr/bin/env python3
"""Which migrations have an undo, and is it empty? Compared with counts made by reading.

usage: counterparts.py build/gov.so COUNTERPARTS.jsonl FOLDER

COUNTERPARTS.jsonl has a row a migration: set, migration (SET/path, #id for a changeset), has_counterpart,
counterpart_nonempty. FOLDER holds a folder a set with the files of that set, wherever they lie in it. Prints a
row a set and each difference; the exit code is the number of differences, at most 1.
"""
import collections
import json
import os
import sqlite3
import sys


def verdicts(extension, folder):
    """path, version and undo of every migration below the folder."""
    database = sqlite3.connect(":memory:")
    database.enable_load_extension(True)
    database.load_extension(extension)
    database.execute("SELECT gov_scan(?, '--migration-script-paths=**/*')", (folder,)).fetchone()
    return database.execute("SELECT path, version, undo FROM gov_migrations").fetchall()


def find(rows, path, changeset):
    """The undo of the migration whose path ends as the row's does."""
    for row_path, version, undo in rows:
        same = row_path == path or row_path.endswith("/" + path) or path.endswith("/" + row_path)
        if same and (changeset is None or version == changeset):
            return undo
    return None


def main():
    extension, labels, folder = sys.argv[1:4]
    expected = collections.defaultdict(list)
    for line in open(labels, encoding="utf-8"):
        row = json.loads(line)
        expected[row["set"]].append(row)
    differences = 0
    for name in sorted(expected):
        root = os.path.join(folder, name)
        if not os.path.isdir(root):
            print(f"{name}: skipped, {root} is not there")
            continue
        rows = verdicts(extension, root)
        agree = 0
        for row in expected[name]:
            path, _, changeset = row["migration"].split("/", 1)[1].partition("#")
            undo = find(rows, path, changeset or None)
            present = undo not in (None, "missing")
            nonempty = present and undo != "empty"
            same = undo is not None and (present, nonempty) == (
                row["has_counterpart"], row["counterpart_nonempty"])
            agree += same
            if not same:
                differences += 1
                print(f"  {row['migration']}: {undo}, expected present={row['has_counterpart']} "
                      f"nonempty={row['counterpart_nonempty']} ({row.get('note', '')})")
        counts = collections.Counter(undo for _, _, undo in rows)
        print(f"{name}: {agree} of {len(expected[name])} agree; found {dict(counts)}")
    return min(differences, 1)


if __name__ == "__main__":
    sys.exit(main())
