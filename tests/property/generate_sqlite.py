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

extension, full = sys.argv[1], sys.argv[2:] == ["full"]
TYPES = ["INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC", "VARCHAR(20)", "", "BIGINT", "DECIMAL(10,2)"]
NAMES = ["a", "b", "c", "d", 'we"ird', "order", "Group", "x y", "e", "né", "select", "f'g"]
RENAMED = ["mail address", "e-mail"]
VALUES = [None, 0, 1, -7, 3.5, "x", "12", "012", "3.0", "it's", 'say "no"', b"\x00\xff", "", 10**12, "é"]


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "x'" + value.hex() + "'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)


class Column:
    was = None  # its name in the first schema; None: it is new

    def __init__(self, rnd, name):
        self.name, self.type = name, rnd.choice(TYPES)
        self.not_null = rnd.random() < 0.25
        self.default = rnd.choice([None, None, 0, "d", 2.5, "it's"])
        if self.not_null and rnd.random() < 0.8 and self.default is None:
            self.default = 1
        self.check = rnd.random() < 0.1
        self.unique = rnd.random() < 0.08
        self.collate = "NOCASE" if rnd.random() < 0.1 else None
        self.generated = None

    def copy(self):
        other = object.__new__(Column)
        other.__dict__.update(self.__dict__)
        return other

    def sql(self, inline_key):
        out = quoted(self.name) + (" " + self.type if self.type else "") + inline_key
        if self.not_null:
            out += " NOT NULL"
        if self.default is not None:
            out += " DEFAULT " + literal(self.default)
        if self.collate:
            out += " COLLATE " + self.collate
        if self.unique:
            out += " UNIQUE"
        if self.check:
            out += f" CHECK (length({quoted(self.name)}) < 100)"
        if self.generated:
            out += f" GENERATED ALWAYS AS ({self.generated}) {self.stored}"
        return out


class Table:
    def __init__(self, rnd, name):
        self.name = name
        self.columns = [Column(rnd, n) for n in rnd.sample(NAMES, rnd.randint(1, 6))]
        self.key, self.kind = None, rnd.choice(["none", "integer", "auto", "column", "pair", "without"])
        if self.kind in ("integer", "auto"):
            key = Column(rnd, "id")
            key.type, key.not_null, key.default, key.unique, key.check, key.collate = "INTEGER", False, None, False, False, None
            self.columns.insert(0, key)
            self.key = ["id"]
        elif self.kind in ("column", "without"):
            self.key = [self.columns[0].name]
        elif self.kind == "pair" and len(self.columns) > 1:
            self.key = [c.name for c in self.columns[:2]]
        self.parent = None
        self.indexes = []
        if rnd.random() < 0.3 and len(self.columns) > 1 and not (self.key and self.columns[-1].name in self.key):
            last = self.columns[-1]
            last.generated = f"length({quoted(self.columns[0].name)})"
            last.stored = rnd.choice(["STORED", "VIRTUAL"])
            last.default = None
            last.not_null = last.unique = False
        if rnd.random() < 0.4:
            self.add_index(rnd)

    def add_index(self, rnd):
        names = rnd.sample([c.name for c in self.columns], rnd.randint(1, min(2, len(self.columns))))
        where = f" WHERE {quoted(names[0])} IS NOT NULL" if rnd.random() < 0.3 else ""
        unique = "UNIQUE " if rnd.random() < 0.15 else ""
        self.indexes.append((unique, f"ix_{self.name}_{rnd.randint(0, 3)}", ", ".join(map(quoted, names)) + ("" if rnd.random() < .7 else " DESC"), where, names))

    def copy(self):
        other = object.__new__(Table)
        other.__dict__.update(self.__dict__)
        other.columns = [c.copy() for c in self.columns]
        other.indexes = list(self.indexes)
        return other

    def sql(self):
        parts = []
        for column in self.columns:
            inline = ""
            if self.key == ["id"] and column.name == "id":
                inline = " PRIMARY KEY" + (" AUTOINCREMENT" if self.kind == "auto" else "")
            parts.append(column.sql(inline))
        if self.key and self.key != ["id"]:
            parts.append("PRIMARY KEY (" + ", ".join(map(quoted, self.key)) + ")")
        if self.parent:
            parts.append(f"FOREIGN KEY ({quoted(self.parent[0])}) REFERENCES {quoted(self.parent[1])} ({quoted(self.parent[2])})"
                         + self.parent[3])
        out = f"CREATE TABLE {quoted(self.name)} (\n  " + ",\n  ".join(parts) + "\n)"
        out += " WITHOUT ROWID;\n" if self.kind == "without" else ";\n"
        seen = set()
        for unique, name, columns, where, _ in self.indexes:
            if name not in seen:
                out += f"CREATE {unique}INDEX {name} ON {quoted(self.name)} ({columns}){where};\n"
            seen.add(name)
        return out


