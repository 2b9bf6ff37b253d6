#!/usr/bin/env python3
"""lint.py EXTENSION CORPUS [SUITE...]: how many findings of other linters' own cases gov_hazards makes, too.

A suite is CORPUS/NAME.jsonl; a case is one line: `sql`, `dialect`, `expected_rules` and `must_not_fire` in that linter's
names, perhaps `prior_sql`. data/hazard_aliases.tsv says which of our hazards a rule stands for, data/hazards.tsv how much
it matters. Each case becomes a folder of scripts; one scan a dialect reads them all through the sqlite3 shell.

A rule is recalled when one of its hazards is reported, unsuppressed, in the script that is judged; a must_not_fire rule
raises an alarm when one of its hazards is. `*` means every rule of that linter. Recall counts rules that stand for a P0 or
P1 hazard, once for each case. Prints a row a suite, then every miss and alarm; fails below 0.95 or on any alarm.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SUITE_LINTER = {"django_migration_linter": "django-migration-linter"}
TARGET = 0.95


def table(name):
    with open(os.path.join(ROOT, "data", name), encoding="utf-8") as rows:
        lines = (line for line in rows if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


PRIORITY = {row["hazard_id"]: row["priority"] for row in table("hazards.tsv")}
HAZARDS = {}
for alias in table("hazard_aliases.tsv"):
    HAZARDS.setdefault(alias["linter"], {}).setdefault(alias["rule"], set()).add(alias["hazard_id"])


def hazards_of(linter, rule):
    rules = HAZARDS.get(linter, {})
    if rule == "*":
        return set().union(*rules.values()) - {"-"}
    return rules.get(rule, set()) - {"-"}


def scripts_of(case):
    """[(file name, text, judged)] of a case, in the order they run."""
    numbered = re.split(r"(?m)^-- (\d+)\.sql[ \t]*\n", case["sql"])
    if len(numbered) > 1 and not numbered[0].strip():
        return [(f"{number}.sql", text, True) for number, text in zip(numbered[1::2], numbered[2::2])]
    scripts = [("2.sql", case["sql"], True)]
    if case.get("prior_sql", "").strip():
        scripts.insert(0, ("1.sql", case["prior_sql"], False))
    return scripts


def scan(extension, folder, dialect):
    """{case folder: [(file, line, hazard)]} of one scan."""
    sql = (f".load {extension}\n.mode json\n.output /dev/null\n"
           f"SELECT gov_scan('{folder}', '--dialect={dialect}', '--migration-script-paths=**/*.sql');\n"
           ".output stdout\nSELECT path, line, hazard_id FROM gov_hazards WHERE suppressed_by IS NULL;\n")
    out = subprocess.run(["sqlite3", "-batch", "-bail", "-init", os.devnull, ":memory:"], input=sql,
                         capture_output=True, text=True)
    if out.returncode:
        sys.exit(f"scan of {folder} failed: {out.stderr.strip()}")
    found = {}
    for row in json.loads(out.stdout or "[]"):
        found.setdefault(row["path"].split("/")[0], []).append(
            (row["path"].split("/")[-1], row["line"], row["hazard_id"]))
    return found


def findings(extension, cases):
    """A set of hazards for each case."""
    found = [set() for _ in cases]
    with tempfile.TemporaryDirectory() as root:
        for dialect in sorted({case["dialect"] for case in cases}):
            folder = os.path.join(root, dialect)
            for number, case in enumerate(cases):
                if case["dialect"] != dialect:
                    continue
                os.makedirs(os.path.join(folder, f"case{number}"))
                for name, text, _ in scripts_of(case):
                    with open(os.path.join(folder, f"case{number}", name), "w", encoding="utf-8") as out:
                        out.write(text)
            flag = {"postgres": "postgresql"}.get(dialect, dialect)
            for case_folder, rows in scan(extension, folder, flag).items():
                number = int(case_folder[4:])
                judged = {name for name, _, is_judged in scripts_of(cases[number]) if is_judged}
                found[number] |= {hazard for name, _, hazard in rows if name in judged}
    return found


def judge(linter, cases, found):
    score = {"expected": 0, "recalled": 0, "minor": 0, "minor_recalled": 0, "quiet": 0, "misses": [], "alarms": []}
    for case, hazards in zip(cases, found):
        for rule in case["expected_rules"]:
            wanted = hazards_of(linter, rule)
            major = any(PRIORITY[hazard] != "P2" for hazard in wanted)
            if not wanted:
                continue
            score["expected" if major else "minor"] += 1
            if wanted & hazards:
                score["recalled" if major else "minor_recalled"] += 1
            elif major:
                score["misses"].append((case["case"], rule, sorted(hazards)))
        for rule in case["must_not_fire"]:
            score["quiet"] += 1
            fired = hazards_of(linter, rule) & hazards
            if rule == "*":
                fired -= {"MH501"}  # a case is one file: that it has no undo is true, and not what was asked
            if fired:
                score["alarms"].append((case["case"], rule, sorted(fired)))
    return score


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    extension, corpus = os.path.abspath(sys.argv[1]), sys.argv[2]
    if not os.path.isdir(corpus):
        print(f"no corpus at {corpus}: nothing to score")
        return
    suites = sys.argv[3:] or sorted(name[:-6] for name in os.listdir(corpus) if name.endswith(".jsonl"))
    failed, details = False, []
    print(f"{'suite':26}{'cases':>6}{'P0/P1':>7}{'recall':>8}{'P2':>5}{'recall':>8}{'quiet':>7}{'alarms':>8}")
    for suite in suites:
        with open(os.path.join(corpus, suite + ".jsonl"), encoding="utf-8") as lines:
            cases = [json.loads(line) for line in lines if line.strip()]
        linter = SUITE_LINTER.get(suite, suite)
        score = judge(linter, cases, findings(extension, cases))
        recall = score["recalled"] / score["expected"] if score["expected"] else 1
        minor = score["minor_recalled"] / score["minor"] if score["minor"] else 1
        print(f"{suite:26}{len(cases):6}{score['expected']:7}{recall:8.3f}{score['minor']:5}{minor:8.3f}"
              f"{score['quiet']:7}{len(score['alarms']):8}")
        failed |= recall < TARGET or bool(score["alarms"])
        details += [f"miss   {suite} {case}: {rule} (reported: {', '.join(hazards) or 'nothing'})"
                    for case, rule, hazards in score["misses"]]
        details += [f"ALARM  {suite} {case}: {rule} ({', '.join(hazards)})" for case, rule, hazards in score["alarms"]]
    print("\n".join(details))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
