"""The status rules, over every combination of the signals each reads, against a second statement of the rules.

usage: statuses_exhaustive.py EXTENSION [full]

The views' own text judges the rows; what each should get is stated below again, as the design words it, and why in
lib/status_reasons.py. Of many combinations a random part is judged, and all in which at most three signals are there.
"""
import itertools
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
import status_reasons  # noqa: E402
from rule_text import connect, over  # noqa: E402

db = connect(sys.argv[1])
full = sys.argv[2:] == ["full"]
COLUMNS = [row[1] for row in db.execute("PRAGMA table_xinfo(gov_unit_signals)")]
NO_EVIDENCE = "SELECT '' AS unit_id, '' AS aspect, '' AS scope, '' AS place WHERE 0"


def backup(s):
    said_absent, positives = s["backup_absent"], ["mechanism", "mention", "timing", "location", "retention",
                                                  "restore_tested", "encrypted"]
    spoken = any(s["backup_" + name] for name in positives)
    concrete = any(s["backup_" + name] for name in ["timing", "location", "retention", "restore_tested"])
    holes = s["backup_gap"] or s["backup_gap_inferred"] or s["backup_absent_inferred"]
    if said_absent:
        return "NONE"
    if s["backup_mechanism"] and concrete and not holes:
        return "PRESENT"
    if spoken or s["backup_gap"]:
        return "PARTIAL"
    if s["backup_absent_inferred"]:
        return "NONE"
    return "NONE" if s["plans"] and not s["backup_placeholder"] else "UNKNOWN"


def rollback(s):
    if s["rollback_irreversible"] or s["rollback_absent"]:
        return "NONE"
    way_back = (s["rollback_steps"] or (s["rollback_script"] and not s["rollback_absent_inferred"])
                or (s["rollback_restore"] and backup(s) in ("PRESENT", "PARTIAL")))
    if way_back and not s["rollback_irreversible_inferred"]:
        return "PRESENT"
    if any(s["rollback_" + name] for name in ["steps", "script", "restore", "mention", "trigger", "window", "owner", "tested"]):
        return "WEAK"
    if s["rollback_absent_inferred"] or s["rollback_irreversible_inferred"]:
        return "NONE"
    return "NONE" if s["plans"] and not s["rollback_placeholder"] else "UNKNOWN"


def verification(s):
    of_content = ["checksum", "sample", "referential", "quality_suite", "reconcile", "parity"]
    kinds = [name for name in of_content + ["count", "constraint", "smoke"] if s["verification_" + name]]
    broken = any(s[name] for name in ["verification_failed", "verification_failed_inferred", "runs_failed",
                                      "verification_absent_inferred"])
    two_kinds = len(kinds) >= 2 and set(kinds) & set(of_content)
    if s["verification_absent"]:
        return "NONE"
    if (two_kinds or s["verification_executed_evidenced"]) and not broken:
        return "STRONG"
    if kinds or s["verification_executed"]:
        return "BASIC"
    if s["verification_absent_inferred"]:
        return "NONE"
    return "NONE" if s["plans"] and not s["verification_placeholder"] else "UNKNOWN"


def coverage(s):
    if s["changed"] or s["pipelines"] or s["coverage_in_scope"]:
        return "IN_SCOPE"
    return "OUT_OF_SCOPE" if s["coverage_out_of_scope"] else "UNKNOWN"


def style(s):
    for ending in ("", "_inferred"):
        for name in ("dual_write", "backfill", "in_place", "other"):
            if s["style_" + name + ending]:
                return name.upper()
    return "UNKNOWN"


def volume(s):
    rows, size = s["volume_rows_stated"], s["volume_bytes_stated"]
    sizes = []
    if rows is not None:
        sizes.append("LARGE" if rows > 100e6 else "SMALL" if rows < 1e6 else "MEDIUM")
    if size is not None:
        sizes.append("LARGE" if size > 100e9 else "SMALL" if size < 1e9 else "MEDIUM")
    if not sizes:
        sizes = [name.upper() for name in ("small", "medium", "large") if s["volume_" + name]]
    return max(sizes, key=["SMALL", "MEDIUM", "LARGE"].index) if sizes else "UNKNOWN"


def tenancy(s):
    tenants = s["tenancy_tenant_key"] or s["tenancy_multi_tenant"]
    if s["tenancy_risk"]:
        return "CONFIRMED"
    if s["tenancy_isolated"] and s["tenancy_checked"] and not s["tenancy_risk_inferred"]:
        return "NONE"
    if s["tenancy_risk_inferred"] or (tenants and not s["tenancy_isolated"]):
        return "POTENTIAL"
    return "NONE" if s["tenancy_no_tenant"] and not tenants else "UNKNOWN"


def few(varied):
    """Every combination of at most three signals."""
    for count in range(4):
        for names in itertools.combinations(varied, count):
            yield tuple(values[-1] if name in names else values[0] for name, values in varied.items())


