"""A JSON report against its schema, and against itself.

usage: report_schema.py SCHEMA REPORT
"""
import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    report = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(report)

# A wrong report is refused: the schema is no formality.
for change in ({"risk_level": "SEVERE"}, {"blocking_for_release": 1}, {"unit_id": None}, {"surprise": 1}):
    wrong = dict(report, units=[dict(report["units"][0], **change)])
    if jsonschema.Draft202012Validator(schema).is_valid(wrong):
        sys.exit(f"the schema accepts {change}")

units, summary = report["units"], report["summary"]
counts = {
    "units": len(units),
    "blocking": sum(unit["blocking_for_release"] for unit in units),
    "risk_critical": sum(unit["risk_level"] == "CRITICAL" for unit in units),
    "backup_or_rollback_none": sum("NONE" in (unit["backup_status"], unit["rollback_status"]) for unit in units),
    "policy_violates": sum(unit["policy_alignment_status"] == "VIOLATES" for unit in units),
}
for name, count in counts.items():
    if summary[name] != count:
        sys.exit(f"summary {name} is {summary[name]}, the units say {count}")
for unit in units:
    rules = [hit["rule_id"] for hit in report["rule_hits"] if hit["unit_id"] == unit["unit_id"] and hit["effect"] == "blocks"]
    if bool(rules) != unit["blocking_for_release"] or any(f"{rule}: " not in unit["notes"] for rule in rules):
        sys.exit(f"{unit['unit_id']}: rules {rules}, notes {unit['notes']}")
if len({unit["unit_id"] for unit in units}) != len(units):
    sys.exit("a unit stands twice in the report")
blocked = {unit["spec_id"] for unit in units if unit["blocking_for_release"]}
for release in report["release"]:
    if (release["decision"] == "BLOCKED") < (release["spec_id"] in blocked):
        sys.exit(f"{release['spec_id']} has blocking units and is {release['decision']}")
