"""Random schemas of PostgreSQL, and another each that differs by changes a draft can make."""
VALUES = {
    "integer": ["0", "1", "-7", "42"], "bigint": ["1", "10000000000", "-5"],
    "text": ["'x'", "'12'", "'012'", "'it''s'", "''", "'é'", "'2024-01-31'"], "varchar(20)": ["'short'", "'7'"],
    "numeric(10,2)": ["1.50", "3", "-0.25"], "boolean": ["true", "false"], "date": ["'2024-02-29'", "'1999-12-31'"],
    "timestamp": ["'2024-02-29 10:00:00'", "'2024-03-01 00:00:00'"],
}
DEFAULTS = {"integer": "5", "bigint": "6", "text": "'d'", "varchar(20)": "'it''s'", "numeric(10,2)": "2.50",
            "boolean": "false", "date": "'2020-01-01'", "timestamp": "'2020-01-01 00:00:00'"}
NAMES = ["a", "b", "c", "d", 'we"ird', "order", "Group", "x y", "né", "select", "f'g", "$gov_$"]


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class Column:
    was = None

    def __init__(self, rnd, name):
        self.name, self.type = name, rnd.choice(list(VALUES))
        self.not_null = rnd.random() < 0.3
        self.default = rnd.random() < (0.8 if self.not_null else 0.3)
        self.check, self.unique = rnd.random() < 0.15, rnd.random() < 0.1

    def copy(self):
        other = object.__new__(Column)
        other.__dict__.update(self.__dict__)
        return other

    def sql(self):
        out = f"{quoted(self.name)} {self.type}" + (" NOT NULL" if self.not_null else "")
        out += f" DEFAULT {DEFAULTS[self.type]}" if self.default else ""
        out += " UNIQUE" if self.unique else ""
        return out + (f" CHECK (length({quoted(self.name)}::text) < 100)" if self.check else "")


class Table:
    def __init__(self, rnd, name):
        self.name, self.parent, self.indexes = name, None, []
        self.key = rnd.choice([None, "id", "id", "pair"])
        self.columns = [Column(rnd, n) for n in rnd.sample(NAMES, rnd.randint(2, 6))]
        if rnd.random() < 0.5:
            self.add_index(rnd)

    def add_index(self, rnd):
        column = rnd.choice(self.columns)
        self.indexes.append((rnd.choice(["", "", "UNIQUE "]), f"ix {self.name} {rnd.randint(0, 2)}", column,
                             rnd.choice(["", " WHERE true"])))

    def copy(self):
        other = object.__new__(Table)
        other.__dict__.update(self.__dict__)
        other.columns = [c.copy() for c in self.columns]
        other.indexes = [(u, n, next(d for d in other.columns if d.name == c.name), w) for u, n, c, w in self.indexes]
        return other

    def sql(self):
        parts = ["ID bigint PRIMARY KEY"] if self.key == "id" else []
        parts += [c.sql() for c in self.columns]
        if self.key == "pair":
            parts.append(f"PRIMARY KEY ({quoted(self.columns[0].name)}, {quoted(self.columns[1].name)})")
        if self.parent:
            parts.append(f"parent bigint REFERENCES {quoted(self.parent)} (id) ON DELETE CASCADE")
        out = f"CREATE TABLE {quoted(self.name)} (\n  " + ",\n  ".join(parts) + "\n);\n"
        seen = set()
        for unique, name, column, where in self.indexes:
            if name not in seen and column in self.columns:
                out += f"CREATE {unique}INDEX {quoted(name)} ON {quoted(self.name)} ({quoted(column.name)}){where};\n"
            seen.add(name)
        return out


def mutate(rnd, table):
    table = table.copy()
    taken = {c.name for c in table.columns}
    for column in table.columns:
        column.was = column.name
    for _ in range(rnd.randint(0, 3)):
        change = rnd.randrange(9)
        plain = table.columns[2:] if table.key == "pair" else list(table.columns)
        free = [n for n in NAMES + ["mail address"] if n not in {c.name for c in table.columns} | taken]
        if change == 0 and free:
            table.columns.insert(rnd.randint(2, len(table.columns)), Column(rnd, rnd.choice(free)))
        elif change == 1 and plain and len(table.columns) > 2:
            victim = rnd.choice(plain)
            table.columns.remove(victim)
        elif change == 2 and plain:
            column = rnd.choice(plain)
            column.type = rnd.choice([column.type, "text", rnd.choice(list(VALUES))])
        elif change == 3 and plain:
            column = rnd.choice(plain)
            column.not_null = not column.not_null
            column.default = column.default or rnd.random() < 0.8
        elif change == 4 and plain:
            rnd.choice(plain).default ^= True
        elif change == 5 and plain and free:
            column = rnd.choice(plain)
            column.name = rnd.choice(free) if column.was else column.name
        elif change == 6:
            table.indexes = [] if rnd.random() < 0.5 else table.indexes
            table.add_index(rnd)
        elif change == 7 and plain:
            rnd.choice(plain).check ^= True
        elif change == 8 and plain:
            rnd.choice(plain).unique ^= True
    return table


def mapping(first, second):
    out = "| Source field | Target field | Transform rule |\n|---|---|---|\n"
    for table in second:
        for column in table.columns if any(t.name == table.name for t in first) else []:
            if column.was and column.was != column.name:
                out += f"| {table.name}.{column.was} | {table.name}.{column.name} | rename |\n"
    return out


def views(rnd, tables):
    return "".join(f"CREATE VIEW {quoted('v ' + t.name)} AS SELECT {quoted(t.columns[0].name)} FROM {quoted(t.name)};\n"
                   for t in tables if rnd.random() < 0.3)


def schemas(rnd):
    first = [Table(rnd, n) for n in rnd.sample(["users", "Orders", "odd name", "t4"], rnd.randint(1, 3))]
    for table in first[1:]:
        if first[0].key == "id" and rnd.random() < 0.4:
            table.parent = first[0].name
    second = [mutate(rnd, t) for t in first]
    if len(second) > 1 and rnd.random() < 0.25:
        second.pop()
    if rnd.random() < 0.3:
        second.append(Table(rnd, "fresh"))
    return first, second, views(rnd, first), views(rnd, second)
