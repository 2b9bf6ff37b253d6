"""Does some test notice when a rule is written otherwise? Each comparison in the rule views is turned round, one at a time.

usage: SOURCE_DATE_EPOCH=1795132800 /usr/bin/python3 tests/property/rule_mutants.py EXTENSION [full [PART/PARTS] | list [VIEW,…] | cut VIEW,… [FILE]]

A mutant takes the place of its view, over the rows that one scan has kept (lib/kept_rows.py), and what the tests ask is asked
again: the variants of three sound migrations (VARIANTS), every statement of tests/golden/*.sql that reads the view, and the queries
of the tests of the samples (ASKED). Where those see nothing, it is put into the extension itself, for the tests that state
rules a second time (AGAIN), and for what functions say. What nothing notices must stand in lib/mutants_known.tsv, with the reason
why it is harmless; what stands there and is noticed, or is no mutant any more, must go.

Held are the views of lib/mutants_held.txt. What nothing notices of them and nobody has gone through yet stands in lib/mutants_open.tsv, which only
gets shorter. A view that is not held has its reason in lib/mutants_unheld.tsv: a view in neither list fails the test.

Plain: about one mutant of SAMPLE, others with each commit. full: all of them. list: prints what nothing notices, in any views, to be reasoned about,
and on stderr how far it is. cut: the same, twenty times faster, for a view that is being changed: asked are only the golden statements that read the view
directly or over one view more than the nearest, and the variants whose checks read it nearest; neither the tests of AGAIN nor functions. So it may print
what `list` knows to be noticed, and never hides what nothing notices. FILE: only the mutants that stand there, as cut and list print them.
"""
import fnmatch
import glob
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "lib"))
import gate_variants  # noqa: E402
import mutants  # noqa: E402
import kept_rows  # noqa: E402
import readiness_variants  # noqa: E402
import stage_variants  # noqa: E402
import variants  # noqa: E402

KNOWN = os.path.join(HERE, "lib", "mutants_known.tsv")
OPEN = os.path.join(HERE, "lib", "mutants_open.tsv")
HELD = os.path.join(HERE, "lib", "mutants_held.txt")
UNHELD = os.path.join(HERE, "lib", "mutants_unheld.tsv")
SAMPLE = 400            # the plain run takes about every 400th mutant
HANDFUL = 50            # variants of a workspace
EVERYTHING = re.compile(r"\bgov_(report\w*|judge|explain|require_release)\b")  # what reads views out of sight
SCAN = re.compile(r"\bgov_scan\((?:[^()']|'[^']*')*\)")
UNFIT = ("connection", "help", "scan_flags", "lexicon")
STATUSES = """SELECT s.unit_id, s.coverage_status, s.backup_status, s.rollback_status, s.verification_status, s.policy_alignment_status,
  s.residency_risk_status, s.residency_allowed, s.migration_style, s.migration_volume, s.multi_tenant_risk, s.risk_level, n.blocking_for_release,
  s.blocking_for_release FROM gov_status_strict AS s JOIN gov_status_normal AS n ON n.unit_id = s.unit_id"""
STATES = "SELECT scope, gate, state, missing, blocked_by FROM gov_gates WHERE gate = 'MIG-1'"
COUNTS = "SELECT scope, role, decision, counts FROM gov_gate_approvals"
VERDICTS = "SELECT code, verdict FROM gov_gate_verdicts"
READY = "gov_scan('samples/readiness/%s', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*')"
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
    (READY % "ready", ["SELECT check_id, path FROM gov_checks WHERE check_id IN ('BKP.BEFORE_START', 'BKP.FRESH')", OUTCOMES % "zero-downtime" + " AND outcome <> 'pass' AND check_id <> 'ZDT.RAMP'",
                       "SELECT check_id FROM gov_checks WHERE framework = 'zero-downtime' AND outcome = 'pass' AND path IS NULL"]),
    ("gov_scan('samples/readiness/ready')", ["SELECT path || ':' || line FROM gov_frameworks WHERE framework = 'zero-downtime'"])]
VARIANTS = [(gate_variants, "samples/gated", "", ("gate_", "sections", "gates")),  # and which files answer its checks; the last answers the rest
            (stage_variants, "samples/studio/sound", ", '--migration-script-paths=**/migrations/*'", ("integrity_",)),
            (readiness_variants, "samples/readiness/ready", ", '--frameworks=zero-downtime', '--migration-report-paths=**/reports/**'", ("",))]
