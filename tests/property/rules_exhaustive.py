"""Risk and blocking, over every combination of the columns a rule reads, against a second statement of the rules.

usage: rules_exhaustive.py EXTENSION [full]

The rows are generated in SQL and judged by the views' own text. What they should get is stated below a second time, in
other words: as a table of levels and as conditions on one row.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from rule_text import connect, over  # noqa: E402

db = connect(sys.argv[1])
full = sys.argv[2:] == ["full"]
CLASSES = ["critical", "high", "medium", "low", "unknown"]
LEVELS = ["", "LOW", "MEDIUM", "HIGH", "CRITICAL"]
WORDS = {
    "coverage": ["IN_SCOPE", "OUT_OF_SCOPE", "UNKNOWN"],
    "backup": ["PRESENT", "PARTIAL", "NONE", "UNKNOWN"],
    "rollback": ["PRESENT", "WEAK", "NONE", "UNKNOWN"],
    "verification": ["STRONG", "BASIC", "NONE", "UNKNOWN"],
    "policy": ["ALIGNED", "RISKY_BUT_JUSTIFIED", "VIOLATES", "UNKNOWN"],
    "residency": ["NONE", "POTENTIAL", "CONFIRMED", "UNKNOWN"],
    "tenancy": ["NONE", "POTENTIAL", "CONFIRMED", "UNKNOWN"],
    "style": ["IN_PLACE", "BACKFILL", "DUAL_WRITE", "OTHER", "UNKNOWN"],
    "volume": ["SMALL", "MEDIUM", "LARGE", "UNKNOWN"],
}

# Level under critical, high, medium and unknown, low.
C, H, M, L = 4, 3, 2, 1
NO_SAFEGUARD, HALF_SAFEGUARD = (C, H, M, L), (H, M, M, L)
UNVERIFIED, BARELY_VERIFIED = (H, H, M, L), (M, M, L, L)
BROKEN, EXCUSED, OPEN = (C, C, H, H), (H, M, M, L), (M, M, L, L)
MAY_LEAVE, NOT_COVERED = (H, H, M, L), (H, M, L, L)
LOSES_DATA, RUN_FAILED = (C, C, H, M), (C, H, H, M)
NAMED = {"backup": "backup {backup}", "rollback": "rollback {rollback}", "policy": "policy {policy}",
         "residency": "residency {residency} and not allowed", "tenancy": "tenancy {tenancy}",
         "destructive": "destructive change without a full backup", "run_evidence": "failed or contradicting run"}


def column(data_class):
    return {"critical": 0, "high": 1, "medium": 2, "unknown": 2, "low": 3}[data_class]


def expected_levels(u):
    """What each factor of a unit weighs; 0 is nothing."""
    if u["coverage"] == "OUT_OF_SCOPE":
        return {}
    at = column(u["data_class"])
    raise_by = 1 if (u["volume"] == "LARGE"
                     or (u["style"] in ("BACKFILL", "DUAL_WRITE") and u["verification"] == "NONE")) else 0
    levels = {}
    if u["backup"] == "NONE":
        levels["backup"] = min(C, NO_SAFEGUARD[at] + raise_by)
    elif u["backup"] != "PRESENT":
        levels["backup"] = min(H, HALF_SAFEGUARD[at] + raise_by)
    if u["rollback"] == "NONE":
        levels["rollback"] = min(C, NO_SAFEGUARD[at] + raise_by)
    elif u["rollback"] != "PRESENT":
        levels["rollback"] = min(H, HALF_SAFEGUARD[at] + raise_by)
    if u["verification"] == "NONE":
        levels["verification"] = min(H, UNVERIFIED[at] + raise_by)
    elif u["verification"] != "STRONG":
        levels["verification"] = min(H, BARELY_VERIFIED[at] + raise_by)
    if u["policy"] != "ALIGNED":
        levels["policy"] = {"VIOLATES": BROKEN, "RISKY_BUT_JUSTIFIED": EXCUSED, "UNKNOWN": OPEN}[u["policy"]][at]
    if u["residency"] == "CONFIRMED":
        levels["residency"] = (OPEN if u["allowed"] else BROKEN)[at]
    if u["residency"] == "POTENTIAL":
        levels["residency"] = MAY_LEAVE[at] if not u["sensitive"] else max(H, MAY_LEAVE[at])
    if u["tenancy"] in ("CONFIRMED", "POTENTIAL"):
        levels["tenancy"] = (BROKEN if u["tenancy"] == "CONFIRMED" else EXCUSED)[at]
    if u["coverage"] == "UNKNOWN":
        levels["coverage"] = NOT_COVERED[at]
    if u["destructive"] and u["backup"] != "PRESENT":
        levels["destructive"] = LOSES_DATA[at]
    if u["failed"]:
        levels["run_evidence"] = RUN_FAILED[at]
    return levels


def expected_rules(u):
    """The rules that block under strict. `judged` is the class they go by, `critical` whether the risk is CRITICAL."""
    rules = ["N1"] if u["critical"] else []
    if u["coverage"] == "OUT_OF_SCOPE":
        return rules
    leaves = u["residency"] == "CONFIRMED" and not u["allowed"]
    unverified, large = u["verification"] == "NONE", u["volume"] == "LARGE"
    risky_style = u["style"] in ("BACKFILL", "DUAL_WRITE") or (u["style"] == "IN_PLACE" and large)
    by_class = {
        "S": [u["backup"] in ("NONE", "UNKNOWN"), u["rollback"] in ("NONE", "UNKNOWN"), u["policy"] == "VIOLATES", leaves,
              unverified and risky_style and not u["s5"]],
        "M": [large and "NONE" in (u["backup"], u["rollback"]), u["policy"] == "VIOLATES", leaves,
              unverified and large and not u["m4"]],
        "L": [u["policy"] == "VIOLATES", leaves],
    }
    letter = {"critical": "S", "high": "S", "medium": "M", "low": "L"}.get(u["judged"])
    return rules + [f"{letter}{n}" for n, hit in enumerate(by_class.get(letter, []), 1) if hit]


def expected_notes(u, rules):
    """Why each of these rules blocks; then which one an exception stands against, and by which class an unknown one is judged."""
    missing = [name for name in ("backup", "rollback") if u[name] == "NONE"]
    violates, leaves = "policy alignment is VIOLATES", "residency risk is CONFIRMED and not allowed"
    why = {"N1": "risk is CRITICAL: x", "S1": f"backup is {u['backup']}", "S2": f"rollback is {u['rollback']}",
           "M1": f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} NONE and the volume is LARGE",
           "S3": violates, "M2": violates, "L1": violates, "S4": leaves, "M3": leaves, "L2": leaves,
           "S5": f"verification is NONE and the style is {u['style']}" + " with LARGE volume" * (u["style"] == "IN_PLACE"),
           "M4": "verification is NONE and the volume is LARGE"}
    notes = [f"{rule}: {why[rule]}" for rule in rules]
    if u["coverage"] != "OUT_OF_SCOPE":
        waived = set(expected_rules({**u, "s5": 0, "m4": 0})) - set(rules)
        notes += [f"{rule} mitigated by an exception" for rule in waived]
        if not u["known"] and u["judged"] != "none":
            notes.append(f"class unknown, judged as {u['judged']}")
    return "; ".join(notes)


def product(name, dimensions):
    """A temp table with a row for every combination, made by cross joins."""
    sources = []
    for dimension, values in dimensions.items():
        rows = ", ".join(f"({value!r})" for value in values)
        db.execute(f"CREATE TEMP TABLE {name}_{dimension} AS SELECT column1 AS {dimension} FROM (VALUES {rows})")
        sources.append(f"{name}_{dimension}")
    db.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM {', '.join(sources)}")
    return db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]


RISK_SOURCE = """SELECT rowid AS unit_id, NULL AS spec_id, data_class, 'none' AS judged_class, sensitive, coverage AS coverage_status,
  backup AS backup_status, rollback AS rollback_status, verification AS verification_status,
  policy AS policy_alignment_status, residency AS residency_risk_status, allowed AS residency_allowed,
  style AS migration_style, volume AS migration_volume, tenancy AS multi_tenant_risk, destructive,
  failed AS runs_failed, 0 AS s5_mitigated, 0 AS m4_mitigated FROM {0}"""
RULE_SOURCE = """SELECT rowid AS unit_id, NULL AS spec_id, iif(known, judged, 'unknown') AS data_class, judged AS judged_class, coverage AS coverage_status,
  backup AS backup_status, rollback AS rollback_status, verification AS verification_status,
  policy AS policy_alignment_status, residency AS residency_risk_status, allowed AS residency_allowed,
  style AS migration_style, volume AS migration_volume, 'NONE' AS multi_tenant_risk, s5 AS s5_mitigated,
  m4 AS m4_mitigated, CASE critical WHEN 1 THEN 'CRITICAL' ELSE 'HIGH' END AS risk_level,
  ', x' AS critical_factors FROM {0}"""


def rows_of(name):
    cursor = db.execute(f"SELECT rowid, * FROM {name}")
    columns = [d[0] for d in cursor.description]
    return {row[0]: dict(zip(columns, row)) for row in cursor}


def check_risk(name, dimensions, where="1"):
    count = product(name, dimensions)
    units = rows_of(name)
    levels = over(db, {"gov_risk_input": RISK_SOURCE.format(name)}, ["gov_risk_levels"], f"""SELECT unit_id, backup_level,
      rollback_level, verification_level, policy_level, residency_level, tenancy_level, coverage_level, destructive_level,
      run_evidence_level FROM gov_risk_levels WHERE {where}""")
    factors = ["backup", "rollback", "verification", "policy", "residency", "tenancy", "coverage", "destructive", "run_evidence"]
    for unit_id, *got in db.execute(levels):
        unit = units[unit_id]
        if unit["coverage"] == "OUT_OF_SCOPE":
            continue  # the next query shows that these levels count for nothing
        want = [expected_levels(unit).get(factor, 0) for factor in factors]
        if got != want:
            sys.exit(f"levels of {unit}: {dict(zip(factors, got))}, expected {dict(zip(factors, want))}")
    risk = over(db, {"gov_risk_input": RISK_SOURCE.format(name)}, ["gov_risk_levels", "gov_rule_input"],
                "SELECT unit_id, risk_level, critical_factors FROM gov_rule_input")
    for unit_id, got, why in db.execute(risk):
        want = LEVELS[max(list(expected_levels(units[unit_id]).values()) + [1])]
        why_want = "".join(", " + NAMED[factor].format(**units[unit_id]) for factor, level in expected_levels(units[unit_id]).items()
                           if level == C)
        if got != want or (why != why_want and units[unit_id]["coverage"] != "OUT_OF_SCOPE"):
            sys.exit(f"risk of {units[unit_id]}: {got} ({why}), expected {want} ({why_want})")
    return count


def check_rules(name, dimensions):
    count = product(name, dimensions)
    units = rows_of(name)
    query = over(db, {"gov_rule_input": RULE_SOURCE.format(name)}, ["gov_rule_verdicts", "gov_judged"],
                 "SELECT unit_id, normal_blocking, normal_rules, strict_blocking, strict_rules, normal_notes, strict_notes FROM gov_judged")
    seen = 0
    for unit_id, normal, normal_rules, strict, strict_rules, *notes in db.execute(query):
        seen += 1
        want = expected_rules(units[unit_id])
        normal_want = "N1" if units[unit_id]["critical"] else ""
        if strict_rules != ",".join(want) or strict != bool(want) or normal_rules != normal_want or normal != bool(normal_want):
            sys.exit(f"{units[unit_id]}: {strict_rules} ({notes}), expected {want}")
        notes_want = ["N1: risk is CRITICAL: x" if normal_want else "", expected_notes(units[unit_id], want)]
        if notes != notes_want:
            sys.exit(f"{units[unit_id]}: the notes say {notes}, expected {notes_want}")
    if seen != count:
        sys.exit(f"{name}: {seen} verdicts for {count} rows")
    return count


def words(*names, **others):
    chosen = {name: WORDS[name] for name in names}
    chosen.update(others)
    return chosen


BIT = [0, 1]
total = check_risk("safeguards", words("coverage", "backup", "rollback", "verification", "style", "volume", data_class=CLASSES,
                                       policy=["ALIGNED"], residency=["NONE"], allowed=[0], tenancy=["NONE"],
                                       destructive=BIT, failed=BIT, sensitive=[0]))
total += check_risk("boundaries", words("coverage", "policy", "residency", "tenancy", data_class=CLASSES, allowed=BIT,
                                        sensitive=BIT, backup=["PRESENT", "NONE"], rollback=["PRESENT"],
                                        verification=["STRONG", "NONE"], style=["BACKFILL", "OTHER"],
                                        volume=["LARGE", "UNKNOWN"], destructive=[0], failed=BIT))
judged = ["critical", "high", "medium", "low", "none"]
volumes = WORDS["volume"] if full else ["LARGE", "UNKNOWN"]
total += check_rules("rules", words("backup", "rollback", "verification", "policy", "residency", "style", judged=judged,
                                    volume=volumes, allowed=BIT, s5=BIT, m4=[0], critical=BIT, known=[1], coverage=["IN_SCOPE"]))
total += check_rules("mitigation", words("verification", "style", "volume", "coverage", judged=judged, backup=["PRESENT"],
                                         rollback=["PRESENT"], policy=["ALIGNED"], residency=["NONE"], allowed=[0],
                                         s5=BIT, m4=BIT, critical=BIT, known=BIT))
total += check_rules("outside", words("backup", "rollback", "verification", "policy", "residency", judged=judged,
                                      style=["BACKFILL"], volume=["LARGE"], allowed=BIT, s5=BIT, m4=BIT, critical=[0], known=BIT,
                                      coverage=["OUT_OF_SCOPE"]))
print(f"{total} combinations: as the rules say")
