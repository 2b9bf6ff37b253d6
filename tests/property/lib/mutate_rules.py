"""Does some test notice when a rule is written otherwise? Each comparison in the rule views is turned round, one at a time.

usage: SOURCE_DATE_EPOCH=1795132800 /usr/bin/python3 tests/property/lib/mutate_rules.py EXTENSION [full [PART/PARTS] | list [VIEW]]

A mutant takes the place of its view in the loaded extension, the workspace is scanned again, and what the golden tests ask is
asked again: every statement of tests/golden/*.sql that reads the view, the queries of the tests of the samples (ASKED), the
variants of three sound migrations (VARIANTS), and, where those see nothing, the tests that state rules a second time (AGAIN).
What nothing notices must stand in lib/mutants_known.tsv, where each has a reason; what stands there and is noticed must go.

Plain: every so many-th mutant. full: all. list: prints what nothing notices, to be reasoned about. Run by hand: not every survivor
has been reasoned about yet.
"""
import fnmatch
import glob
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
import gate_variants  # noqa: E402
import mutants  # noqa: E402
import readiness_variants  # noqa: E402
import stage_variants  # noqa: E402
import variants  # noqa: E402

KNOWN = os.path.join(HERE, "lib", "mutants_known.tsv")
SAMPLE = 130            # the plain run takes every 130th mutant
TICKS_MORE = 100        # of 100 000 instructions: a join without its condition runs away
EVERYTHING = re.compile(r"\bgov_(report\w*|judge|explain|require_release)\b")  # what reads views out of sight
SCAN = re.compile(r"\bgov_scan\((?:[^()']|'[^']*')*\)")
UNFIT = ("connection", "help", "scan_flags", "lexicon")
STATUSES = """SELECT s.unit_id, s.coverage_status, s.backup_status, s.rollback_status, s.verification_status, s.policy_alignment_status,
  s.residency_risk_status, s.residency_allowed, s.migration_style, s.migration_volume, s.multi_tenant_risk, s.risk_level, n.blocking_for_release,
  s.blocking_for_release FROM gov_status_strict AS s JOIN gov_status_normal AS n ON n.unit_id = s.unit_id"""
READY = "gov_scan('tests/golden/readiness/%s', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*')"
OUTCOMES = "SELECT check_id, outcome FROM gov_checks WHERE framework = '%s'"
ASKED = [  # what tests/golden/*.test.sh and the properties ask of samples and fixtures
    ("gov_scan('samples/acme', '--strict')", [STATUSES, "SELECT unit_id, aspect FROM gov_reasons WHERE reason IS NULL OR reason = ''",
                                              "SELECT DISTINCT e.value FROM gov_reasons AS r, json_each(r.evidence) AS e"]),
    ("gov_scan('samples/gated', '--strict')", [
        "SELECT DISTINCT scope, check_id FROM gov_checks WHERE framework = 'workflow' AND outcome = 'fail' AND (severity = 'blocker' OR scope GLOB '*/orders')",
        "SELECT scope, gate, state FROM gov_gates", "SELECT path, section FROM gov_gate_sections WHERE path GLOB '*/orders/*' AND NOT filled",
        "SELECT check_id FROM gov_checks WHERE framework = 'workflow' AND outcome IN ('pass', 'fail') AND path IS NULL",
        "SELECT decision FROM gov_release", "SELECT unit_id, risk_level, blocking_for_release FROM gov_status WHERE unit_id GLOB 'order*'"]),
    ("gov_scan('samples/studio/sound')", [OUTCOMES % "integrity"]),
    ("gov_scan('samples/studio/broken')", [OUTCOMES % "integrity"]),
    (READY % "ready", [OUTCOMES % "zero-downtime" + " AND outcome <> 'pass' AND check_id <> 'ZDT.RAMP'",
                       "SELECT check_id FROM gov_checks WHERE framework = 'zero-downtime' AND outcome = 'pass' AND path IS NULL"]),
    ("gov_scan('tests/golden/readiness/ready')", ["SELECT path || ':' || line FROM gov_frameworks WHERE framework = 'zero-downtime'"])]
VARIANTS = [(gate_variants, "samples/gated", "", "workflow"), (stage_variants, "samples/studio/sound", ", '--migration-script-paths=**/migrations/*'", "integrity"),
            (readiness_variants, "tests/golden/readiness/ready", ", '--frameworks=zero-downtime', '--migration-report-paths=**/reports/**'", "zero-downtime")]