def mutate(rnd, table):
    table = table.copy()
    taken = {c.name for c in table.columns}
    for column in table.columns:
        column.was = column.name
    for _ in range(rnd.randint(0, 3)):
        change = rnd.randrange(9)
        plain = [c for c in table.columns if not (table.key and c.name in table.key) and not c.generated]
        used = {n for i in table.indexes for n in i[4]} | {c.name for c in table.columns if any(
            d.generated and quoted(c.name) in d.generated for d in table.columns)}
        if table.parent:
            used.add(table.parent[0])
        if change == 0:
            free = [n for n in NAMES if n not in {c.name for c in table.columns}]
            table.columns.insert(rnd.randint(0, len(table.columns)), Column(rnd, rnd.choice(free)))
        elif change == 1 and plain:
            victim = rnd.choice(plain)
            if victim.name not in used and len(table.columns) > 1:
                table.columns.remove(victim)
        elif change == 2 and plain:
            rnd.choice(plain).type = rnd.choice(TYPES)
        elif change == 3 and plain:
            column = rnd.choice(plain)
            column.not_null = not column.not_null
            if column.not_null and column.default is None and rnd.random() < 0.8:
                column.default = "new"
        elif change == 4 and plain:
            rnd.choice(plain).default = rnd.choice([None, 5, "z"])
        elif change == 8 and plain:  # a rename that the spec's mapping states
            column = rnd.choice(plain)
            free = [n for n in NAMES + RENAMED if n not in {c.name for c in table.columns} | taken]
            if column.name not in used and column.was and free:
                column.name = rnd.choice(free)
        elif change == 5:
            rnd.shuffle(table.columns)
        elif change == 6:
            table.indexes = [] if rnd.random() < 0.5 else table.indexes
            table.add_index(rnd)
        elif change == 7 and plain:
            column = rnd.choice(plain)
            column.unique = rnd.random() < 0.3
            column.check = not column.check
    return table


def schemas(rnd):
    first = [Table(rnd, n) for n in rnd.sample(["users", "orders", "Odd name", "t4"], rnd.randint(1, 3))]
    for table in first[1:]:
        parent = first[0]
        plain = [c for c in table.columns if not c.generated and c.name != "id" and not (table.key and c.name in table.key)]
        if parent.key and len(parent.key) == 1 and plain and rnd.random() < 0.4:
            table.parent = (rnd.choice(plain).name, parent.name, parent.key[0], rnd.choice(["", " ON DELETE CASCADE"]))
    second = [mutate(rnd, t) for t in first]
    dropped = None
    if len(second) > 1 and rnd.random() < 0.2:
        dropped = second.pop()
    if rnd.random() < 0.3:
        second.append(Table(rnd, "fresh"))
    return first, second, objects(rnd, first), objects(rnd, second)


def objects(rnd, tables):
    out = ""
    for table in tables:
        if rnd.random() < 0.3:
            out += f"CREATE VIEW v_{tables.index(table)} AS SELECT count(*) AS n FROM {quoted(table.name)};\n"
        if rnd.random() < 0.2:
            out += (f"CREATE TRIGGER tr_{tables.index(table)} AFTER DELETE ON {quoted(table.name)} BEGIN "
                    f"SELECT {rnd.randint(1, 2)}; END;\n")
    return out


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


def mapping(first, second):
    """The spec's mapping table."""
    out = "| Source field | Target field | Transform rule |\n|---|---|---|\n"
    for table in second:
        for column in table.columns if any(t.name == table.name for t in first) else []:
            if column.was and column.was != column.name:
                out += f"| {table.name}.{column.was} | {table.name}.{column.name} | rename |\n"
    return out


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