AGAIN = [("status/*", "statuses_exhaustive.py"), ("rules/ri*", "rules_exhaustive.py"), ("rules/rule_*", "rules_exhaustive.py"),
         ("rules/judge*", "rules_exhaustive.py"), ("rules/status*", "rules_exhaustive.py"), ("rules/*", "status_plans.py"), ("rules/policy_*", "policy_matrix.py"),
         ("status/policy*", "policy_matrix.py"), ("status/residency*", "policy_matrix.py"), ("rules/p*", "policy_matrix.py"), ("rules/j*", "policy_matrix.py"),
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


def statements(path):
    text = "".join(line for line in open(path, encoding="utf-8") if not line.startswith("."))
    held = ""
    for piece in re.split(r"(?<=;)\s*\n", text):
        held += piece + "\n"
        if sqlite3.complete_statement(held):
            yield held.strip()
            held = ""


class Space:
    """A workspace and the questions that a test asks of it."""

    def __init__(self, name, extension, scan, setup=()):
        self.name, self.extension, self.scan = name, extension, scan
        self.setup, self.after, self.questions, self.asked, self.spoken = list(setup), [], [], [], []
        self.db = self.tables = None
        self.answers = {}

    def ask(self, question):
        self.questions.append(question)
        (self.spoken if EVERYTHING.search(question) else self.asked).append(question)

    def distance(self, reached):
        """Over how many views does the nearest question read the mutant?"""
        return min((reached[name] for name in mutants.NAMES.findall(" ".join(self.questions)) if name in reached), default=len(reached))

    def open(self):
        if self.db:
            return
        self.db = kept_rows.connect(self.extension)
        for statement in [*self.setup, self.scan, *self.after]:
            try:
                self.db.execute(statement).fetchall()
            except (sqlite3.Error, sqlite3.Warning):  # a test may show what is refused
                pass
        if self.asked:
            self.tables = kept_rows.Tables(self.db)
            self.asked = [(q, read) for q, read in ((q, self.tables.read_by(q)) for q in self.asked) if read]
            self.answers = {q: self.answer(q) for q, _ in self.asked}

    def answer(self, question, changed=()):
        try:
            return self.tables.answer(question, changed)
        except (sqlite3.Error, sqlite3.Warning) as error:
            return str(error)

    def notices(self, view, sql, reached):
        """Another answer than before? A mutant that runs away or means nothing is noticed, too."""
        self.open()
        asked = [(q, read) for q, read in self.asked if read & reached.keys()]
        if not asked or view not in self.tables.texts:
            return False
        try:
            changed = self.tables.changed_by(view, sql, set().union(*(read for _, read in asked)))
        except (sqlite3.Error, sqlite3.Warning):
            return True
        for question, read in asked:
            if read & changed and self.answer(question, changed) != self.answers[question]:
                return True
        return False

    def hears(self, view, sql, original):
        """Does a function say something else, which reads views out of sight?"""
        self.open()
        self.tables = self.tables or kept_rows.Tables(self.db)
        try:
            if view not in self.tables.texts or not self.tables.changed_by(view, sql, {view}):
                return False
        except (sqlite3.Error, sqlite3.Warning):
            return True

        def say():
            try:
                self.db.execute(self.scan).fetchall()
                return [repr(self.db.execute(q).fetchall()) for q in self.spoken]
            except (sqlite3.Error, sqlite3.Warning) as error:
                return str(error)
        if "" not in self.answers:
            self.answers[""] = say()
        try:
            self.put(view, sql)
            return say() != self.answers[""]
        finally:
            self.put(view, original)

    def put(self, view, sql):
        self.db.execute(f"DROP VIEW IF EXISTS temp.gov_{view}")
        self.db.execute(mutants.TEMP.sub("CREATE TEMP VIEW", sql))


def golden_spaces(extension, roots):
    for path in sorted(glob.glob("tests/golden/*.sql")):
        name = os.path.basename(path)[:-4]
        if name in UNFIT:
            continue
        space, setup = Space(name, extension, "SELECT 1"), []
        for sql in statements(path):
            scan = SCAN.search(sql)
            if scan:
                yield space
                space = Space(name, extension, "SELECT " + scan.group(0), setup)
            elif re.match(r"\s*(--[^\n]*\n\s*)*(SELECT|WITH)\b", sql) and "gov_install" not in sql:
                space.ask(sql)
            else:
                setup.append(sql)
                space.after.append(sql)
        yield space
    states = tempfile.mkdtemp()
    roots.append(states)
    subprocess.run(["sh", "tests/golden/gate_states.test.sh", extension], check=True, env={**os.environ, "GOV_KEEP": states}, stdout=subprocess.DEVNULL)
    for scan, asked in [*ASKED, (f"gov_scan('{states}/made')", [STATES, COUNTS]), (f"gov_scan('{states}/single')", [STATES, VERDICTS])]:
        space = Space(scan, extension, "SELECT " + scan)
        for question in asked:
            space.ask(question)
        yield space


class VariantSpace(Space):
    """Some of the variants. What a check says of one follows from the rows of the views that answer checks: gov_check_results adds only unknowns."""

    def __init__(self, module, extension, sample, flags, results, numbers, roots):
        super().__init__(module.__name__, extension, None)
        self.module, self.sample, self.flags, self.results, self.numbers, self.roots = module, sample, flags, results, numbers, roots
        self.misplaced = getattr(module, "misplaced", lambda *_: [])

    def distance(self, reached):
        return min((reached[name] for name in self.results if name in reached), default=len(reached))

    def open(self):
        if not self.db:
            self.root = tempfile.mkdtemp()
            self.roots.append(self.root)
            self.scan = f"SELECT gov_scan('{self.root}'{self.flags})"
            self.made = self.module.build(self.sample, self.root, self.numbers)
            self.foreseen = [m for m in self.made if m[1] not in getattr(self.module, "EDGES", ())]
            super().open()
            self.tables = kept_rows.Tables(self.db)
            self.rows = {name: self.answered(name) for name in self.results}
            assert not self.would_fail(self.rows), (self.name, self.would_fail(self.rows))

    def answered(self, name, changed=()):
        state = next((sql for view, sql in variants.STATES.values() if view == name), None)
        return self.db.execute(self.tables.over(state, changed)).fetchall() if state else self.db.execute(self.tables.over(
            f"SELECT DISTINCT check_id, scope, iif(outcome IN ('pass', 'fail', 'skip'), outcome, 'unknown'), reason, path, line FROM gov_{name}", changed)).fetchall()

    def would_fail(self, rows, only=None):
        """rows: of each view that answers checks. only: the checks that another answer may be of; the others' rows need not be looked at."""
        every = [row for some in rows.values() for row in some if only is None or row[0] in only]
        return (variants.wrong(self.made, every, self.root, only) or self.misplaced(self.root, self.made, every) or
                variants.unforeseen(self.name[:-len("_variants")], self.foreseen, every, self.module.like))

    def notices(self, view, sql, reached):
        """Judged after each view that changed: the last ones sum up all the others, and take longest."""
        if not reached.keys() & self.results:
            return False
        self.open()
        rows, says_why = dict(self.rows), self.name != "gate_variants"  # the gates' reasons are places; the catalogue says what is lacking
        try:
            for name, changed in self.tables.changes(view, sql, self.results):
                rows[name] = self.answered(name, changed)
                touched = {row[0] for row in set(self.rows[name]) ^ set(rows[name])}
                if touched and ((says_why and variants.contradicting([row for row in rows[name] if row[0] in touched])) or self.would_fail(rows, touched)):
                    return True
        except (sqlite3.Error, sqlite3.Warning):
            return True
        return False


def variant_spaces(extension, roots, paths):
    """The variants a handful at a time, each with those that they are like: most mutants are noticed by the first handful. At last all of them, where
    rows that leak from one migration into the others run away."""
    whole, left = [], {view for view, path in paths.items() if path.startswith("sql/checks/results/")} | {view for view, _ in variants.STATES.values()}
    for module, sample, flags, starts in VARIANTS:
        results = {view for view in left if os.path.basename(paths[view]).startswith(starts)}
        left -= results
        alike = {module.like(variant) for variant in module.VARIANTS}
        first = [n for n, variant in enumerate(module.VARIANTS) if variant[0] in alike]
        rest = [n for n in range(len(module.VARIANTS)) if n not in first]
        parts = -(-len(rest) // HANDFUL)
        for part in range(parts):
            yield VariantSpace(module, extension, sample, flags, results, first + rest[part::parts], roots)
        whole.append(VariantSpace(module, extension, sample, flags, results, range(len(module.VARIANTS)), roots))
    yield from whole


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


def rows_of(path):
    return [line.split("\t") for line in open(path, encoding="utf-8").read().splitlines() if line and not line.startswith("#")]


def unnamed(texts, paths, held):
    """Views with something to turn round that are neither held nor said why not, and names that are none, or both."""
    unheld = {view for view, _ in rows_of(UNHELD)}
    views = {view for view in paths if view in texts and any(True for _ in mutants.of(texts[view], paths[view]))}
    return ([f"neither in mutants_held.txt nor in mutants_unheld.tsv:\t{view}" for view in sorted(views - held - unheld)] +
            [f"no view with a mutant, or in both lists:\t{view}" for view in sorted((held | unheld) - views | held & unheld)])


def turn():
    """Another number with each commit, so that the plain runs see all mutants in time."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], check=False, capture_output=True, cwd=HERE)
    return zlib.crc32(head.stdout) % SAMPLE


def fitting(spaces, reached, further):
    """Those whose questions read the view nearest, or over as many views more."""
    near = min((space.distance(reached) for space in spaces), default=0) + further
    return [space for space in spaces if space.distance(reached) <= near < len(reached) + further]


def noticed(extension, spaces, many, mutant, reached, cut=False):
    """The variants of what the view answers first, then small workspaces; of each the one that noticed something last before all."""
    view, sql, original, path = mutant
    for own, further in ((many, 0), (spaces, 1)):
        some = fitting(own, reached, further) if cut else own
        seen = next((space for space in (some if own is many else sorted(some, key=lambda space: space.distance(reached))) if space.notices(view, sql, reached)), None)
        if seen:  # the next time first, of those as near
            own.remove(seen)
            own.insert(0, seen)
            return True
    return not cut and (again(extension, path, sql, view) or any(space.spoken and space.hears(view, sql, original) for space in spaces))


def main():
    extension, how = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    part, parts = (int(n) for n in (sys.argv[3] if how == "full" and len(sys.argv) > 3 else "0/1").split("/"))
    held = {line for line, in rows_of(HELD)}
    listed = how in ("list", "cut")
    only = sys.argv[3].split(",") if listed and len(sys.argv) > 3 else ["*"] if listed else held
    among = {(view, around) for view, around, *_ in rows_of(sys.argv[4])} if how == "cut" and len(sys.argv) > 4 else None
    texts = mutants.views(kept_rows.connect(extension))
    paths, reached = mutants.files(), mutants.readers(texts)
    harmless, left = ({(view, around) for view, around, *_ in rows_of(path)} for path in (KNOWN, OPEN))
    known = harmless | left
    roots = []
    spaces = list(golden_spaces(extension, roots))[::-1]
    many = list(variant_spaces(extension, roots, paths))
    count, taken, wrong, unnoticed, now = 0, 0, unnamed(texts, paths, held), set(), turn()
    for view in sorted(v for v in paths if v in texts and any(fnmatch.fnmatch(v, o) for o in only)):
        before = taken
        for sql, around in mutants.of(texts[view], paths[view]):
            count += 1
            if among is not None and (view, around) not in among:
                continue
            if (not how and (zlib.crc32(f"{view} {around}".encode()) % SAMPLE != now or (view, around) in known)) or (how == "full" and count % parts != part):
                continue
            taken += 1
            if noticed(extension, spaces, many, (view, sql, texts[view], paths[view]), reached[view], how == "cut"):
                continue
            unnoticed.add((view, around))
            if (view, around) not in known:
                wrong.append(f"nothing notices:\t{view}\t{around}")
                if listed:
                    print(f"{view}\t{around}\t", flush=True)
        if listed:
            print(f"{view}: {taken - before} mutants, {time.process_time():.0f} s", file=sys.stderr, flush=True)
    for root in roots:
        shutil.rmtree(root, ignore_errors=True)
    if how == "full" and parts == 1:
        wrong += [f"is noticed, or no mutant, and stands in mutants_known.tsv:\t{view}\t{around}" for view, around in sorted(harmless) if (view, around) not in unnoticed]
        print("\n".join(f"can go from mutants_open.tsv:\t{view}\t{around}" for view, around in sorted(left - unnoticed)))
    if not listed:
        print("\n".join(wrong) or f"{taken} of {count} mutants, {taken - len(unnoticed)} noticed, {len(unnoticed)} known")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
