"""How SQLite runs the status views: each unit is judged once, in a pipeline, each situation once, and a lookup by unit reads that
unit alone. Judged by situation, each unit of the samples stands as judged alone.

usage: status_plans.py EXTENSION [full]

A query plan is read line by line. A scan of a whole virtual table says "VIRTUAL TABLE INDEX 0"; the pipeline's stages are
co-routines. Losing either makes a view over 100 000 units slower by orders of magnitude, and no result would show it.
"""
import sqlite3
import sys

db = sqlite3.connect(":memory:", isolation_level=None)
db.enable_load_extension(True)
db.load_extension(sys.argv[1])
db.execute("SELECT gov_scan('samples/acme')").fetchone()


def plan(query):
    """[(depth, text)] of the plan, without what stands below a list subquery: that runs once a statement."""
    depth, lines, skipped = {0: -1}, [], None
    for node, parent, _, text in db.execute("EXPLAIN QUERY PLAN " + query):
        depth[node] = depth.get(parent, -1) + 1
        if skipped is not None and depth[node] > skipped:
            continue
        skipped = depth[node] if text.startswith("LIST SUBQUERY") else None
        lines.append((depth[node], text))
    return lines


def full_scans(query):
    return [text for _, text in plan(query) if text.endswith("VIRTUAL TABLE INDEX 0:")]


STAGES = ["gov_risk_input", "gov_risk_levels", "gov_rule_input", "gov_rule_verdicts"]
SHOWN = ["gov_status", "gov_status_normal", "gov_status_strict", "gov_summary", "gov_rule_hits", "gov_risk_factors"]
KEPT = ["s", "temp.gov_kept_situations"]  # the names under which these read the situation of each unit
OWN = ["gov_coverage", "gov_backup", "gov_rollback", "gov_verification", "gov_style", "gov_volume", "gov_tenancy"]

# The names under which the views read units, their signals and what was said of them; policies may be read whole.
UNITS = ["u", "s", "e", "temp.gov_signals", "temp.gov_units", "temp.gov_unit_scopes"]

lines = plan("SELECT * FROM gov_judged")
for stage in STAGES:
    if f"CO-ROUTINE {stage}" not in [text.replace("temp.", "") for _, text in lines]:
        sys.exit(f"gov_judged: {stage} is no co-routine:\n" + "\n".join("  " * d + t for d, t in lines))
for view in SHOWN:
    scans = full_scans(f"SELECT * FROM {view}")
    if len(scans) != 1 or scans[0].split()[1] not in KEPT:
        sys.exit(f"{view} does not read gov_kept_situations once: {scans}")
for view in OWN + ["gov_unit_signals", "gov_unit_evidence"]:
    scans = full_scans(f"SELECT * FROM {view}")
    if len(scans) != 1:
        sys.exit(f"{view} scans {scans}")
for view in ["gov_status", "gov_status_strict", "gov_rule_hits", "gov_blocking", "gov_risk_factors", "gov_reasons", "gov_ownership"] + OWN:
    for condition in ("unit_id = 'accounts'", "unit_id = ?1", "unit_id IN ('accounts', 'users')"):
        query = f"SELECT * FROM {view} WHERE {condition}".replace("?1", "'x' || ''")
        scans = [text for text in full_scans(query) if text.split()[1] in UNITS]
        if scans:
            sys.exit(f"{query} reads all of {scans}")

COLUMNS = """unit_id, spec_id, data_class, coverage_status, backup_status, rollback_status, verification_status, policy_alignment_status,
  residency_risk_status, residency_allowed, migration_style, migration_volume, multi_tenant_risk, risk_level"""
for sample in ["acme", "gated", "studio"]:
    db.execute(f"SELECT gov_scan('samples/{sample}')").fetchone()
    for mode in ["normal", "strict"]:
        alone = db.execute(f"SELECT {COLUMNS}, {mode}_blocking, {mode}_notes FROM gov_judged ORDER BY unit_id").fetchall()
        alike = db.execute(f"SELECT {COLUMNS}, blocking_for_release, notes FROM gov_status_{mode} ORDER BY unit_id").fetchall()
        if not alone or alone != alike:
            sys.exit(f"{sample}, {mode}: judged by situation, units stand otherwise: {set(alone) ^ set(alike)}")
print("every unit is judged once, and a lookup reads one")
