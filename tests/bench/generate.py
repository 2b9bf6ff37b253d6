"""generate.py EXTENSION: 1,000 tables of 20 columns are compared and drafted in under two seconds, in each dialect."""
import os
import sqlite3
import sys
import tempfile
import time

extension = os.path.abspath(sys.argv[1])


def schema(path, second):
    with open(path, "w", encoding="ascii") as file:
        for table in range(1000):
            types = ["TEXT" if (i + (second and table % 7 == 0 and i == 3)) % 2 else "INTEGER" for i in range(19)]
            columns = [f"c{i} {kind}" for i, kind in enumerate(types)]
            if second and table % 5 == 0:
                columns.append("extra TEXT")
            file.write(f"CREATE TABLE table_{table} (id INTEGER PRIMARY KEY, {', '.join(columns)});\n"
                       f"CREATE INDEX ix_{table} ON table_{table} (c1, c2);\n")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs("specs")
    open("specs/spec.md", "w").close()
    schema("a.sql", 0)
    schema("b.sql", 1)
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(extension)
    for dialect in ("sqlite", "postgresql"):
        start = time.process_time()
        text = db.execute("SELECT gov_generate('specs/spec.md', '--from-schema=a.sql', '--to-schema=b.sql', "
                          "'--allow-destructive', '--dialect=' || ?)", (dialect,)).fetchone()[0]
        seconds = time.process_time() - start
        print(f"{dialect}: {seconds:.2f} s, {len(text)} bytes")
        if seconds > 2:
            sys.exit("too slow")
    os.chdir("/")
