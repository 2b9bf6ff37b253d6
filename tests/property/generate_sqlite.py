"""A draft applied to the first schema gives the second, keeps the data, and its rollback gives the first again.

For random pairs of schemas with random rows, in SQLite:
  - the migration gives the second schema, compared by the catalogue, with the rows that the second schema can hold;
  - or it stops, changes nothing, and the rows really do not fit the second schema;
  - verify says ok after it and FAILED after planted damage; a second run changes nothing;
  - the rollback gives the first schema and all of its rows.

usage: generate_sqlite.py EXTENSION [full]
"""
import os
import random
import re
import sqlite3
import sys
import tempfile

from lib.sqlite_schemas import VALUES, literal, mapping, quoted, schemas

extension, full = sys.argv[1], sys.argv[2:] == ["full"]


def catalogue(db):
    out = {}
    for kind, name, table, sql in db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"):
        if name.startswith(("_gov_", "sqlite_")) or table.startswith("_gov_"):
            continue
        if kind == "table":
            q = quoted(name)
            indexes = []
            for row in db.execute(f"PRAGMA index_list({q})").fetchall():
                columns = [c[1:5] for c in db.execute(f"PRAGMA index_xinfo({quoted(row[1])})")]
                indexes.append((row[2], row[3], row[4], row[1] if row[3] == "c" else "", tuple(columns)))
            out[kind, name] = (db.execute(f"PRAGMA table_xinfo({q})").fetchall(), sorted(map(repr, indexes)),
                               sorted(r[2:] for r in db.execute(f"PRAGMA foreign_key_list({q})")),
                               sorted(re.findall(r"CHECK \((.*?< 100)\)", sql)), "AUTOINCREMENT" in sql,
                               "WITHOUT ROWID" in sql, re.findall(r"GENERATED ALWAYS AS \((.*)\)", sql))
        elif kind != "index" or sql:
            body = re.sub(r"\s+", " ", sql.split("WHERE", 1)[1] if kind == "index" and "WHERE" in sql else
                          "" if kind == "index" else re.split(r" AS | AFTER ", sql, 1)[1])
            out[kind, name] = (table, body)
    return out


def rows_of(db, table, columns=None):
    names = ", ".join(map(quoted, columns)) if columns else "*"
    return sorted(map(repr, db.execute(f"SELECT {names} FROM {quoted(table)}")))


def fill(rnd, db, tables):
    for table in tables:
        names = [c.name for c in table.columns if not c.generated]
        if not names:
            continue
        for _ in range(rnd.randint(0, 6)):
            values = [rnd.randint(1, 50) if n == "id" else rnd.choice(VALUES) for n in names]
            try:
                db.execute(f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, names))}) VALUES "
                           f"({', '.join('?' * len(names))})", values)
            except sqlite3.IntegrityError:
                pass
    for table in tables:  # references hold in the first schema
        if table.parent:
            db.execute(f"DELETE FROM {quoted(table.name)} WHERE {quoted(table.parent[0])} IS NOT NULL AND rowid IN "
                       f"(SELECT rowid FROM pragma_foreign_key_check({literal(table.name)}))" if table.kind != "without"
                       else f"DELETE FROM {quoted(table.name)}")


def origin(column, table, before):
    """The first schema's column that this one takes its values from: as the mapping says, else by its name."""
    names = {b.name for b in before.columns}
    if column.was in names and column.was != column.name:
        return column.was
    claimed = {c.was for c in table.columns if c.was and c.was != c.name}
    return column.name if column.name in names and column.name not in claimed else None


def expected_second(first_db, first, second, second_sql):
    """The rows as the second schema holds them, by plain inserts; None when it cannot hold them."""
    db = sqlite3.connect(":memory:")
    db.executescript(second_sql)
    for table in second:
        before = next((t for t in first if t.name == table.name), None)
        if not before:
            continue
        kept = [c for c in table.columns if not c.generated and origin(c, table, before)]
        for row in first_db.execute(f"SELECT {', '.join(quoted(origin(c, table, before)) for c in kept) or 'NULL'} FROM {quoted(table.name)}"):
            names, values = [], []
            for column, value in zip(kept, row):
                was_not_null = next(b for b in before.columns if b.name == origin(column, table, before)).not_null
                if value is None and column.not_null and column.default is not None and not was_not_null:
                    value = column.default
                names.append(quoted(column.name))
                values.append(value)
            try:
                if names:
                    db.execute(f"INSERT INTO {quoted(table.name)} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
                               values)
                else:
                    db.execute(f"INSERT INTO {quoted(table.name)} DEFAULT VALUES")
            except sqlite3.IntegrityError:
                return None
    return None if db.execute("SELECT 1 FROM pragma_foreign_key_check").fetchone() else db


def verdicts(db, verify):
    out = []
    for statement in re.split(r";\n", verify):
        if "SELECT" in statement:
            out += db.execute(statement).fetchall()
    return out


