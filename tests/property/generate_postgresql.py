"""A PostgreSQL draft applied to the first schema gives the second, and its rollback gives the first again.

For random pairs of schemas with random rows, in a PostgreSQL that this test starts on a socket of its own:
  - the migration gives the second schema, compared by the catalogue, and keeps what both sides hold;
  - or it stops because of the rows, never because of its own text; then the rollback gives the first schema again;
  - verify says ok after it and FAILED after planted damage; a second run changes nothing;
  - the rollback gives the first schema and all of its rows.

usage: generate_postgresql.py EXTENSION [full]; skipped, and said, where PostgreSQL is not installed.
"""
import glob
import itertools
import os
import pwd
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

extension, full = os.path.abspath(sys.argv[1]), sys.argv[2:] == ["full"]
VALUES = {
    "integer": ["0", "1", "-7", "42"], "bigint": ["1", "10000000000", "-5"],
    "text": ["'x'", "'12'", "'012'", "'it''s'", "''", "'é'", "'2024-01-31'"], "varchar(20)": ["'short'", "'7'"],
    "numeric(10,2)": ["1.50", "3", "-0.25"], "boolean": ["true", "false"], "date": ["'2024-02-29'", "'1999-12-31'"],
    "timestamp": ["'2024-02-29 10:00:00'", "'2024-03-01 00:00:00'"],
}
DEFAULTS = {"integer": "5", "bigint": "6", "text": "'d'", "varchar(20)": "'it''s'", "numeric(10,2)": "2.50",
            "boolean": "false", "date": "'2020-01-01'", "timestamp": "'2020-01-01 00:00:00'"}
# Pairs that once failed: names of a table put aside, a half-built index, values a default filled, checks over converted types.
ONCE_FAILED = [103, 105, 130, 5017, 5028]
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


CATALOGUE = """
SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
  pg_get_expr(d.adbin, d.adrelid) FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef d ON adrelid = c.oid AND adnum = attnum
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v') AND relname !~ '^_gov_' AND attname !~ '^_gov_';
SELECT 'constraint', conrelid::regclass, contype, convalidated, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = current_schema()::regnamespace AND conrelid::regclass::text !~ '_gov_';
SELECT 'index', replace(indexdef, quote_ident(schemaname) || '.', '') FROM pg_indexes
WHERE schemaname = current_schema() AND tablename !~ '^_gov_'
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = format('%I.%I', schemaname, indexname)::regclass);
SELECT 'view', viewname, replace(definition, quote_ident(schemaname) || '.', '') FROM pg_views WHERE schemaname = current_schema();
"""


