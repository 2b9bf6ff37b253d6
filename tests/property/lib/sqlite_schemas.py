"""Random schemas of SQLite, and another each that differs by changes a draft can make."""

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


def mapping(first, second):
    """The spec's mapping table."""
    out = "| Source field | Target field | Transform rule |\n|---|---|---|\n"
    for table in second:
        for column in table.columns if any(t.name == table.name for t in first) else []:
            if column.was and column.was != column.name:
                out += f"| {table.name}.{column.was} | {table.name}.{column.name} | rename |\n"
    return out
