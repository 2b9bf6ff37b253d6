"""What a draft raises, its plan states: our own hazards, and squawk's where it is installed.

Random pairs of schemas are drafted. Each draft is put where a scan takes it for a migration:
  - every hazard of priority P0 or P1 that the scan finds in it is one that the plan names;
  - squawk says nothing of migration and rollback but matters of style, a column whose values no database can add without a
    rewrite (generated, identity), and the draft's own _gov_ columns; asked about the statements inside the migration's DO
    blocks too, nothing but what the plan names.

usage: generate_hazards.py EXTENSION [full]; squawk is looked for in PATH, then node_modules/.bin, or named by $SQUAWK.
"""
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from lib import postgresql_schemas, sqlite_schemas

extension, full = os.path.abspath(sys.argv[1]), sys.argv[2:] == ["full"]
PLANS = ".spec/reports/data-migration-generator"
# Rules of squawk that are about taste, or about the schema that was asked for and not about how it is reached.
STYLE = {"prefer-bigint-over-int", "prefer-big-int", "prefer-bigint-over-smallint", "prefer-identity", "prefer-robust-stmts",
         "prefer-text-field", "prefer-timestamp-tz", "prefer-timestamptz", "ban-char-field", "identifier-too-long"}
# Squawk's rules and the hazard that says the same.
SAME = {"changing-column-type": "MH203", "renaming-column": "MH202", "renaming-table": "MH201", "ban-drop-column": "MH102",
        "ban-drop-table": "MH101", "adding-field-with-default": "MH308", "ban-drop-not-null": "MH207",
        "adding-required-field": "MH205"}