class Server:
    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.user = None
        if os.getuid() == 0:
            names = {entry.pw_name for entry in pwd.getpwall()}
            self.user = "postgres" if "postgres" in names else "nobody"
            shutil.chown(folder, self.user)
        self.data = os.path.join(folder, "data")
        self.run("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "-N", "-E", "UTF8", "--locale=C")
        self.run("pg_ctl", "-D", self.data, "-w", "-l", os.path.join(folder, "log"), "-o",
                 f"-k {folder} -c listen_addresses='' -c fsync=off -c autovacuum=off", "start")

    def run(self, program, *arguments):
        command = [os.path.join(self.programs, program), *arguments]
        if self.user:
            command = ["runuser", "-u", self.user, "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def psql(self, schema, text, stop=True):
        environment = dict(os.environ, PGOPTIONS=f"-c search_path={schema} -c client_min_messages=warning")
        environment.pop("LD_PRELOAD", None)
        done = subprocess.run(["psql", "-X", "-q", "-At", "-v", f"ON_ERROR_STOP={int(stop)}", "-h", self.folder, "-U", "postgres",
                               "-d", "postgres", "-f", "-"], input=text, capture_output=True, text=True, env=environment,
                              check=False)
        return done.returncode, done.stdout, done.stderr

    def query(self, schema, text):
        code, out, error = self.psql(schema, text)
        assert code == 0, error
        return sorted(out.splitlines())


def rows(server, schema, table, columns):
    names = ", ".join(quoted(c) + "::text" for c in columns)
    return server.query(schema, f"SELECT ROW({names}) FROM {quoted(table)};") if names else []


def fill(rnd, tables):
    out = ""
    for table in tables:
        for number in range(rnd.randint(0, 5)):
            names, values = (["id"], [str(number)]) if table.key == "id" else ([], [])
            for column in table.columns:
                names.append(quoted(column.name))
                values.append(rnd.choice(VALUES[column.type] + ["NULL"]))
            if table.parent:
                names.append("parent")
                values.append(rnd.choice(["NULL", "0"]))
            out += f"INSERT INTO {quoted(table.name)} ({', '.join(names)}) VALUES ({', '.join(values)});\n"
    return out


def whole(server, schema, tables):
    return {t.name: rows(server, schema, t.name, [c.name for c in t.columns] + (["id"] if t.key == "id" else []))
            for t in tables}


OWN_FAULT = re.compile(r"syntax error|does not exist|already exists|cannot|must |permission|multiple|ambiguous")


def one_pair(number, tool, server, counts):
    rnd = random.Random(number)
    first, second, first_views, second_views = schemas(rnd)
    first_sql = "".join(t.sql() for t in first) + first_views
    second_sql = "".join(t.sql() for t in second) + second_views
    for name, text in (("a.sql", first_sql), ("b.sql", second_sql), ("specs/x/spec.md", mapping(first, second))):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    server.psql("public", "DROP SCHEMA IF EXISTS one CASCADE; DROP SCHEMA IF EXISTS two CASCADE; CREATE SCHEMA one; CREATE SCHEMA two;")
    if server.psql("one", first_sql)[0] or server.psql("two", second_sql)[0]:
        return
    server.psql("one", fill(rnd, first), stop=False)  # rows that the first schema refuses are left out
    before, data, wanted = server.query("one", CATALOGUE), whole(server, "one", first), server.query("two", CATALOGUE)
    flags = ("specs/x/spec.md", "--from-schema=a.sql", "--to-schema=b.sql", "--allow-destructive", "--apply",
             "--dialect=postgresql")
    path = tool.execute("SELECT gov_generate(?, ?, ?, ?, ?, ?)", flags).fetchone()[0]
    migration, rollback, verify = (open(os.path.join(os.path.dirname(path), n), encoding="utf-8").read()
                                   for n in ("migration.sql", "rollback.sql", "verify.sql"))
    counts["pairs"] += 1
    if "_gov_migration" not in migration:
        assert before == wanted, "nothing to do, but the schemas differ"
        return
    code, _, error = server.psql("one", migration)
    if code:
        assert not OWN_FAULT.search(error), f"stopped by itself: {error}"
        counts["stopped"] += 1
        server.psql("one", rollback)
        assert server.query("one", CATALOGUE) == before, f"the rollback of a stopped migration: {error}"
        assert whole(server, "one", first) == data, f"rows after the rollback of a stopped migration: {error}"
        return
    found = server.query("one", CATALOGUE)
    assert found == wanted, f"another schema than the second: {sorted(set(found) ^ set(wanted))}"
    for table in second:
        old = next((t for t in first if t.name == table.name), None)
        same = [(o.name, c.name) for c in table.columns for o in (old.columns if old else [])
                if o.name == c.was and o.type == c.type and not (c.not_null and not o.not_null)]
        counts["kept"] += len(same)
        now = rows(server, "one", table.name, [n for _, n in same])
        kept = [s for s in data[table.name]] if old else []
        assert len(now) == len(kept) or not same, f"rows of {table.name}"
    bad = [line for line in server.query("one", verify) if not line.endswith("|ok")]
    assert not bad, f"verify after the migration: {bad}"
    assert server.psql("one", migration)[0], "a second run did not stop"
    assert server.query("one", CATALOGUE) == found, "a second run changed something"
    for table in second:
        if any(t.name == table.name for t in first) and f"rows of {table.name}'" in verify.replace("''", "'"):
            counts["damaged"] += 1
            text = f"BEGIN; DELETE FROM {quoted(table.name)}; {verify}"
            if data[table.name]:
                assert "|FAILED" in "".join(server.query("one", text)), "verify did not see the damage"
    code, _, error = server.psql("one", rollback)
    assert code == 0, f"the rollback stopped: {error}"
    back = server.query("one", CATALOGUE)
    assert back == before, f"the rollback gives another schema than the first: {sorted(set(back) ^ set(before))}"
    assert whole(server, "one", first) == data, "rows after the rollback"
    code, _, error = server.psql("one", migration)
    assert code == 0 and server.query("one", CATALOGUE) == wanted, f"migrated again after the rollback: {error}"
    counts["whole"] += 1


def main():
    places = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not places or not shutil.which("psql"):
        print("skipped: PostgreSQL is not installed (Debian: postgresql-15)")
        return
    counts = {"pairs": 0, "whole": 0, "stopped": 0, "damaged": 0, "kept": 0}
    wanted, start = 300 if full else 12, int(os.environ.get("START", "0"))
    numbers = itertools.chain(ONCE_FAILED, itertools.count(start + 1))
    os.environ.pop("LD_PRELOAD", None)  # a sanitizer is for the extension, not for the server
    folder = tempfile.mkdtemp(prefix="gov", dir="/tmp")
    work = tempfile.mkdtemp(prefix="gov", dir="/tmp")
    server = Server(places[-1], folder)
    try:
        os.makedirs(os.path.join(work, "specs/x"))
        tool = sqlite3.connect(":memory:")
        tool.enable_load_extension(True)
        tool.load_extension(extension)
        os.chdir(work)
        while counts["pairs"] < wanted:
            number = next(numbers)
            try:
                one_pair(number, tool, server, counts)
            except Exception as error:
                sys.exit(f"pair {number}: {type(error).__name__}: {error}\n--- first\n{open('a.sql').read()}"
                         f"--- second\n{open('b.sql').read()}{open('specs/x/spec.md').read()}")
            if number % 50 == 0:
                shutil.rmtree(".spec", ignore_errors=True)
    finally:
        server.stop()
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(work, ignore_errors=True)
    if counts["whole"] < wanted // 2:
        sys.exit(f"too few whole round trips: {counts}")
    print(counts)


main()
