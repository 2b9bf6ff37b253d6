"""How long all checks take over many migrations and units, and whether the cost grows in proportion.

usage: gates.py EXTENSION [MIGRATIONS…]      (default: 250 500 1000)

gates: that many variants of the sample migration (a folder with its eight artifacts, decisions, a report and two scripts), and a
hundred units a migration from quality reports. stages: that many variants of the sample of the migrate stage (a folder with thirteen
documents, schemas and scripts). All frameworks are asked for. Times are CPU seconds of this process, each the first of its scan. Ends
with status 1 when all of one over 1000 migrations takes more than 60 s (a loaded machine takes 20, 5 s is the aim), or when four times
the migrations cost more than seven times as much.
"""
import json
import os
import sqlite3
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "property", "lib"))
import gate_variants  # noqa: E402
import stage_variants  # noqa: E402

EXTENSION = sys.argv[1]
SIZES = [int(size) for size in sys.argv[2:]] or [250, 500, 1000]
UNITS_EACH, PER_FILE = 100, 5000
QUERIES = ["gov_units", "gov_status", "gov_checks", "gov_gates", "gov_release", "gov_release_blockers", "gov_readiness", "gov_quality_checklist", "gov_triggers", "gov_integrity",
           "gov_mapping", "gov_findings"]


def make_gates(root, migrations):
    gate_variants.build("samples/gated", root, range(migrations))
    folder = os.path.join(root, "reports", "migration")
    os.makedirs(folder)
    for start in range(0, migrations * UNITS_EACH, PER_FILE):
        rows = [{"unit": f"app.s{i % 50}.t{i}", "source_rows": 1000 + i, "target_rows": 1000 + i, "checksum_match": True, "checks_passed": 3,
                 "checks_failed": 0} for i in range(start, min(migrations * UNITS_EACH, start + PER_FILE))]
        with open(os.path.join(folder, f"quality-{start}.json"), "w", encoding="utf-8") as report:
            json.dump({"run_id": f"q{start}", "kind": "quality", "env": "staging", "status": "passed", "started_at": "2026-11-01T02:00:00Z", "units": rows}, report)


def make_stages(root, migrations):
    stage_variants.build("samples/studio/sound", root, range(migrations))


def measure(made, migrations):
    seen = {}
    root = tempfile.mkdtemp()
    make, flags, units = WORKSPACES[made]
    try:
        make(root, migrations)
        db = sqlite3.connect(":memory:", isolation_level=None)
        db.enable_load_extension(True)
        db.load_extension(EXTENSION)
        for name, query in [("scan", f"SELECT gov_scan('{root}'{flags}, '--frameworks=workflow,zero-downtime,integrity')")] + [
                (view, f"SELECT count(*) FROM {view}") for view in QUERIES]:
            start = time.process_time()
            rows = db.execute(query).fetchall()
            seen[name] = time.process_time() - start
            if name == "gov_units" and rows[0][0] < migrations * units:
                sys.exit(f"{rows[0][0]} units were found, {migrations * units} were written")
            print(f"{made} {migrations:5} {name:24} {seen[name]:8.2f} s  {rows[0][0] if name != 'scan' else ''}", flush=True)
    finally:
        gate_variants.clear(root)
    return sum(seen.values()) - seen["scan"]


WORKSPACES = {"gates": (make_gates, "", UNITS_EACH), "stages": (make_stages, ", '--migration-script-paths=**/migrations/*'", 4)}
bad = False
for kind in WORKSPACES:
    took = {size: measure(kind, size) for size in SIZES}
    for size, seconds in took.items():
        print(f"{kind} {size:5} all but the scan            {seconds:8.2f} s")
    bad |= took.get(1000, 0) > 60 or (SIZES[-1] >= 4 * SIZES[0] and took[SIZES[-1]] > 7 * took[SIZES[0]] * SIZES[-1] / SIZES[0] / 4)
sys.exit(bad)