AGAIN = [("status/*", "statuses_exhaustive.py"), ("rules/ri*", "rules_exhaustive.py"), ("rules/rule_*", "rules_exhaustive.py"),
         ("rules/judge*", "rules_exhaustive.py"), ("rules/status*", "rules_exhaustive.py"), ("rules/*", "status_plans.py"), ("rules/policy_*", "policy_matrix.py"),
         ("status/policy*", "policy_matrix.py"), ("status/residency*", "policy_matrix.py"), ("rules/p*", "policy_matrix.py"),
         ("gates/*", "../golden/gate_states.test.sh"), ("gates/*", "../golden/gated.test.sh"), ("checks/results/gate_*", "../golden/gated.test.sh"),
         ("summary/release*", "../golden/release.test.sh")]
SHELL = """#!/bin/sh
n=$#
while [ $n -gt 0 ]; do
  argument=$1 n=$((n - 1))
  shift
  set -- "$@" "$argument"
  case $argument in ".load "*) set -- "$@" -cmd ".read $GOV_MUTANT" ;; esac
done
exec %s "$@"
"""  # an sqlite3 that puts the mutant over its view after each load


def connect(extension):
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(extension)
    return db


def statements(path):
    text = "".join(line for line in open(path, encoding="utf-8") if not line.startswith("."))
    held = ""
    for piece in re.split(r"(?<=;)\s*\n", text):
        held += piece + "\n"
        if sqlite3.complete_statement(held):
            yield held.strip()
            held = ""


class Workspace:
    """One scan and the questions that a test asks of it."""
    now = {}  # which workspace a connection has scanned, its views as they should be

    def __init__(self, name, db, scan, wrong=None):
        self.name, self.db, self.scan, self.asked, self.wrong = name, db, scan, [], wrong
        self.held, self.answers, self.ticks, self.most = {}, {}, 0, 0

    def ask(self, sql):
        try:
            return self.db.execute(sql).fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            return str(error)

    def read(self, texts):
        """Which views does each question read? None: who knows. Questions that read none are no concern of ours."""
        reads = [(sql, None if EVERYTHING.search(sql) else {n for n in mutants.NAMES.findall(sql) if n in texts}) for sql in self.asked]
        self.asked = [(sql, names) for sql, names in reads if names is None or names]

    def learn(self):
        if not self.answers:
            self.answers = {sql: self.ask(sql) for sql, _ in self.asked}
            assert not self.wrong or not any(self.wrong(answer) for answer in self.answers.values()), self.name

    def put(self, view, sql):
        self.db.execute(f"DROP VIEW IF EXISTS temp.gov_{view}")
        self.db.execute(mutants.TEMP.sub("CREATE TEMP VIEW", sql))

    def rows(self, query):
        return sorted(map(repr, self.db.execute(query)))

    def prepare(self, view):
        """The workspace scanned, its answers known, and those of the view itself; and how many ticks that took."""
        self.watch(math.inf)
        if Workspace.now.get(self.db) is not self:
            self.db.execute(self.scan).fetchall()
            Workspace.now[self.db] = self
            self.learn()
        if view not in self.held:
            try:
                self.held[view] = self.rows(f"SELECT * FROM temp.gov_{view}")
            except sqlite3.Error:  # nothing is scanned here
                self.held[view] = None
        self.most = max(self.most, self.ticks)

    def watch(self, most):
        self.ticks = 0

        def tick():
            self.ticks += 1
            return self.ticks > most
        self.db.set_progress_handler(tick, 100_000)

    def differs(self, view, sql):
        """Another answer of the view itself, over what the views below it answer already?"""
        if self.held[view] is None:
            return True
        self.put("mutant", mutants.NAME.sub("VIEW gov_mutant", sql, count=1))
        try:
            return self.rows("SELECT * FROM temp.gov_mutant") != self.held[view]
        finally:
            self.db.execute("DROP VIEW temp.gov_mutant")

    def notices(self, changed, reached):
        """Another answer than before? A mutant that runs away or means nothing is noticed, too."""
        view, sql, original = changed
        asked = [q for q, read in self.asked if read is None or read & reached]
        if not asked:
            return False
        self.prepare(view)
        self.watch(TICKS_MORE + 10 * self.most)
        try:
            if not self.differs(view, sql):
                return False
            self.put(view, sql)
            Workspace.now[self.db] = None
            self.db.execute(self.scan).fetchall()
            return any(self.wrong(self.ask(q)) if self.wrong else self.ask(q) != self.answers[q] for q in asked)
        except sqlite3.Error:
            return True
        finally:
            self.db.set_progress_handler(None, 0)
            self.put(view, original)


