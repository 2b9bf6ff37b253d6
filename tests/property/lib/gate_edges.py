"""Variants at the edges of the rules, each kept because without it a rule could be written otherwise and no test would notice:
a number at its bound, one word of a condition, a second artifact of the same gate."""
import re

from gate_files import LISTED_BACKUP, MIG1, MIG2, MIG3, MIG5, MIG6, R1, R2, R3, REHEARSED, gone, section

PONR2, PONR3 = [section(MIG3, "Point of No Return", "After step 2")], [section(MIG3, "Point of No Return", "After step 3")]
NO_BACKUP = [(MIG3, LISTED_BACKUP, ""), (MIG3, "the dump of the checklist is restorable", "nobody writes")]
LOSS1 = [(MIG3, "- **Action:** run `migrations", "- **Action:** truncate the staging rows, then run `migrations")]
LOSS2 = [(MIG3, "run `fill_region_code", "truncate the staging rows, run `fill_region_code")]
LOSS3 = [(MIG3, "turn on the flag", "truncate the staging rows and turn on the flag")]
# A step's pre-condition may say that a copy is there before it.
NO_LIST = [(MIG3, LISTED_BACKUP, "")]  # step 1 still says so
SAVED2 = [(MIG3, "step 1 is verified", "a dump of orders is taken, step 1 is verified")]
SAVED3 = [(MIG3, "step 2 is verified and", "a dump of orders is taken, step 2 is verified and")]
UNTESTED = [(MIG6, REHEARSED + "\n", "")]
GIVEN_UP = PONR2 + [section(MIG6, "Rollback Status", "No longer possible — codes were given to customers")]
ALL = (MIG1, MIG2, MIG3, R1, R2, R3, MIG5, MIG6)
BLANK_STEPS = "### Step 1: <Name>\n- **Action:** <what to do>\n- **Verification:** <how>\n- **Rollback:** <how>"


def steps(text):
    return (MIG3, re.compile(r"(?ms)^### Step 1.*?(?=^## Point)"), text.replace("\\", "\\\\") + "\n\n")


def second_plan(extra):
    """Another execution plan of the same migration, which says little."""
    return ("mig-3-b.md", None, "# [MIG-3] Second plan\n\n" + extra)


def alone(file, text):
    """Nothing but this is written, and no dataset is named."""
    return gone(*(f for f in ALL if f != file), "schemas/shop.sql", "migrations/0001_add_region_code.up.sql", "migrations/0001_add_region_code.down.sql",
                "reports/reconciliation.json") + [(file, None, text)]