# Steps that the random pairs do not take: the bodies of table t before and after, beside a table p.
WRITTEN = [
    ("postgresql", "id bigint PRIMARY KEY", "id bigint PRIMARY KEY, u uuid DEFAULT gen_random_uuid()"),
    ("postgresql", "id bigint PRIMARY KEY", "id bigint PRIMARY KEY, u uuid NOT NULL DEFAULT gen_random_uuid()"),
    ("postgresql", "a int", "a int, id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
    ("postgresql", "a int", "a int, id bigserial PRIMARY KEY"),
    ("postgresql", "a int", "a int, b int GENERATED ALWAYS AS (a + 1) STORED"),
    ("postgresql", "a int", "a int NOT NULL"),
    ("postgresql", "a int", "a int, b int NOT NULL"),
    ("postgresql", "a varchar(20)", "a varchar(10)"),
    ("postgresql", "a varchar(10)", "a varchar(20)"),
    ("postgresql", "a bigint", "a int"),
    ("postgresql", "a int", "a int REFERENCES p (id) ON DELETE CASCADE"),
    ("postgresql", "a int REFERENCES p (id)", "a int REFERENCES p (id) ON UPDATE CASCADE"),
    ("postgresql", "a int PRIMARY KEY, b int", "a int, b int PRIMARY KEY"),
    ("mysql", "a int", "a int, b int"), ("mysql", "a int", "a int, b int NOT NULL"),
    ("mysql", "a int", "a int NOT NULL"), ("mysql", "a int", "a int NOT NULL DEFAULT 3"),
    ("mysql", "a int", "a varchar(20)"), ("mysql", "a varchar(20)", "a varchar(10)"),
    ("mysql", "a bigint", "a int"), ("mysql", "a enum('x', 'y')", "a enum('y')"),
    ("mysql", "a int", "a int UNIQUE"), ("mysql", "a int, KEY i (a)", "a int"),
    ("mysql", "a int", "a int, KEY i (a)"), ("mysql", "a int", "a int PRIMARY KEY"),
    ("mysql", "a int", "a int, CONSTRAINT c CHECK (a > 0)"),
    ("mysql", "a int, CONSTRAINT c CHECK (a > 0)", "a int"),
    ("mysql", "a int", "a int, CONSTRAINT r FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE"),
    ("mysql", "a int, b int", "a int"), ("mysql", "a int, b int NOT NULL", "a int"),
    ("mysql", "a int); CREATE TABLE gone (x int", "a int"), ("mysql", "a int", "a int, b int AS (a + 1) STORED"),
    ("mysql", "a int", "a int, n int AUTO_INCREMENT PRIMARY KEY"),
]


def find_squawk():
    for place in (os.environ.get("SQUAWK"), shutil.which("squawk"), os.path.abspath("node_modules/.bin/squawk")):
        if place and os.path.exists(place):
            return place
    return None


def squawk_says(squawk, paths):
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    done = subprocess.run([squawk, "--reporter", "json", *paths], capture_output=True, text=True, env=environment, check=False)
    return json.loads(done.stdout or "[]")


def unwrapped(text):
    """The text with the statements of its DO blocks standing by themselves, on their own lines."""
    out, inside = [], False
    for line in text.splitlines():
        if re.match(r"DO \$gov_\w+\$$", line):
            inside = True
        elif inside and re.match(r"\$gov_\w+\$;$", line):
            inside = False
            line = ""
        statement = re.match(r"\s+(?:THEN )?((?:ALTER|CREATE|DROP|UPDATE|INSERT|DELETE|LOCK) .*;)$", line) if inside else None
        out.append(statement.group(1) if statement else "" if inside else line)
    return "\n".join(out) + "\n"


def drafted(tool, dialect, first, second, spec):
    for name, text in (("a.sql", first), ("b.sql", second), ("specs/x/spec.md", spec)):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    shutil.rmtree(PLANS, ignore_errors=True)
    path = tool.execute("SELECT gov_generate('specs/x/spec.md', '--from-schema=a.sql', '--to-schema=b.sql', "
                        "'--allow-destructive', '--apply', '--dialect=' || ?)", (dialect,)).fetchone()[0]
    return os.path.dirname(path)


def scanned(tool, dialect, folder):
    """The hazards of the draft as a migration that follows the one that made the first schema."""
    shutil.rmtree("scan", ignore_errors=True)
    os.makedirs("scan/migrations")
    shutil.copy("a.sql", "scan/migrations/0001_first.up.sql")
    shutil.copy(folder + "/migration.sql", "scan/migrations/0002_draft.up.sql")
    shutil.copy(folder + "/rollback.sql", "scan/migrations/0002_draft.down.sql")
    tool.execute("SELECT gov_scan('scan', '--dialect=' || ?)", (dialect,)).fetchone()
    return tool.execute("SELECT hazard_id, line, message FROM gov_hazards JOIN temp.gov_hazard_catalog USING (hazard_id) "
                        "WHERE path LIKE '%draft%' AND priority IN ('P0', 'P1')").fetchall()


def connect():
    tool = sqlite3.connect(":memory:")
    tool.enable_load_extension(True)
    tool.load_extension(extension)
    return tool


def random_pair(number, kind):
    first, second, first_objects, second_objects = kind.schemas(random.Random(number))
    return ("".join(t.sql() for t in first) + first_objects, "".join(t.sql() for t in second) + second_objects,
            kind.mapping(first, second))


def written_pair(first, second):
    return tuple(f"CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t ({body});\n" for body in (first, second)) + ("",)


def one_pair(tool, scanner, dialect, pair, squawk, counts):
    folder = drafted(tool, dialect, *pair)
    with open(folder + "/summary.json", encoding="utf-8") as file:
        plan = json.load(file)
    stated = {h for s in plan["steps"] for h in (s["hazards"] or "").split(",")} | {h["id"] for h in plan["hazards"]}
    if not plan["steps"]:
        return
    found = scanned(scanner, dialect, folder)
    counts["hazards"] += len(found)
    missing = [row for row in found if row[0] not in stated]
    assert not missing, f"hazards that the plan does not state: {missing}"
    if not squawk or dialect != "postgresql":
        return
    names = [folder + "/" + n for n in ("migration.sql", "rollback.sql")]
    plain = [f for f in squawk_says(squawk, names) if f["rule_name"] not in STYLE]
    texts = {}
    for name in names:
        with open(name, encoding="utf-8") as file:
            texts[name] = file.read()
    with open(names[0] + ".inside.sql", "w", encoding="utf-8") as file:
        file.write(unwrapped(texts[names[0]]))
    whole = [f for f in squawk_says(squawk, [names[0] + ".inside.sql"]) if f["rule_name"] not in STYLE]
    for finding, inside in [(f, 0) for f in plain] + [(f, 1) for f in whole]:
        counts["squawk"] += 1
        text = texts[finding["file"].removesuffix(".inside.sql")]
        line = (unwrapped(text) if inside else text).splitlines()[finding["line"]]
        own = re.search(r'(COLUMN|TABLE|INDEX|CONSTRAINT)( CONCURRENTLY)?( IF EXISTS)? "_gov_', line)
        assert own or (inside or finding["rule_name"] == "adding-field-with-default") and SAME.get(
            finding["rule_name"]) in stated, f"squawk: {finding['rule_name']}: {line}"


def main():
    squawk = find_squawk()
    counts = {"pairs": 0, "hazards": 0, "squawk": 0}
    kinds = [("postgresql", postgresql_schemas), ("sqlite", sqlite_schemas)]
    with tempfile.TemporaryDirectory() as folder:
        tool, scanner = connect(), connect()  # a scan moves its connection's root
        os.makedirs(os.path.join(folder, "specs/x"))
        os.chdir(folder)
        pairs = [(dialect, written_pair(first, second)) for dialect, first, second in WRITTEN]
        pairs += [(d, random_pair(n, kind)) for n in range(1, (400 if full else 25) + 1) for d, kind in kinds]
        for dialect, pair in pairs:
            try:
                one_pair(tool, scanner, dialect, pair, squawk, counts)
            except AssertionError as error:
                sys.exit(f"{dialect}: {error}\n--- first\n{pair[0]}--- second\n{pair[1]}{pair[2]}")
            counts["pairs"] += 1
        os.chdir("/")
    if not squawk:
        print("squawk is not installed (npm install squawk-cli): its part is skipped")
    print(counts)


main()
