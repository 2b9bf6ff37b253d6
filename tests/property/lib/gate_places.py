"""Which lines of the sound migration each check cites: the heading it is about, or each item, step or result of its own."""
import functools
import re

from gate_files import M, MIG1, MIG2, MIG3, MIG5, MIG6, R1, R2, R3

HEADING = {  # of the section that the answer stands in
    MIG1: {"Migration": "FROM_TO", "Affected Components": "COMPONENTS_MIN COMPONENT_UNIT", "Data Compatibility": "DATA_COMPAT_ENUM COMPAT_DETAILS",
           "Risk Level": "RISK_ENUM RISK_FLOOR", "Risk Factors": "RISK_FACTORS"},
    MIG2: {"Strategy": "STRATEGY_ENUM STRATEGY_RISK", "Rationale": "RATIONALE_BIGBANG", "Sequence": "SEQUENCE_MIN", "Health Checks": "HEALTH_MIN"},
    MIG3: {"Steps": "STEPS_MIN BACKUP_BEFORE COVERS_SEQUENCE UNIT_STEP", "Point of No Return": "PONR_STATED PONR_RANGE PONR_NONE_FALSE PONR_LAST",
           "Monitoring Plan": "MONITOR_MIN MONITOR_HEALTH"},
    MIG5: {"Success Criteria": "CRITERIA_SAME", "Health Checks": "HEALTH_COVER", "Consumer Status": "CONSUMER_COVER",
           "Data Integrity": "INTEGRITY_ENUM INTEGRITY_EVIDENCE", "Verdict": "VERDICT_ENUM"},
    MIG6: {"Rollback Status": "STATUS_ENUM STATUS_REASON STATUS_VS_PONR", "Rollback Window": "WINDOW_DATED", "Rollback Triggers": "TRIGGERS_MIN",
           "Rollback Procedure": "PROCEDURE_STEPS", "Cleanup Tasks": "CLEANUP_COMPAT"},
}
ITEMS = {  # of the section, each
    MIG1: {"Affected Components": "COMPONENT_EFFECT", "Breaking Changes": "BREAKING_IMPACT"},
    MIG2: {"Compatibility Layers": "COMPAT_EXPLICIT", "Success Criteria": "CRITERIA_MEASURABLE", "Health Checks": "HEALTH_VALIDATES"},
    MIG3: {"Pre-Migration Checklist": "CHECKLIST_OPEN", "Communication Plan": "COMM_PHASES"},
    MIG5: {"Success Criteria": "CRITERIA_EXTRA CRITERIA_ENUM", "Health Checks": "HEALTH_ENUM", "Consumer Status": "CONSUMER_ENUM"},
    MIG6: {"Rollback Triggers": "TRIGGER_MEASURABLE", "Cleanup Tasks": "CLEANUP_SCHEDULED CLEANUP_EARLY CLEANUP_BEFORE_WINDOW"},
}
LINES = {  # that begin so, in these files
    "MIG2.RB_PER_STEP": ([MIG2], "- **Per-step:**"), "MIG2.RB_FULL": ([MIG2], "- **Full rollback:**"), "MIG6.TESTED": ([MIG6], "# [MIG-6]"),
    **{"MIG3.STEP_" + c: ([MIG3], "### Step ") for c in "ORDER ACTION ACTION_VAGUE PRECOND VERIFY VERIFY_MECH ROLLBACK DURATION".split()},
    **{"MIG4." + c: ([R1, R2, R3], "# [MIG-4.") for c in "STEP_KNOWN PRECOND_MET RAN_UNMET VERIFY_ENUM VERIFY_PASS STATUS_ENUM ORDER ROLLED_BACK_OPEN DURATION_OVER".split()},
    **{c: ([MIG5], "# [MIG-5]") for c in ("MIG4.ALL_STEPS", "MIG5.STEPS_DONE", "MIG5.VERDICT_CONTRADICTS")},
    "MIG4.HEALTH_COVER": ([R1, R2, R3], "### Health Check Status"), "MIG4.HEALTH_RED": ([R1, R2, R3], re.compile(r"- (Invoice error rate|Replication lag) — ")),
}


@functools.lru_cache(maxsize=None)
def expected(home):
    """{check: the lines to be cited} in the migration that lies in the folder."""
    texts = {name: open(f"{home}/{name}", encoding="utf-8").read().split("\n") for name in M}
    found = {}

    def add(check, name, number):
        found.setdefault(check, set()).add((f"{home}/{name}", number))
    for name, text in texts.items():
        gate, heading = "MIG" + name[4], None
        for number, line in enumerate(text, 1):
            if line.startswith("#"):
                heading = line.lstrip("# ")
                for check in HEADING.get(name, {}).get(heading, "").split():
                    add(f"{gate}.{check}", name, number)
            elif line.startswith("- "):
                for check in ITEMS.get(name, {}).get(heading, "").split():
                    add(f"{gate}.{check}", name, number)
            for check, (names, start) in LINES.items():
                if name in names and (start.match(line) if hasattr(start, "match") else line.startswith(start)):
                    add(check, name, number)
    return found


def wrong(root, scope, rows):
    """What rows (check, scope, outcome, reason, path, line) of the sound migration cite otherwise."""
    cited = {}
    for check, of, _, _, path, line in rows:
        if of == scope:
            cited.setdefault(check, set()).add((f"{root}/{path}", line))
    return [f"{check} cites {sorted(cited.get(check, set()))}, not {sorted(places)}" for check, places in expected(f"{root}/{scope}").items() if cited.get(check) != places]