EDGES = [
    # approvals: one of a day still to come decides nothing, and takes no refusal back
    ("approved-today", [(MIG2, "| SRE |", "| Legal | Lea Example | Approved | 2026-11-20 | |\n| SRE |")], {"GATE.OUT_OF_ORDER": "pass"}),
    ("approved-tomorrow", [(MIG2, "| SRE |", "| Legal | Lea Example | Approved | 2026-11-21 | |\n| SRE |")], {"GATE.OUT_OF_ORDER": "fail"}),
    ("approved-ahead", [(MIG2, "2026-10-05 14:00", "2027-10-05 14:00")], {"GATE.OUT_OF_ORDER": "fail"}),
    ("rejected-and-approved-ahead", [(MIG2, "| SRE |", "| SRE | Sam Example | Rejected | 2026-10-04 | |\n| SRE |"), (MIG2, "2026-10-05 14:00", "2027-10-05 14:00")],
     {"GATE.OUT_OF_ORDER": "fail"}),
    ("step-approved-ahead", [(R1, "at: 2026-11-03T09", "at: 2027-11-03T09")], {"MIG4.ORDER": "fail"}),
    # MIG-1, MIG-2
    ("compat-of-31", [section(MIG1, "Data Compatibility", "Requires transformation — codes")], {"MIG1.COMPAT_DETAILS": "fail"}),
    ("compat-of-32", [section(MIG1, "Data Compatibility", "Requires transformation — coding")], {"MIG1.COMPAT_DETAILS": "pass"}),
    ("from-in-thai", [section(MIG1, "Migration", "ย้ายจากข้อความเป็นรหัส")], {"MIG1.FROM_TO": "pass"}),
    ("from-in-german", [section(MIG1, "Migration", "Von Text nach Code")], {"MIG1.FROM_TO": "pass"}),
    ("big-bang-unknown-risk", [(MIG2, "Incremental", "Big bang"), section(MIG1, "Risk Level", "It depends")], {"MIG2.STRATEGY_RISK": "unknown"}),
    ("big-bang-unknown-width", [(MIG2, "Incremental", "Big bang"), section(MIG1, "Affected Components", "Some services.")], {"MIG2.STRATEGY_RISK": "unknown"}),
    ("assessment-of-nothing", alone(MIG1, "# [MIG-1] Assessment\n\n## Risk Level\nHigh\n"), {"MIG1.RISK_FLOOR": "pass"}),
    ("components-as-table", [section(MIG1, "Affected Components", "| Component | Effect |\n|---|---|\n| `orders` table | gains a column |\n| `order_items` table | is read |\n"
                                     "| invoicing service | reads the codes |")], {"MIG1.COMPONENT_EFFECT": "pass", "MIG5.CONSUMER_COVER": "pass"}),
    ("component-with-a-remark", [(MIG1, "- invoicing service", "  - a remark\n- invoicing service")], {"MIG1.COMPONENT_EFFECT": "pass"}),
    ("consumers-as-table", [section(MIG5, "Consumer Status", "| Consumer | Status |\n|---|---|\n| Issues desk | Functioning |\n| `orders` table | Functioning |")],
     {"MIG5.CONSUMER_ENUM": "pass"}),
    ("breaking-nothing", [section(MIG1, "Breaking Changes", "- Nothing breaks")], {"MIG1.BREAKING_IMPACT": "pass"}),
    ("breaking-not-applicable", [section(MIG1, "Breaking Changes", "- Not applicable")], {"MIG1.BREAKING_IMPACT": "pass"}),
    ("breaking-na", [section(MIG1, "Breaking Changes", "- n/a here")], {"MIG1.BREAKING_IMPACT": "pass"}),
    ("table-of-blanks", [section(MIG1, "Motivation", "| Reason |\n|---|\n| TBD |")], {"GATE.SECTION_PLACEHOLDER": "fail"}),
    ("artifact-within-artifact", [(MIG1, re.compile(r"\Z"), "\n# [MIG-2] Second strategy\n\n## Risk Level\nCritical\n")], {"GATE.DUPLICATE_SECTION": "!fail"}),
    # units
    ("forgotten-unit-left-out", [(MIG1, "- `order_items` table — read by the same exports, its rows stay as they are\n", ""),
                                 (MIG1, "## Risk Level", "The table `order_items` is out of scope of this migration.\n\n## Risk Level")],
     {"MIG1.COMPONENT_UNIT": "pass"}),
    ("forgotten-unit-taken-along", [(MIG1, "- `order_items` table — read by the same exports, its rows stay as they are\n", ""),
                                    (MIG1, "## Risk Level", "The table `order_items` is migrated as well.\n\n## Risk Level")],
     {"MIG1.COMPONENT_UNIT": "fail"}),
    ("unit-watched-only", [(MIG3, "; `order_items` is only read", ""), (MIG3, "on the invoicing board", "on the invoicing board, rows of `order_items`")],
     {"MIG3.UNIT_STEP": "fail"}),
    ("integrity-failed-beside", [("reports/quality.json", None, '{"run_id": "quality-1", "kind": "quality", "env": "staging", "started_at": "2026-11-06T10:00:00Z", '
                                  '"status": "failed", "units": [{"unit": "orders"}]}')], {"MIG5.INTEGRITY_EVIDENCE": "fail"}),
    # the execution plan
    ("ponr-blank", [section(MIG3, "Point of No Return", "<After step N / None>")], {"MIG3.PONR_STATED": "unknown", "MIG3.PONR_RANGE": "unknown"}),
    ("steps-blank", [steps(BLANK_STEPS)], {"MIG3.STEPS_MIN": "fail", "MIG3.PONR_NONE_FALSE": "unknown", "MIG3.PONR_LAST": "unknown"}),
    ("steps-without-actions", [steps("### Step 1: Add the column\n- **Action:** TBD")], {"MIG3.STEPS_MIN": "fail"}),
    ("steps-without-names", [steps("### Step 1: <Name>\n- **Action:** run `add_column.sh`")], {"MIG3.STEPS_MIN": "fail"}),
    ("step-alone-no-backup", NO_BACKUP + [steps("### Step 1: Fill\n- **Action:** run `UPDATE orders SET region_code = 1`")],
     {"MIG3.STEPS_MIN": "pass", "MIG3.BACKUP_BEFORE": "fail"}),
    ("step-heading-only", alone(MIG3, "# [MIG-3] Plan\n\n## Pre-Migration Checklist\n\n## Steps\n\n### Step 1: Add the column\n"), {"MIG3.STEPS_MIN": "pass"}),
    ("no-checklist", [section(MIG3, "Pre-Migration Checklist", "To follow."), (MIG3, "the dump of the checklist is restorable", "nobody writes")],
     {"MIG3.STEPS_MIN": "pass", "MIG3.BACKUP_BEFORE": "fail"}),
    ("checklist-twice-saved-first", [(MIG3, "## Steps", "## Pre-Migration Checklist\n- [x] The team is told\n\n## Steps"),
                                     (MIG3, "the dump of the checklist is restorable", "nobody writes")], {"MIG3.BACKUP_BEFORE": "fail"}),
    ("checklist-twice-saved-last", NO_BACKUP + [(MIG3, "## Steps", "## Pre-Migration Checklist\n- [x] Full backup of the shop database taken by pg_dump\n\n## Steps")],
     {"MIG3.BACKUP_BEFORE": "pass"}),
    ("backup-twice", NO_LIST + SAVED3, {"MIG3.BACKUP_BEFORE": "pass"}),
    ("loss-with-listed-backup", PONR2 + LOSS2, {"MIG3.PONR_LAST": "pass"}),
    ("loss-behind-backup-step", PONR2 + NO_LIST + LOSS2, {"MIG3.PONR_LAST": "pass"}),
    ("loss-in-backup-step", PONR2 + NO_BACKUP + SAVED2 + LOSS2,
     {"MIG3.PONR_LAST": "fail"}),
    ("loss-behind-ponr", PONR2 + NO_BACKUP + LOSS3, {"MIG3.PONR_LAST": "pass"}),
    ("loss-twice-backup-between", PONR3 + NO_BACKUP + LOSS1 + SAVED2 + LOSS3, {"MIG3.PONR_LAST": "fail"}),
    ("second-plan-without-steps", [second_plan("## Steps\nTo follow.\n")], {"MIG3.STEPS_MIN": "fail"}),
    ("second-plan-no-backup", [second_plan("## Steps\n\n### Step 1: Fill\n- **Action:** run `UPDATE orders SET region_code = 1`\n")], {"MIG3.BACKUP_BEFORE": "fail"}),
    ("loss-twice-and-none", LOSS1 + LOSS3, {"MIG3.PONR_NONE_FALSE": "fail @ ### Step 1"}),
    ("talk-without-after", [(MIG3, "- **After:** confirm to finance that exports show codes\n", "")], {"MIG3.COMM_PHASES": "fail: communication after @ ## Communication Plan"}),
    ("step-forward-of-24", PONR2 + [(MIG3, "turn off the flag `INVOICE_BY_CODE`\n", "forward-fix only — codes\n")], {"MIG3.STEP_ROLLBACK": "fail"}),
    ("step-forward-of-25", PONR2 + [(MIG3, "turn off the flag `INVOICE_BY_CODE`\n", "forward-fix only — coders\n")], {"MIG3.STEP_ROLLBACK": "!fail"}),
    ("steps-beside-a-list", [(MIG3, "- Invoice error rate on the invoicing board\n", "- Invoice error rate on the invoicing board\n1. look twice\n")], {"MIG3.STEP_ORDER": "pass"}),
    ("steps-with-items", [(MIG3, "- **Pre-condition:** step 1 is verified\n", "- **Pre-condition:** step 1 is verified\n1. look first\n2. then go\n")], {"MIG3.STEP_ORDER": "pass"}),
    ("steps-with-a-table", [(MIG3, "### Step 2: Fill", "| Step | Action |\n|---|---|\n| 5 | look |\n\n### Step 2: Fill")], {"MIG3.STEP_ORDER": "pass"}),
    ("steps-numbered-only", [steps("1. run `a.sh`\n2. run `b.sh`\n3. run `c.sh`")], {"MIG3.STEP_ORDER": "pass", "MIG3.STEPS_MIN": "pass"}),
    ("steps-as-table-with-items", [steps("| Step | Action |\n|---|---|\n| 1 | run `a.sh` |\n| 2 | run `b.sh` |\n\n1. look\n")], {"MIG3.STEP_ORDER": "pass"}),
    ("step-reads-of-12", [steps("### Step 1: Compare\n- **Action:** compare the counts of both stores\n- **Rollback:** none — reads")], {"MIG3.STEP_ROLLBACK": "fail"}),
    ("step-reads-of-13", [steps("### Step 1: Compare\n- **Action:** compare the counts of both stores\n- **Rollback:** none — looked")], {"MIG3.STEP_ROLLBACK": "!fail"}),
    # results
    ("status-of-18", [section(R3, "Status", "Rolled back — lags")], {"MIG4.STATUS_ENUM": "fail"}),
    ("status-of-19", [section(R3, "Status", "Rolled back — slows")], {"MIG4.STATUS_ENUM": "!fail"}),
    ("result-unnamed", [(R3, "## Step 3: Switch invoicing to region_code\n", "")], {"MIG4.STEP_KNOWN": "unknown"}),
    ("result-named-otherwise", [(R3, "## Step 3: Switch invoicing to region_code", "## Step 3: To region_code switch invoicing")], {"MIG4.STEP_KNOWN": "!fail"}),
    ("execution-listed", [section(R3, "Execution", "- first attempt failed\n- second attempt passed")], {"MIG4.HEALTH_RED": "!fail"}),
    ("verified-twice", [(R3, "### Status", "### Verification Result\nFail — 3 %\n\n### Status")], {"MIG4.VERIFY_ENUM": "fail"}),
    ("precondition-twice", [(R3, "### Status", "### Pre-conditions\nNot met\n\n### Status")], {"MIG4.PRECOND_MET": "fail"}),
    ("status-twice", [(R3, "### Status", "### Status\nRolled back — the errors\n\n### Status")], {"MIG4.STATUS_ENUM": "fail"}),
    ("status-undone-twice", [(R3, "### Status\nComplete", "### Status\nRolled back\n\n### Status\nRolled back — the errors grew")], {"MIG4.STATUS_ENUM": "!fail"}),
    ("execution-twice", [(R1, "### Status", "### Execution\nWaited for 20 min.\n\n### Status")], {"MIG4.DURATION_OVER": "fail"}),
    ("health-blank", [(R3, "- Replication lag — green", "- <Check> — failed")], {"MIG4.HEALTH_RED": "!fail"}),
    ("verification-failed-and-left", [section(R3, "Verification Result", "Fail — 3 %"), section(R3, "Status", "Nearly there")], {"MIG4.VERIFY_PASS": "fail"}),
    # rollback and cleanup
    ("tested-in-list", UNTESTED + [(MIG6, "2. Run", "2. " + REHEARSED + "\n3. Run")], {"MIG6.TESTED": "pass"}),
    ("tested-in-ticked-box", UNTESTED + [(MIG6, "1. Turn off", "- [x] " + REHEARSED + "\n\n1. Turn off")], {"MIG6.TESTED": "pass"}),
    ("tested-in-open-box", UNTESTED + [(MIG6, "1. Turn off", "- [ ] " + REHEARSED + "\n\n1. Turn off")], {"MIG6.TESTED": "fail"}),
    ("tested-as-trigger", UNTESTED + [(MIG6, "- manual decision by the data owner", "- " + REHEARSED)], {"MIG6.TESTED": "fail"}),
    ("tested-below-triggers", UNTESTED + [(MIG6, "- manual decision by the data owner", "- manual decision by the data owner\n\n" + REHEARSED)], {"MIG6.TESTED": "fail"}),
    ("tested-in-another-artifact", gone(MIG5) + UNTESTED + [(MIG6, "# [MIG-6]", "# [MIG-5] Validation\n\n## Data Integrity\n- " + REHEARSED + "\n\n# [MIG-6]")], {"MIG6.TESTED": "fail"}),
    ("tested-on-a-day", [(MIG6, REHEARSED, "Rehearsed on 2026-10-28, done after 12 minutes.")], {"MIG6.TESTED": "pass"}),
    ("tested-on-staging", [(MIG6, REHEARSED, "Rehearsed on staging, done after 12 minutes.")], {"MIG6.TESTED": "pass"}),
    ("tested-today", [(MIG6, REHEARSED, "Rehearsed on staging on 2026-11-20, done after 12 minutes.")], {"MIG6.TESTED": "pass", "MIG6.TEST_FRESH": "pass"}),
    ("tested-long-ago-and-lately", [(MIG6, REHEARSED, "Rehearsed on staging on 2024-10-28."), (MIG6, "1. Turn off", "- [x] Rehearsed on staging on 2026-10-28, done after 12 minutes.\n\n1. Turn off")],
     {"MIG6.TEST_FRESH": "pass"}),
    ("tested-by-two-runs", [(MIG6, REHEARSED, "Rehearsed on staging."), ("reports/rollback.json", None, "[%s]" % ", ".join(
        '{"run_id": "rollback-%s", "kind": "rollback", "env": "staging", "started_at": "%sT10:00:00Z", "status": "passed", "units": [{"unit": "orders"}]}' % (day, day)
        for day in ("2024-10-28", "2026-10-28")))], {"MIG6.TEST_FRESH": "pass"}),
    ("tested-tomorrow", [(MIG6, REHEARSED, "Rehearsed on staging on 2026-11-21, done after 12 minutes.")], {"MIG6.TESTED": "fail", "MIG6.TEST_FRESH": "unknown"}),
    ("tested-when-booked", [(MIG6, REHEARSED, "Rehearsal is booked for staging on 2026-11-29.")], {"MIG6.TESTED": "fail", "MIG6.TEST_FRESH": "unknown"}),
    ("tested-and-kept-until", [(MIG6, REHEARSED, "Rehearsed on staging on 2026-10-28, the old view stays until 2026-12-31.")], {"MIG6.TESTED": "pass", "MIG6.TEST_FRESH": "pass"}),
    ("tested-long-ago-and-kept-until", [(MIG6, REHEARSED, "Rehearsed on staging on 2025-10-28, the old view stays until 2026-12-31.")],
     {"MIG6.TESTED": "pass", "MIG6.TEST_FRESH": "fail"}),
    ("tested-between-two-days-to-come", [(MIG6, REHEARSED, "Rehearsed on staging between 2026-11-28 and 2026-11-29.")], {"MIG6.TESTED": "fail", "MIG6.TEST_FRESH": "unknown"}),
    ("tested-by-naming-staging", UNTESTED + [section(MIG6, "Rollback Status", "Available, see staging"), section(MIG6, "Rollback Procedure", "1. Turn off the flag, first on staging")],
     {"MIG6.TESTED": "fail"}),
    ("feasible-of-40", [(MIG6, REHEARSED, "Confirmed feasible: a flag is turned off")], {"MIG6.TESTED": "fail"}),
    ("feasible-of-41", [(MIG6, REHEARSED, "Confirmed feasible: the flag is turned on")], {"MIG6.TESTED": "pass"}),
    ("given-up-of-26", PONR2 + [section(MIG6, "Rollback Status", "No longer possible — codes")], {"MIG6.STATUS_REASON": "fail"}),
    ("given-up-of-27", PONR2 + [section(MIG6, "Rollback Status", "No longer possible — coders")], {"MIG6.STATUS_REASON": "pass"}),
    ("given-up-window-passed", GIVEN_UP + [section(MIG6, "Rollback Window", "Until 2026-11-19.")], {"MIG6.WINDOW_DATED": "pass"}),
    ("given-up-no-steps", GIVEN_UP + [section(MIG6, "Rollback Procedure", "There is none.")], {"MIG6.PROCEDURE_STEPS": "pass"}),
    ("given-up-no-plan", gone(MIG3) + [section(MIG6, "Rollback Status", "No longer possible — codes were given to customers")], {"MIG6.STATUS_VS_PONR": "unknown"}),
    ("available-ponr-vague", [section(MIG3, "Point of No Return", "At some point")], {"MIG6.STATUS_VS_PONR": "unknown"}),
    ("window-of-24", [section(MIG6, "Rollback Window", "Until the column is gone")], {"MIG6.WINDOW_DATED": "fail"}),
    ("window-of-25", [section(MIG6, "Rollback Window", "Until the columns is gone")], {"MIG6.WINDOW_DATED": "pass"}),
    ("procedure-beside", [section(MIG6, "Rollback Procedure", "Call the team. " + REHEARSED), section(MIG6, "Rollback Triggers", "1. error rate above 1 %")], {"MIG6.PROCEDURE_STEPS": "fail"}),
    ("cleanup-ticked-undated", [(MIG6, "- [ ] Drop the column region — safe after 2027-01-31", "- [x] Drop the column region — safe after the audit")], {"MIG6.CLEANUP_EARLY": "unknown"}),
    ("cleanup-not-a-box", [(MIG6, "- [ ] Drop the column region — safe after 2027-01-31", "- Drop the column region — safe after the audit")], {"MIG6.CLEANUP_EARLY": "pass"}),
    ("told-by-front-matter", [(MIG6, "# [MIG-6] Rollback", "---\nartifact: MIG-6\n---\n# Rollback")], {"MIG6.TESTED": "pass"}),
    # validation; the item below its heading, what is beside it, and a second report
    ("verdict-blank-item", [(MIG5, "- p99 of invoicing stays below 200 ms — Met, 140 ms", "- p99 of invoicing stays below 200 ms — Met, 140 ms\n- <criterion> — Not met")],
     {"MIG5.VERDICT_CONTRADICTS": "pass"}),
    ("verdict-beside-a-result", [(MIG5, re.compile(r"\Z"), "\n# [MIG-4.4] Result\n\n## Step 4: Celebrate\n\n### Health Check Status\n- Cake — not executed\n")],
     {"MIG5.VERDICT_CONTRADICTS": "pass"}),
    ("verdict-over-prose", [(MIG5, "## Success Criteria\n", "## Success Criteria\nThe load test was not executed.\n\n")], {"MIG5.VERDICT_CONTRADICTS": "fail"}),
    ("verdict-as-item", [section(MIG5, "Verdict", "- Migration successful")], {"MIG5.VERDICT_CONTRADICTS": "pass"}),
    ("verdict-as-item-not-run", [section(MIG5, "Verdict", "- Migration successful (not executed)")], {"MIG5.VERDICT_CONTRADICTS": "fail"}),
    ("verdict-over-nothing", [(MIG5, None, "# [MIG-5] Validation\n\n## Verdict\nMigration successful\n")], {"MIG5.VERDICT_CONTRADICTS": "pass"}),
    ("verdict-as-item-over-nothing", [(MIG5, None, "# [MIG-5] Validation\n\n## Verdict\n- Migration successful\n")], {"MIG5.VERDICT_CONTRADICTS": "pass"}),
    ("second-report-issues", [("mig-5-b.md", None, "# [MIG-5] Validation\n\n## Success Criteria\n- p99 of invoicing stays below 200 ms — Not met\n\n## Verdict\nMigration successful\n")],
     {"MIG5.VERDICT_CONTRADICTS": "fail"}),
    ("second-report-sound", [(MIG5, "— Met, 140 ms", "— Not met, 240 ms"), ("mig-5-b.md", None, "# [MIG-5] Validation\n\n## Success Criteria\n- p99 of invoicing stays below 200 ms — Met\n\n"
                                                                                              "## Verdict\nMigration successful\n")], {"MIG5.VERDICT_CONTRADICTS": "fail"}),
    # two artifacts of a gate that say different things say nothing
    ("risk-said-twice", [(MIG2, "Incremental", "Big bang"), ("mig-1-b.md", None, "# [MIG-1] Assessment\n\n## Risk Level\nCritical\n")], {"MIG2.STRATEGY_RISK": "unknown"}),
    ("ponr-said-twice", [("mig-3-b.md", None, "# [MIG-3] Plan\n\n## Point of No Return\nAfter step 2\n")], {"MIG3.PONR_STATED": "unknown", "MIG6.STATUS_VS_PONR": "unknown"}),
    ("window-said-twice", [("mig-6-b.md", None, "# [MIG-6] Cleanup\n\n## Rollback Window\nUntil 2027-12-31.\n")], {"MIG6.CLEANUP_BEFORE_WINDOW": "unknown"}),
    # how far the gates are
    ("states", [], {g: "APPROVED" for g in ("MIG-1", "MIG-2", "MIG-3", "MIG-4.1", "MIG-4.2", "MIG-4.3", "MIG-5", "MIG-6")}),
    ("state-absent", gone(MIG2), {"MIG-1": "APPROVED", "MIG-2": "ABSENT: no heading, front matter or file name says [MIG-2]$", "MIG-3": "OUT_OF_ORDER"}),
    ("state-no-results", gone(R1, R2, R3), {"MIG-4.1": "ABSENT: no heading, front matter or file name says [MIG-4.1]", "MIG-4.3": "ABSENT", "MIG-5": "INCOMPLETE", "MIG-6": "OUT_OF_ORDER"}),
    ("state-no-plan-no-results", gone(MIG3, R1, R2, R3), {"MIG-3": "ABSENT", "MIG-2": "APPROVED", "MIG-5": "OUT_OF_ORDER", "MIG-4.1": "!APPROVED"}),
    ("state-result-too-many", [("mig-4.4.md", None, "# [MIG-4.4] Result\n\n## Step 4: Celebrate\n\n### Status\nComplete\n")], {"MIG-4.4": "INCOMPLETE"}),
    ("state-revise", [(MIG1, "decision: approve", "decision: revise")], {"MIG-1": "REVISE: sent back by data owner", "MIG-2": "OUT_OF_ORDER", "MIG-6": "OUT_OF_ORDER"}),
    ("state-incomplete", [section(MIG1, "Motivation", "<why>")], {"MIG-1": "INCOMPLETE: GATE.SECTION_PLACEHOLDER", "MIG-2": "OUT_OF_ORDER"}),
    ("state-complete", gone("decisions/run-manifest-mig-5.json", "decisions/panel-output-mig-5.json"), {"MIG-5": "COMPLETE: no approval is recorded$", "MIG-6": "OUT_OF_ORDER", "MIG-3": "APPROVED"}),
    ("state-pending", [(MIG2, "| SRE |", "| Legal | Lea Example | Pending | | |\n| SRE |")], {"MIG-2": "COMPLETE: not decided yet by legal"}),
    ("state-step-revised", [(R1, "decision: approve", "decision: revise")], {"MIG-4.1": "REVISE", "MIG-4.2": "INCOMPLETE: MIG4.ORDER", "MIG-4.3": "OUT_OF_ORDER", "MIG-3": "APPROVED"}),
    ("state-panel-alone", gone("decisions/run-manifest-mig-5.json"), {"MIG-5": "COMPLETE: a person is to approve, and none has$"}),
    ("panel-names-nothing", gone("decisions/run-manifest-mig-5.json") + [("decisions/panel-output-mig-5.json", '  "artifact": "MIG-5",\n', "")], {"MIG-5": "COMPLETE: a person is to approve, and none has$"}),
    ("panel-of-others-names-nothing", gone("decisions/run-manifest-mig-5.json") + [("decisions/panel-output-mig-5.json", '  "artifact": "MIG-5",\n', ""),
                                                                                ("decisions/panel-output-mig-5.json", "migration-review", "security-review")], {"MIG-5": "COMPLETE: no approval is recorded$"}),
    ("manifest-names-nothing", gone("decisions/panel-output-mig-5.json") + [("decisions/run-manifest-mig-5.json", '  "artifact": "MIG-5",\n', "")], {"MIG-5": "COMPLETE: no approval is recorded$"}),
]
