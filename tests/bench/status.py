"""How long the status views take over many units, and whether the cost grows in proportion.

usage: status.py EXTENSION [UNITS…]      (default: 1000 10000 100000)

Each workspace is made of quality reports that name every unit three times, so that twelve evidence rows a unit apply. Times are
CPU seconds of this process, which other work on the machine does not change much. Ends with status 1 when gov_status takes
more than 4 s for 100 000 units (about 1 s is the aim, a debug build or a slow machine takes longer), when ten times the units
cost more than fifteen times as much, or when a lookup of one unit grows with the workspace.
"""
import json
import os
import sqlite3
import sys
import tempfile
import time

EXTENSION = sys.argv[1]
SIZES = [int(size) for size in sys.argv[2:]] or [1000, 10000, 100000]
REPORTS, PER_FILE = 3, 5000
QUERIES = {
    "gov_judged": "SELECT count(strict_notes) + count(risk_level) FROM gov_judged",
    "gov_status": "SELECT count(notes) + count(risk_level) + count(blocking_for_release) FROM gov_status",
    "gov_status_strict": "SELECT count(*) FROM gov_status_strict WHERE notes <> ''",
    "gov_rule_hits": "SELECT count(reason) FROM gov_rule_hits",
    "gov_risk_factors": "SELECT count(level) FROM gov_risk_factors",
    "gov_summary": "SELECT total(value) FROM gov_summary",
    "gov_findings": "SELECT count(message) FROM gov_findings",
    "gov_verification": "SELECT total(length(evidence)) FROM gov_verification",
    "one unit": "SELECT strict_notes FROM gov_judged WHERE unit_id = 'app.s7.t7'",
}


def make_workspace(root, units):
    folder = os.path.join(root, "reports", "migration")
    os.makedirs(folder)
    for report in range(REPORTS):
        for start in range(0, units, PER_FILE):
            rows = [{"unit": f"app.s{i % 50}.t{i}", "source_rows": 1000 + i, "target_rows": 1000 + i,
                     "checksum_match": True, "checks_passed": 3, "checks_failed": 0}
                    for i in range(start, min(units, start + PER_FILE))]
            run = {"run_id": f"q{report}-{start}", "kind": "quality", "env": "staging", "status": "passed",
                   "started_at": f"2026-11-0{1 + report % 9}T02:00:00Z", "units": rows}
            with open(os.path.join(folder, f"quality-{report}-{start}.json"), "w") as file:
                json.dump(run, file, indent=0)


def measure(units):
    with tempfile.TemporaryDirectory() as root:
        make_workspace(root, units)
        db = sqlite3.connect(":memory:", isolation_level=None)
        db.enable_load_extension(True)
        db.load_extension(EXTENSION)
        times = {}
        start = time.process_time()
        summary = json.loads(db.execute("SELECT gov_scan(?)", [root]).fetchone()[0])
        times["scan"] = time.process_time() - start
        if summary["units"] != units:
            sys.exit(f"{summary['units']} units were found, {units} were written")
        for name, query in QUERIES.items():
            start = time.process_time()
            db.execute(query).fetchall()
            times[name] = time.process_time() - start
        db.close()
        return times, summary["evidence"]


measured = {}
for size in SIZES:
    measured[size], evidence = measure(size)
    print(f"{size:>8} units {evidence:>9} evidence rows: "
          + ", ".join(f"{name} {seconds:.3f} s" for name, seconds in measured[size].items()))
bad = []
for small, large in zip(SIZES, SIZES[1:]):
    for name in list(QUERIES)[:-1]:
        allowed = 15 * (large / small) / 10 * max(measured[small][name], 0.01)
        if measured[large][name] > allowed:
            bad.append(f"{name} takes {measured[large][name]:.2f} s for {large} units, {allowed:.2f} s would be linear")
if measured[SIZES[-1]]["one unit"] > 0.05:
    bad.append(f"one unit of {SIZES[-1]} takes {measured[SIZES[-1]]['one unit']:.3f} s")
if measured.get(100000, {}).get("gov_status", 0) > 4:
    bad.append("gov_status takes more than 4 s for 100000 units")
print("\n".join(bad) or "linear")
sys.exit(bool(bad))
