"""Every check of the migration stages passes, fails and is unknown where it must: one change to a sound migration at a time.

usage: stage_defects.py EXTENSION [full]
"""
import os
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import stage_variants  # noqa: E402
import variants  # noqa: E402

NEVER = {}
SEVERAL = {  # fields that a record may hold more than once: of the others the views take the largest value for the only one
    "mapping.source", "mapping.source_table", "mapping.target", "mapping.target_table", "category", "cites", "class", "depends", "depends_on", "idempotency", "kind", "mechanism", "outputs", "part", "path", "phase", "readers", "reference", "subject", "aspect", "writers"}

root = tempfile.mkdtemp()
made = stage_variants.build("samples/studio/sound", root)
db = sqlite3.connect(":memory:", isolation_level=None)
db.enable_load_extension(True)
db.load_extension(sys.argv[1])
db.execute("SELECT gov_scan(?, '--migration-script-paths=**/migrations/*')", [root]).fetchone()
seen = {}
for scope, check, outcome, reason, path in db.execute(
        "SELECT scope, check_id, outcome, reason, path FROM gov_checks WHERE framework = 'integrity'"):
    seen.setdefault((scope, check), {}).setdefault(outcome, f"{reason} ({path})")
catalogue = {c for c, in db.execute("SELECT check_id FROM gov_check_catalog WHERE framework = 'integrity'")}
answers = list(variants.answers(db, "integrity"))
wrong, told = variants.wrong(made, answers, root), {"pass": set(), "fail": set(), "unknown": set(), "skip": set()}
for _, variant in made:
    for check, outcome in variant[2].items():
        if outcome[0] != "!":
            told.setdefault(variants.outcome_of(outcome), set()).add(check.strip())
for check in stage_variants.PASSES:
    for outcome in ("fail", "unknown"):
        if outcome in seen.get((made[0][0], check), {}):
            wrong.append(f"sound: {check} is {outcome}: {seen[(made[0][0], check)][outcome]}")
for outcome in ("pass", "fail", "unknown"):
    for check in sorted(catalogue - told[outcome] - NEVER.get(outcome, set())):
        wrong.append(f"no variant says when {check} is {outcome}")
placeless = db.execute("""SELECT check_id, outcome, reason FROM gov_checks WHERE framework = 'integrity'
  AND (path IS NULL OR line IS NULL OR line < 1) AND reason NOT LIKE 'nothing here shows %' LIMIT 5""").fetchall()
wrong += [f"no path:line: {row}" for row in placeless]
wrong += [f"more than once in one record: {row}" for row in db.execute("""SELECT record, field, path, min(line), count(*) FROM gov_record_fields
  GROUP BY path, record_no, record, field HAVING count(*) > 1""") if not {row[1], f"{row[0]}.{row[1]}"} & SEVERAL][:5]
foreseen = [m for m in made if m[1] not in stage_variants.EDGES]
wrong += variants.contradicting(answers) + variants.unforeseen("stage", foreseen, answers, stage_variants.like)
stage_variants.clear(root)
print("\n".join(wrong) or f"{len(made)} variants, {len(catalogue)} checks")
sys.exit(bool(wrong))
