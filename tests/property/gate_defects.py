"""Every check of the six gates passes, fails and is unknown where it must be: one change to a sound migration at a time.

usage: gate_defects.py EXTENSION [full]
"""
import os
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import gate_variants  # noqa: E402
import variants  # noqa: E402

# A section is there or not.
NEVER = {"unknown": {"GATE.SECTION_MISSING"}}

root = tempfile.mkdtemp()
made = gate_variants.build("samples/gated", root)
db = sqlite3.connect(":memory:", isolation_level=None)
db.enable_load_extension(True)
db.load_extension(sys.argv[1])
db.execute("SELECT gov_scan(?)", [root]).fetchone()
answers = list(variants.answers(db, "workflow"))
catalogue = {c for c, in db.execute("SELECT check_id FROM gov_check_catalog WHERE framework = 'workflow'")}
wrong, told = variants.wrong(made, answers, root), {"pass": set(), "fail": set(), "unknown": set(), "skip": set()}
for _, variant in made:
    for check, outcome in variant[2].items():
        if outcome[0] != "!":
            told.setdefault(variants.outcome_of(outcome), set()).add(check)
for check in gate_variants.PASSES:
    if (check, made[0][0], "fail") in {row[:3] for row in answers}:
        wrong.append(f"sound: {check} fails")
told["pass"] |= set(gate_variants.PASSES)
for outcome in ("pass", "fail", "unknown"):
    for check in sorted(catalogue - told[outcome] - NEVER.get(outcome, set())):
        wrong.append(f"no variant says when {check} is {outcome}")
wrong += gate_variants.misplaced(root, made, answers)
placeless = db.execute("""SELECT check_id, outcome, reason, path FROM gov_checks WHERE framework = 'workflow' AND outcome IN ('pass', 'fail')
  AND (path IS NULL OR line IS NULL OR line < 1) LIMIT 5""").fetchall()
wrong += [f"no path:line: {row}" for row in placeless]
wrong += variants.unforeseen("gate", [m for m in made if m[1] not in gate_variants.EDGES], answers, gate_variants.like)
gate_variants.clear(root)
print("\n".join(wrong) or f"{len(made)} variants, {len(catalogue)} checks")
sys.exit(bool(wrong))
