"""A PostgreSQL draft applied to the first schema gives the second, and its rollback gives the first again.

For random pairs of schemas with random rows, in a PostgreSQL that this test starts on a socket of its own:
  - the migration gives the second schema, compared by the catalogue, and every value as the second schema holds it: kept,
    converted, or its default;
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

from lib.postgresql_schemas import DEFAULTS, VALUES, mapping, quoted, schemas

extension, full = os.path.abspath(sys.argv[1]), sys.argv[2:] == ["full"]
# Pairs that once failed: names of a table put aside, a half-built index, values a default filled, checks over converted types.
ONCE_FAILED = [103, 105, 130, 5017, 5028]


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
# How many tables and columns rollbacks put aside.
ASIDE = """
SELECT lpad(count(*)::text, 4) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname ~ '^_gov_after_';
SELECT lpad(count(*)::text, 4) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = current_schema()::regnamespace AND attname ~ '^_gov_after_' AND NOT attisdropped;
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


def expected(table, old):
    """A row of the second schema's table in terms of the first's: each value as text."""
    out = ['id::text'] if table.key == "id" else []
    out += ["parent::text"] if table.parent and old.parent else []
    claimed = {c.was for c in table.columns if c.was and c.was != c.name}
    for column in table.columns:
        default = f"({DEFAULTS[column.type]})::{column.type}::text" if column.default else "NULL"
        was = next((o for o in old.columns if o.name == column.was), None)
        if not was and column.name not in claimed:
            was = next((o for o in old.columns if o.name == column.name), None)
        value = default
        if was:
            value = f"{quoted(was.name)}::text" + (f"::{column.type}::text" if was.type != column.type else "")
            value = f"coalesce({value}, {default})" if column.not_null and column.default else value
        out.append(value)
    return ", ".join(out)


def values(server, table, row):
    return server.query("one", f"SELECT ROW({row}) FROM {quoted(table)};") if row else []


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
    olds = {t.name: next((o for o in first if o.name == t.name), None) for t in second}
    wanted_values = {}
    for table in second:
        try:  # a value that has no place in its new type stops the migration, too
            wanted_values[table.name] = values(server, table.name, expected(table, olds[table.name])) if olds[table.name] else []
        except AssertionError:
            wanted_values[table.name] = None
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
        row = ", ".join((["id::text"] if table.key == "id" else []) + (["parent::text"] if table.parent else [])
                        + [quoted(c.name) + "::text" for c in table.columns])
        now = values(server, table.name, row)
        assert now == wanted_values[table.name], f"values of {table.name}: {now} and not {wanted_values[table.name]}"
        counts["values"] += len(now) * (row.count(",") + 1)
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
        for column in table.columns if olds[table.name] else []:
            was = next((o for o in olds[table.name].columns if o.name == column.was), None)
            if was and was.type != column.type and not column.unique and (column.was in [c.name for c in table.columns] or column.was != column.name):
                other = VALUES[column.type][0]
                text = (f"BEGIN; UPDATE {quoted(table.name)} SET {quoted(column.name)} = {other} WHERE {quoted(column.name)} <> {other};"
                        f" SELECT 'hit|FAILED' WHERE NOT EXISTS (SELECT FROM {quoted(table.name)} WHERE {quoted('_gov_saved_' + was.name)} IS NOT NULL"
                        f" AND {quoted(column.name)}::text <> {quoted('_gov_saved_' + was.name)}::text::{column.type}::text); {verify}")
                code, out, _ = server.psql("one", text)
                if not code:
                    counts["damaged"] += 1
                    assert "|FAILED" in out, f"verify did not see a changed value of {table.name}.{column.name}"
    code, _, error = server.psql("one", rollback)
    assert code == 0, f"the rollback stopped: {error}"
    back = server.query("one", CATALOGUE)
    assert back == before, f"the rollback gives another schema than the first: {sorted(set(back) ^ set(before))}"
    assert whole(server, "one", first) == data, "rows after the rollback"
    code, _, error = server.psql("one", migration)
    assert code == 0 and server.query("one", CATALOGUE) == wanted, f"migrated again after the rollback: {error}"
    aside = server.query("one", ASIDE)
    code, _, error = server.psql("one", rollback)
    assert code == 0, f"the second rollback stopped: {error}"
    assert server.query("one", CATALOGUE) == before and whole(server, "one", first) == data, "the second rollback"
    assert server.query("one", ASIDE) >= aside, "what the first rollback put aside is gone"
    counts["whole"] += 1


def main():
    places = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not places or not shutil.which("psql"):
        print("skipped: PostgreSQL is not installed (Debian: postgresql-15)")
        return
    counts = {"pairs": 0, "whole": 0, "stopped": 0, "damaged": 0, "values": 0}
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