def golden_workspaces(extension):
    for path in sorted(glob.glob("tests/golden/*.sql")):
        name = os.path.basename(path)[:-4]
        if name in UNFIT:
            continue
        db = connect(extension)
        space = Workspace(name, db, "SELECT 1")
        yield space
        for sql in statements(path):
            scan = SCAN.search(sql)
            if scan:
                space = Workspace(name, db, "SELECT " + scan.group(0))
                yield space
            elif re.match(r"\s*(--[^\n]*\n\s*)*(SELECT|WITH)\b", sql):
                space.asked.append(sql)
            else:
                db.execute(sql)
    for scan, asked in ASKED:
        space = Workspace(scan, connect(extension), "SELECT " + scan)
        space.asked = list(asked)
        yield space


def variant_workspaces(extension, roots):
    for module, sample, flags, framework in VARIANTS:
        roots.append(tempfile.mkdtemp())
        made = module.build(sample, roots[-1])
        space = Workspace(module.__name__, connect(extension), f"SELECT gov_scan('{roots[-1]}'{flags})",
                          lambda rows, made=made: isinstance(rows, str) or bool(variants.wrong(made, rows)))
        space.asked = [f"SELECT scope, check_id, outcome FROM gov_checks WHERE framework = '{framework}'"]
        yield space


def again(extension, path, sql, view):
    """Does a test of its own notice that holds this file's rules otherwise?"""
    scripts = [script for pattern, script in AGAIN if fnmatch.fnmatch(path[4:], pattern)]
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/mutant.sql", "w", encoding="utf-8") as file:
            file.write(f"DROP VIEW temp.gov_{view};\n" + mutants.TEMP.sub("CREATE TEMP VIEW", sql) + ";\n")
        with open(folder + "/sqlite3", "w", encoding="utf-8") as file:
            file.write(SHELL % shutil.which("sqlite3"))
        os.chmod(folder + "/sqlite3", 0o755)
        for script in dict.fromkeys(scripts):
            run = subprocess.run([sys.executable if script.endswith(".py") else "sh", os.path.join(HERE, script), extension], check=False,
                                 env={**os.environ, "GOV_MUTANT": folder + "/mutant.sql", "PATH": folder + ":" + os.environ["PATH"]},
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if run.returncode:
                return True
    return False


def known_mutants():
    known = {}
    for line in open(KNOWN, encoding="utf-8").read().splitlines() if os.path.exists(KNOWN) else []:
        if line and not line.startswith("#"):
            view, around, reason = line.split("\t")
            known[view, around] = reason
    return known


def main():
    extension, how = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    part, parts = (int(n) for n in (sys.argv[3] if how == "full" and len(sys.argv) > 3 else "0/1").split("/"))
    only = sys.argv[3] if how == "list" and len(sys.argv) > 3 else "*"
    texts = mutants.views(connect(extension))
    paths, reached, known = mutants.files(), mutants.readers(texts), known_mutants()
    roots = []
    spaces = list(golden_workspaces(extension)) + list(variant_workspaces(extension, roots))
    for space in spaces:
        space.read(texts)
    spaces = [space for space in spaces if space.asked]
    count, taken, unnoticed, wrong = 0, 0, 0, []
    for view in sorted(v for v in paths if v in texts and fnmatch.fnmatch(v, only)):
        for sql, around in mutants.of(texts[view], paths[view]):
            count += 1
            if (not how and count % SAMPLE) or (how == "full" and count % parts != part):
                continue
            taken += 1
            seen = next((space for space in spaces if space.notices((view, sql, texts[view]), reached[view])), None)
            if seen:
                spaces.remove(seen)
                spaces.insert(0, seen)
            if seen or again(extension, paths[view], sql, view):
                if (view, around) in known:
                    wrong.append(f"{view}\t{around}\tis noticed and stands in {os.path.relpath(KNOWN)}")
                continue
            unnoticed += 1
            if (view, around) not in known:
                wrong.append(f"{view}\t{around}\t")
                if how == "list":
                    print(wrong[-1], flush=True)
    for root in roots:
        shutil.rmtree(root, ignore_errors=True)
    if how != "list":
        print("\n".join(["nothing notices:"] + wrong) if wrong else f"{taken} of {count} mutants, {taken - unnoticed} noticed, {unnoticed} known to change nothing")
    sys.exit(bool(wrong))


main()
