"""Every virtual table answers as a real table with the same rows would, under random predicates, and so does the kept
twin of every view.

usage: vtab_differential.py EXTENSION [full]
"""
import random
import sqlite3
import sys

extension, full = sys.argv[1], sys.argv[2:] == ["full"]
random.seed(20261120)
connection = sqlite3.connect(":memory:", isolation_level=None)
connection.enable_load_extension(True)
connection.load_extension(extension)
connection.execute("SELECT gov_scan('samples/acme')").fetchone()


def predicate(columns, rows):
    """A random WHERE over values that occur, values that do not, and values of the wrong type."""
    name = random.choice(columns)
    at = columns.index(name)
    present = random.choice(rows)[at] if rows else None
    odd = random.choice([None, 5, 1.5, "", "no such", b"blob", "5"])
    value = random.choice([present, present, odd])
    shape = random.randrange(10)
    if shape == 9:
        row = random.choice(rows) if rows else [None] * len(columns)
        other = random.randrange(len(columns))
        return f'"{name}" = ? AND "{columns[other]}" = ?', [value, row[other]]
    if shape == 0:
        return f'"{name}" = ?', [value]
    if shape == 1:
        values = [random.choice(rows)[at] if rows else None, odd, value, value]
        return f'"{name}" IN (?, ?, ?, ?)', values
    if shape == 2:
        return f'"{name}" IS ?', [value]
    if shape == 3:
        return f'"{name}" = ? COLLATE NOCASE', [value.upper() if isinstance(value, str) else value]
    if shape == 4:
        return f'? = "{name}" AND "{random.choice(columns)}" IS NOT NULL', [value]
    if shape == 5:
        return f'"{name}" = ? OR "{random.choice(columns)}" = ?', [value, odd]
    if shape == 6:
        return f'"{name}" > ?', [value]
    if shape == 7:
        return f'"{name}" = (SELECT ?)', [value]
    return f'"{name}" IN (SELECT ? UNION SELECT ?)', [value, odd]


names = [tuple(row) for row in connection.execute("SELECT name, kind FROM gov_help WHERE kind IN ('table', 'view')")]
tables = [name if kind == "table" else name.replace("gov_", "gov_kept_", 1) for name, kind in names]
sources = {table: name for table, (name, _) in zip(tables, names)}
compared = 0
for table in tables:
    # The type of a union's column is SQLite's choice, so a twin is compared with a copy of itself, and its rows with the view's.
    connection.execute(f"CREATE TEMP TABLE copy_{table} AS SELECT * FROM {table}")
    rows_of = [sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in (table, sources[table])]
    if rows_of[0] != rows_of[1]:
        sys.exit(f"{table} has other rows than {sources[table]}")
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info(copy_{table})")]
    rows = connection.execute(f"SELECT * FROM copy_{table}").fetchall()
    for _ in range(2000 if full else 60):
        where, values = predicate(columns, rows)
        key = repr
        got = sorted(connection.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall(), key=key)
        expected = sorted(connection.execute(f"SELECT * FROM copy_{table} WHERE {where}", values).fetchall(), key=key)
        if got != expected:
            sys.exit(f"{table} WHERE {where} with {values!r}: {len(got)} rows, the copy has {len(expected)}")
        compared += 1
    other = random.choice(columns[:1])
    join = f"SELECT count(*) FROM copy_{table} AS a JOIN {{}} AS b ON a.\"{other}\" = b.\"{other}\""
    if len(rows) < 2000:
        assert connection.execute(join.format(table)).fetchone() == connection.execute(
            join.format("copy_" + table)).fetchone(), f"join with {table}"
if not compared:
    sys.exit("nothing was compared")
print(f"{len(tables)} tables, {compared} predicates: equal")
