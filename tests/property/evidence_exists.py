"""Every status of the sample has a reason, every claim has evidence, and every place cited exists.

usage: evidence_exists.py EXTENSION [full]
"""
import json
import os
import sqlite3
import sys

ROOT = "samples/acme"
db = sqlite3.connect(":memory:", isolation_level=None)
db.enable_load_extension(True)
db.load_extension(sys.argv[1])
db.execute("SELECT gov_scan(?, '--strict', '--region-pairs=eu-central-1:us-east-2')", [ROOT]).fetchone()
# What is claimed about a unit rests on lines; what was not found cannot.
CLAIMS = {"backup": ["PRESENT", "PARTIAL"], "rollback": ["PRESENT", "WEAK"], "verification": ["STRONG", "BASIC"],
          "coverage": ["OUT_OF_SCOPE"], "style": ["IN_PLACE", "BACKFILL", "DUAL_WRITE", "OTHER"],
          "volume": ["SMALL", "MEDIUM", "LARGE"], "tenancy": ["NONE", "CONFIRMED"], "residency": ["CONFIRMED", "POTENTIAL", "NONE"],
          "policy_alignment": ["ALIGNED", "VIOLATES", "RISKY_BUT_JUSTIFIED"]}
lines = {}


def line_count(path):
    if path not in lines:
        with open(os.path.join(ROOT, path), "rb") as file:
            lines[path] = len(file.read().splitlines())
    return lines[path]


def check_place(place, where):
    path, _, line = place.rpartition(":")
    if not line.isdigit():
        path, line = place, "1"
    if not os.path.exists(os.path.join(ROOT, path)):
        sys.exit(f"{where} cites {place}, which does not exist")
    if not 1 <= int(line) <= max(1, line_count(path)):
        sys.exit(f"{where} cites {place}, but the file has {line_count(path)} lines")


statuses = places = 0
for unit_id, aspect, status, reason, evidence in db.execute("SELECT unit_id, aspect, status, reason, evidence FROM gov_reasons"):
    statuses += 1
    cited = json.loads(evidence)
    if not reason:
        sys.exit(f"{aspect} {status} of {unit_id} has no reason")
    if status in CLAIMS[aspect] and not cited:
        sys.exit(f"{aspect} {status} of {unit_id} has no evidence: {reason}")
    if len(set(cited)) != len(cited):
        sys.exit(f"{aspect} of {unit_id} cites a place twice")
    for place in cited:
        check_place(place, f"{aspect} of {unit_id}")
        places += 1
units = db.execute("SELECT count(*) FROM gov_units").fetchone()[0]
if statuses != 9 * units or not units:
    sys.exit(f"{statuses} statuses for {units} units")
for table in ("gov_evidence", "gov_units", "gov_statements", "gov_flows", "gov_policies", "gov_findings", "gov_coverage_gaps",
              "gov_cross_team", "gov_ownership", "gov_hazards", "gov_sections", "gov_runs"):
    for path, line in db.execute(f"SELECT path, line FROM {table} WHERE path IS NOT NULL"):
        check_place(f"{path}:{line}" if line else path, table)
        places += 1
print(f"{statuses} statuses, {places} places: all are there")
