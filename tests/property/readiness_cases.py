"""Every check of zero-downtime readiness passes, fails and is unknown where it must be: one change to a ready migration at a time.

All variants stand in one workspace, a spec each; in the full run each stands alone as well, and must answer the same.

usage: readiness_cases.py EXTENSION [full]
"""
import os
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import readiness_variants  # noqa: E402
import variants  # noqa: E402

FLAGS = ("--frameworks=zero-downtime", "--migration-report-paths=**/reports/**")
db = sqlite3.connect(":memory:", isolation_level=None)
db.enable_load_extension(True)
db.load_extension(sys.argv[1])


def outcomes(root):
    db.execute("SELECT gov_scan(?, ?, ?)", [root, *FLAGS]).fetchone()
    seen = {}
    for scope, check, outcome, reason in db.execute(
            "SELECT scope, check_id, outcome, reason FROM gov_checks WHERE framework = 'zero-downtime'"):
        seen.setdefault((scope, check), {}).setdefault(outcome, []).append(reason)
    return seen


root = tempfile.mkdtemp()
made = readiness_variants.build("samples/readiness/ready", root)
seen = outcomes(root)
answers = list(variants.answers(db, "zero-downtime"))
catalogue = {c for c, in db.execute("SELECT check_id FROM gov_check_catalog WHERE framework = 'zero-downtime'")}
wrong, told, cases = variants.contradicting(answers) + variants.wrong(made, answers, root), {"pass": set(), "fail": set(), "unknown": set(), "skip": set()}, 0
foreseen = [m for m in made if m[1] not in readiness_variants.EDGES]
wrong += variants.unforeseen("readiness", foreseen, answers, readiness_variants.like)
readiness_variants.clear(root)
if any(scope == "workspace" for scope, _ in seen):
    wrong.append("the workspace holds nothing, and is asked")
for spec, variant in made:
    cases += len(variant[2])
    for check, outcome in variant[2].items():
        if outcome[0] != "!":
            told.setdefault(variants.outcome_of(outcome), set()).add(check)
for outcome in ("pass", "fail", "unknown"):
    for check in sorted(catalogue - told[outcome]):
        wrong.append(f"no variant says when {check} is {outcome}")
if "full" in sys.argv:
    for number in range(len(readiness_variants.VARIANTS)):
        alone_root = tempfile.mkdtemp()
        (spec, variant), = readiness_variants.build("samples/readiness/ready", alone_root, [number])
        alone = outcomes(alone_root)
        readiness_variants.clear(alone_root)
        for check in sorted(catalogue):
            a, b = sorted(seen.get((spec, check), {})), sorted(alone.get((spec, check), {}))
            if a != b:
                wrong.append(f"{spec} {variant[0]}: {check} is {a} among others and {b} alone")
print("\n".join(wrong) or f"{len(made)} variants, {cases} cases, {len(catalogue)} checks")
sys.exit(bool(wrong))