def check(view, expected, why, varied, sound, chain=()):
    """Judges every combination (a random 60 000 of them, and those of few signals, unless full) and compares."""
    choices = [values for values in varied.values()]
    count = 1
    for values in choices:
        count *= len(values)
    if count > 60000 and not full:
        rows = [tuple(random.choice(values) for values in choices) for _ in range(60000)] + list(few(varied))
    else:
        rows = list(itertools.product(*choices))
    rows = [row for row in rows if sound(dict(zip(varied, row)))]
    db.execute("DROP TABLE IF EXISTS temp.made")
    db.execute("CREATE TEMP TABLE made(unit_id INTEGER PRIMARY KEY, " + ", ".join(varied) + ")")
    db.executemany("INSERT INTO made VALUES(NULL" + ", ?" * len(varied) + ")", rows)
    given = ["unit_id" if c == "unit_id" else c if c in varied else f"NULL AS {c}" if c.endswith("_stated") else f"0 AS {c}"
             for c in COLUMNS]
    source = {"gov_unit_signals": f"SELECT {', '.join(given)} FROM made", "gov_unit_evidence": NO_EVIDENCE}
    query = over(db, source, [*chain, view], f"SELECT unit_id, status, reason FROM {view}")
    blank = {c: None if c.endswith("_stated") else 0 for c in COLUMNS}
    seen = 0
    for unit_id, status, reason in db.execute(query):
        seen += 1
        signals = dict(blank, **dict(zip(varied, rows[unit_id - 1])))
        want, wanted = expected(signals), why(signals)
        if status != want or reason != wanted:
            sys.exit(f"{view} of { {k: v for k, v in signals.items() if v} }: {status} ({reason}), expected {want} ({wanted})")
    if seen != len(rows):
        sys.exit(f"{view}: {seen} of {len(rows)} rows were judged")
    return seen


def bits(*names, **others):
    return {**{name: [0, 1] for name in names}, **others}


def check_evidence(view):
    """Each unit cites the places of its own evidence of the aspect; its coverage those that are about it alone."""
    aspect = view[len("gov_"):]
    places = [(1, aspect, "unit", "a:1"), (1, aspect, "plan", "p:1"), (1, "other", "unit", "o:1"), (2, aspect, "unit", "a:2")]
    rows = " UNION ALL ".join("SELECT %d AS unit_id, '%s' AS aspect, '%s' AS scope, '%s' AS place" % place for place in places)
    signals = ", ".join(f"NULL AS {c}" if c.endswith("_stated") else f"0 AS {c}" for c in COLUMNS if c != "unit_id")
    source = {"gov_unit_signals": f"SELECT column1 AS unit_id, {signals} FROM (VALUES (1), (2), (3))", "gov_unit_evidence": rows}
    chain = ["gov_backup", view] if view == "gov_rollback" else [view]
    got = db.execute(over(db, source, chain, f"SELECT evidence FROM {view} ORDER BY unit_id")).fetchall()
    want = [('["a:1"]' if aspect == "coverage" else '["a:1","p:1"]',), ('["a:2"]',), ("[]",)]
    if got != want:
        sys.exit(f"{view}: cites {got}, expected {want}")


for name in ("backup", "rollback", "verification", "coverage", "style", "volume", "tenancy"):
    check_evidence("gov_" + name)
random.seed(20261120)
always = lambda row: True  # noqa: E731
total = check("gov_coverage", coverage, status_reasons.coverage,
              bits("plans", "scripts", "pipelines", "models", "reports", "changed", "coverage_in_scope", "coverage_in_scope_evidenced",
                   "coverage_out_of_scope"), lambda row: row["coverage_in_scope"] >= row["coverage_in_scope_evidenced"])
backups = ["backup_" + name for name in ("mechanism", "timing", "location", "retention", "restore_tested", "encrypted", "mention",
                                         "gap", "gap_inferred", "absent", "absent_inferred", "placeholder")]
total += check("gov_backup", backup, status_reasons.backup, bits("plans", "scripts", *backups), always)
rollbacks = ["rollback_" + name for name in ("steps", "script", "restore", "mention", "trigger", "window", "owner", "tested",
                                             "irreversible", "irreversible_inferred", "absent", "absent_inferred",
                                             "placeholder")]
total += check("gov_rollback", rollback, lambda s: status_reasons.rollback(s, backup(s)),
               bits("plans", "backup_mechanism", "backup_timing", "backup_absent", *rollbacks), always, chain=["gov_backup"])
checks = ["verification_" + name for name in ("count", "checksum", "sample", "referential", "constraint", "quality_suite",
                                              "reconcile", "parity", "smoke", "executed", "executed_evidenced", "failed",
                                              "failed_inferred", "absent", "absent_inferred", "placeholder")]
total += check("gov_verification", verification, status_reasons.verification, bits("plans", "runs_failed", *checks),
               lambda row: row["verification_executed"] >= row["verification_executed_evidenced"])
styles = ["style_" + name + ending for name in ("in_place", "backfill", "dual_write", "other") for ending in ("", "_inferred")]
total += check("gov_style", style, status_reasons.style, bits("plans", *styles), always)
total += check("gov_volume", volume, status_reasons.volume,
               bits("volume_small", "volume_medium", "volume_large",
                    volume_rows_stated=[None, 0, 999999, 1000000, 100000000, 100000001],
                    volume_bytes_stated=[None, 0, 999999999, 1000000000, 100000000000, 100000000001]),
               always)
total += check("gov_tenancy", tenancy, status_reasons.tenancy,
               bits("tenancy_tenant_key", "tenancy_multi_tenant", "tenancy_isolated", "tenancy_checked", "tenancy_risk",
                    "tenancy_risk_inferred", "tenancy_no_tenant"), always)
print(f"{total} combinations of signals: as the rules say")
