"""Reads cases of sentences that name datasets: what is said of each one.

usage: names.py EXTENSION CASES.txt…   ends with 1 when a label is missed.

CASES.txt: "=== NAME | MODEL | UNIT: KEY=VALUE,OTHER … ; UNIT: … ", then the text of a plan. MODEL is the datasets a data model knows,
or nothing; the keys are those of score.py, and C for coverage. A value that begins with ! must not be read; `-` means that the
dataset is not listed at all. A text without a title stands below "# Migration" and, where the model knows datasets and the text holds no
section of its own, "## Scope"; below @Word a section of that name follows a table that puts orders and customers in scope.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

KEYS = {"C": "coverage_status", "B": "backup_status", "R": "rollback_status", "V": "verification_status", "L": "migration_volume"}
TABLE = "## Scope\n\n| table | migrate |\n|---|---|\n| orders | yes |\n| customers | yes |\n| audit_log | no |\n\n## %s\n\n"


def unpack(cases):
    with open(cases, encoding="utf-8") as file:
        parts = re.split(r"^=== ", file.read(), flags=re.M)[1:]
    for part in parts:
        head, text = part.split("\n", 1)
        name, model, labels = (cell.strip() for cell in head.split("|"))
        wanted = []
        for label in filter(None, (cell.strip() for cell in labels.split(";"))):
            unit, values = label.split(":")
            for value in values.split():
                key, accepted = value.split("=")
                wanted.append((unit.strip(), key, accepted.split(",")))
        text = text.strip() + "\n"
        if text.startswith("@"):
            section, text = text[1:].split("\n", 1)
            text = TABLE % section + text.lstrip()
        elif not text.startswith(("#", "---")) and model:
            text = "## Scope\n\n" + text
        if not text.startswith(("# ", "---")):
            text = "# Migration\n\n" + text
        yield name, model.split(), wanted, text


def ask(extension, folders):
    lines = [f".load {os.path.abspath(extension)}", ".mode json"]
    for folder in folders:
        lines += [".output /dev/null", f"SELECT gov_scan('{folder}');", ".output", ".print #", "SELECT * FROM gov_status;"]
    run = subprocess.run(["sqlite3", "-bail", "-init", "/dev/null", ":memory:"], input="\n".join(lines), capture_output=True,
                         text=True, check=True)
    return [json.loads(part) if part.strip() else [] for part in run.stdout.split("#\n")[1:]]


def is_met(accepted, got):
    refused = [value[1:] for value in accepted if value.startswith("!")]
    return got not in refused if refused else got in accepted


def main():
    extension, missed, count = sys.argv[1], 0, 0
    for cases in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as root:
            found, folders = list(unpack(cases)), []
            for i, (name, model, _, text) in enumerate(found):
                folders.append(f"{root}/{i}")
                os.makedirs(f"{root}/{i}/docs/migration")
                with open(f"{root}/{i}/docs/migration/plan.md", "w", encoding="utf-8") as plan:
                    plan.write(text)
                if model:
                    os.makedirs(f"{root}/{i}/schemas")
                    with open(f"{root}/{i}/schemas/schema.sql", "w", encoding="utf-8") as schema:
                        schema.writelines(f"CREATE TABLE {unit}(id int primary key);\n" for unit in model)
            for (name, _, wanted, text), rows in zip(found, ask(extension, folders)):
                units = {row["unit_id"]: row for row in rows}
                for unit, key, accepted in wanted:
                    got = units[unit][KEYS[key]] if unit in units else "-"
                    count += 1
                    if not is_met(accepted, got):
                        missed += 1
                        print(f"{os.path.basename(cases)} {name}: {unit} {KEYS[key]} {got}, a reader says {'/'.join(accepted)}")
    print(f"{count} labels, {missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