def plant_damage(db, first, second):
    """Changes one value that the migration moved; None when there is none to change."""
    for table in second:
        before = next((t for t in first if t.name == table.name), None)
        if not before or not db.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", ("_gov_saved_" + table.name,)).fetchone():
            continue
        if db.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()[0]:
            db.execute(f"DELETE FROM {quoted(table.name)} WHERE {'rowid' if table.kind != 'without' else quoted(table.key[0])} = "
                       f"(SELECT min({'rowid' if table.kind != 'without' else quoted(table.key[0])}) FROM {quoted(table.name)})")
            return table.name
    return None


def dump(db):
    return "\n".join(line for line in db.iterdump() if "_gov_" not in line)


def script(db, text):
    try:
        db.executescript(text)
        return True
    except sqlite3.IntegrityError:
        if db.in_transaction:
            db.execute("ROLLBACK")
        return False


def one_pair(number, tool, folder, counts):
    rnd = random.Random(number)
    first, second, first_objects, second_objects = schemas(rnd)
    first_sql = "".join(t.sql() for t in first) + first_objects
    second_sql = "".join(t.sql() for t in second) + second_objects
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.executescript(first_sql)
        sqlite3.connect(":memory:").executescript(second_sql)
    except sqlite3.OperationalError:
        return  # not a schema SQLite takes
    fill(rnd, db, first)
    if db.execute("SELECT 1 FROM pragma_foreign_key_check").fetchone():
        return
    for name, text in (("a.sql", first_sql), ("b.sql", second_sql), ("specs/x/spec.md", mapping(first, second))):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    before, before_dump = catalogue(db), dump(db)
    flags = ("specs/x/spec.md", "--from-schema=a.sql", "--to-schema=b.sql", "--allow-destructive", "--apply")
    path = tool.execute("SELECT gov_generate(?, ?, ?, ?, ?)", flags).fetchone()[0]
    texts = [open(os.path.join(os.path.dirname(path), n), encoding="utf-8").read()
             for n in ("migration.sql", "rollback.sql", "verify.sql")]
    counts["pairs"] += 1
    expected = expected_second(db, first, second, second_sql)
    if not script(db, texts[0]):
        assert expected is None, "stopped, though the second schema can hold the rows"
        assert dump(db) == before_dump, "stopped, and changed something"
        counts["stopped"] += 1
        return
    reference = sqlite3.connect(":memory:")
    reference.executescript(second_sql)
    assert catalogue(db) == catalogue(reference), "another schema than the second"
    if expected is not None:
        for table in second:
            if any(t.name == table.name for t in first):
                names = [c.name for c in table.columns if c.name != "id" or any(
                    b.name == "id" for t in first if t.name == table.name for b in t.columns)]
                assert rows_of(db, table.name, names) == rows_of(expected, table.name, names), f"rows of {table.name}"
    bad = [row for row in verdicts(db, texts[2]) if row[3] != "ok"]
    assert not bad, f"verify after the migration: {bad}"
    if before != catalogue(db) or texts[0].count("\n") > 12:
        once = dump(db)
        assert not script(db, texts[0]), "a second run did not stop"
        assert dump(db) == once, "a second run changed something"
    damaged = sqlite3.connect(":memory:", isolation_level=None)
    db.backup(damaged)
    if plant_damage(damaged, first, second):
        counts["damaged"] += 1
        assert any(row[3] == "FAILED" for row in verdicts(damaged, texts[2])), "verify did not see the damage"
    assert script(db, texts[1]) , "the rollback stopped"
    assert catalogue(db) == before, "the rollback gives another schema than the first"
    for table in first:
        original = sqlite3.connect(":memory:")
        original.executescript(before_dump)
        assert rows_of(db, table.name) == rows_of(original, table.name), f"rows of {table.name} after the rollback"
    counts["whole"] += 1


def main():
    counts = {"pairs": 0, "whole": 0, "stopped": 0, "damaged": 0}
    wanted = 10000 if full else 300
    start = int(os.environ.get("START", "0"))
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        os.makedirs(os.path.join(folder, "specs/x"))
        open(os.path.join(folder, "specs/x/spec.md"), "w").close()
        tool = sqlite3.connect(":memory:")
        tool.enable_load_extension(True)
        tool.load_extension(os.path.abspath(extension))
        os.chdir(folder)
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        number = start
        while counts["pairs"] < wanted:
            number += 1
            try:
                one_pair(number, tool, folder, counts)
            except Exception as error:
                sys.exit(f"pair {number}: {type(error).__name__}: {error}\n--- first\n{open('a.sql').read()}"
                         f"--- second\n{open('b.sql').read()}")
            for run in os.listdir(".spec/reports/data-migration-generator") if number % 50 == 0 else []:
                base = os.path.join(".spec/reports/data-migration-generator", run)
                for name in os.listdir(base):
                    os.remove(os.path.join(base, name))
                os.rmdir(base)
    if counts["whole"] < wanted // 3:
        sys.exit(f"too few whole round trips: {counts}")
    print(counts)


main()
