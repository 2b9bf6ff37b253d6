"""Variants at the edges of the rules, each kept because without it a rule could be written otherwise and no test would notice."""
import re

from stage_breaks import APPROVED, ART, FB, INV, MAP, REP, RUN, UNIT, each

NEW, OLD, CMD = "schemas/new/schema.sql", "schemas/legacy/schema.sql", "evidence/commands.json"
PONR = "## Point of no return\n\nStep 03.\n"
STEP2 = "| 02 | data engineer | 01 done | run the last batch | 8 min (rehearsal) | row counts equal | delta of 0 rows | none | 02-rollback (rehearsal) | pre-point-of-no-return | fully reversible |"
FORWARD = "forward-fix only: the data lives in the target since 14 days"
OPENED = '---\ntitle: F\norigin: agent\n%s---\n# F\n\n%s\n'
CLOSED = 'severity: low\nclosed_at: "2026-11-09T09:00:00Z"\n'


ORDERS = """import { pgTable, bigint, varchar, numeric, timestamp } from "drizzle-orm/pg-core";
export const customers = pgTable("customers", {
  id: bigint("id").primaryKey(), full_name: varchar("full_name", { length: 120 }), email: varchar("email", { length: 255 }), fax: varchar("fax", { length: 40 }),
});
export const orders = pgTable("orders", {
  id: bigint("id").primaryKey(), customer_id: bigint("customer_id"), total: numeric("total", { precision: 12, scale: 4 }), placed_at: timestamp("placed_at"),
  ...audited,
});
"""


SCHEMAS = """| ID | Source table | Source field | Source type | Target field | Target type | Transform rule | Null behavior | Notes |
|---|---|---|---|---|---|---|---|---|
| M-06 | legacy.orders | orders.id | bigint | purchases.purchase_id | bigint | rename | null→error | |
| M-07 | legacy.orders | orders.customer_id | bigint | purchases.account_id | bigint | rename | null→error | |
| M-08 | legacy.orders | orders.total | — | purchases.total | numeric(12,2) | cast | null→error | |
| M-09 | legacy.orders | orders.placed_at | timestamptz | purchases.placed_at | timestamptz | rename | null→error | |
"""


def step(old, new):
    return [(RUN, STEP2, STEP2.replace(old, new, 1))]


def finding(front, body="Something is wrong.", name="02-f"):
    return (f"stages/migrate/feedback/{name}.md", None, OPENED % (front, body))


EDGES = [  # ---- the runbook ----
    ("runbook-prose", [(RUN, re.compile(r"(?ms)^\| Step ID \| Owner.*?(?=^## Traffic)"), "The steps are those of the last move.\n\n"),
                       (RUN, re.compile(r"(?ms)^\| Step ID \| Preconditions.*?(?=^## Post-cutover writes)"), "We go back as we came.\n\n")],
     {"CUT.STEP_FIELDS": "fail: the runbook has no steps we can read", "CUT.RTO_SUM": "unknown: no recovery time objective", "CUT.PONR_ONCE": "unknown: the runbook has no steps we can read", "CUT.PONR_SAID": "unknown: no step is marked"}),
    ("undos-gone", [(RUN, re.compile(r"(?ms)^\| Step ID \| Preconditions.*?(?=^### RTO)"), "We go back as we came.\n\n")],
     {"CUT.RTO_SUM": "unknown: no rollback entry has a duration", "CUT.ROLLBACK_PAIR": "fail: step 02 has no rollback entry of its id @ | 02 |"}),
    ("undo-untimed", [(RUN, "| switch reads and writes back | 5 min |", "| switch reads and writes back | — |")], {"CUT.RTO_SUM": "unknown: 1 rollback entry(s) without a duration"}),
    ("rto-just", [(RUN, "30 minutes.", "15 minutes.")], {"CUT.RTO_SUM": "pass: the rollbacks take 900 s, 900 s are allowed"}),
    ("rto-twice", [(RUN, "30 minutes.\n", "30 minutes.\n\n### Recovery time objective\n\n10 minutes.\n")], {"CUT.RTO_SUM": "fail: the rollbacks take 900 s, 600 s are allowed", "RPT.REHEARSAL": "fail: it took 1080 s, and 600 s are allowed"}),
    ("rto-none", [(RUN, "### RTO\n\n30 minutes.\n", "")], {"CUT.RTO_SUM": "unknown: no recovery time objective"}),
    ("forward-before", step("| 02-rollback (rehearsal) |", f"| {FORWARD} |"), {"CUT.PONR_AFTER": "fail: step 02 stands before the point of no return and is forward-fix only"}),
    ("forward-of-25", [(RUN, FORWARD, "forward-fix only: no back")], {"CUT.ROLLBACK_PAIR": "fail: step 04: forward-fix only without a reason @ | 04 |"}),
    ("forward-of-26", [(RUN, FORWARD, "forward-fix only: go on up")], {"CUT.ROLLBACK_PAIR": "pass: step 04: forward-fix only, with its reason"}),
    ("no-preconditions", step("| 01 done |", "| |"), {"CUT.STEP_DETAIL": "fail: step 02: no preconditions @ | 02 |"}),
    ("no-action", step("| run the last batch |", "| |"), {"CUT.STEP_DETAIL": "fail: step 02: no action @ | 02 |"}),
    ("no-criteria", step("| delta of 0 rows |", "| |"), {"CUT.STEP_DETAIL": "fail: step 02: no go / no-go criteria @ | 02 |", "CUT.GO_NOGO_MECH": "unknown: step 02: no criteria"}),
    ("no-communication", step("| none | 02-rollback", "| | 02-rollback"), {"CUT.STEP_DETAIL": "fail: step 02: no communication triggers @ | 02 |"}),
    ("no-mark", step("| pre-point-of-no-return |", "| |"), {"CUT.STEP_DETAIL": "fail: step 02: no point-of-no-return marker @ | 02 |"}),
    ("no-duration", step("| 8 min (rehearsal) |", "| a while (rehearsal) |"), {"CUT.STEP_DETAIL": "fail: step 02: no duration @ | 02 |"}),
    ("no-owner", step("| data engineer |", "| |"), {"CUT.STEP_DETAIL": "fail: step 02: no owner @ | 02 |"}),
    ("no-id", step("| 02 |", "| |"), {"CUT.STEP_DETAIL": "fail: step ?: no id"}),
    ("measured-and-vague", step("| delta of 0 rows |", "| delta of 0 rows and it looks okay |"), {"CUT.GO_NOGO_MECH": "fail: step 02: a matter of taste"}),
    ("neither-measured-nor-vague", step("| delta of 0 rows |", "| the lead decides |"), {"CUT.GO_NOGO_MECH": "fail: step 02: cannot be measured"}),
    ("ponr-unmarked", [(RUN, "crosses point of no return", "pre-point-of-no-return")], {"CUT.PONR_SAID": "unknown: no step is marked as the one that crosses it"}),
    ("ponr-untold", [(RUN, PONR, "")], {"CUT.PONR_SAID": "unknown: no section says where it is"}),
    ("ponr-in-words", [(RUN, "Step 03.\n", "When the shop reads the target.\n")], {"CUT.PONR_SAID": "unknown: the section names no step by its number"}),
    ("ponr-of-a-named-step", [(RUN, "| 03 |", "| switch |")], {"CUT.PONR_SAID": "unknown: the section names no step by its number"}),
    ("ponr-first", [(RUN, "crosses point of no return", "pre-point-of-no-return"), (RUN, "01-rollback (rehearsal) | pre-point-of-no-return", "01-rollback (rehearsal) | crosses point of no return"), (RUN, "Step 03.\n", "Step 01.\n")],
     {"CUT.PONR_SAID": "pass: the section and the mark name step 01", "CUT.PONR_AFTER": "fail: step 02 stands behind the point of no return and is not forward-fix only"}),
    ("ponr-told-twice", [(RUN, PONR, PONR + "\n## Point of no return\n\nStep 02.\n")], {"CUT.PONR_SAID": "unknown"}),
    ("ponr-told-and-denied", [(RUN, PONR, PONR + "\n## Point of no return\n\nNone.\n")], {"CUT.PONR_SAID": "fail: the section says that there is none, and step 03 crosses it"}),
    ("ponr-told-and-open", [(RUN, PONR, PONR + "\n## Point of no return\n\nTBD\n")], {"CUT.PONR_SAID": "fail: the section leaves it open, and step 03 crosses it"}),
    ("box-open-and-approved", [(RUN, "- [x] Rehearsal", "- [ ] Rehearsal")], {"CUT.CHECKLIST_OPEN": "fail: the cutover is approved, and the box is not ticked"}),
    ("box-open-not-yet", [(RUN, "- [x] Rehearsal", "- [ ] Rehearsal"), (RUN, APPROVED, "| change board | requested |")], {"CUT.CHECKLIST_OPEN": "unknown: the box is not ticked yet"}),
    ("approved-text-of-others", [(RUN, "| Reference | Approver | Decision |\n|---|---|---|\n| CHG-4711 | change board | approved |",
                                  f"| Reference | Approver | Decision | Digest |\n|---|---|---|---|\n| CHG-4711 | change board | approved | {'0' * 64} |")],
     {"CUT.EXTERNAL_APPROVAL": "fail: another text was approved: the digest differs"}),
    ("approved-that-day", [(RUN, "name: CUTOVER-RUNBOOK\n", "name: CUTOVER-RUNBOOK\nupdated: 2026-11-12\n"),
                           (RUN, "| Reference | Approver | Decision |\n|---|---|---|\n| CHG-4711 | change board | approved |",
                            "| Reference | Approver | Decision | Date |\n|---|---|---|---|\n| CHG-4711 | change board | approved | 2026-11-12 |")], {"CUT.EXTERNAL_APPROVAL": "pass: approved by a record elsewhere"}),

    # ---- findings ----
    ("finding-bare", [("stages/migrate/feedback/02-f.md", None, "# Names\n\nThey are too long.\n")], {"FB.NO_SEVERITY": "fail: no severity of the four", "FB.OPEN_BLOCKER": "unknown: a finding that is open has no severity we can read"}),
    ("closed-with-a-date-alone", [(FB, "  text: The boundary test of M-02 was added and passes.\n", "")], {"FB.CLOSED_WITH_BLOCKER": "unknown: it has no closing text"}),
    ("listed-one", [finding(CLOSED + "closure_reply:\n  text: It is tested.\n  at: \"2026-11-09T09:00:00Z\"\n", "## Affected rows\n\n- M-02")], {"FB.ENUM_PARTIAL": "skip", "FB.ENUM_PARTIAL ": "!fail"}),
    ("closed-with-text-to-come", [(FB, "The boundary test of M-02 was added and passes.", "<what was done>")], {"FB.CLOSED_WITH_BLOCKER": "unknown: it has no closing text"}),
    ("listed-by-two-names", [finding(CLOSED + "closure_reply:\n  text: M-02 and M-08 are tested.\n  at: \"2026-11-09T09:00:00Z\"\n", "## Affected rows\n\n- M-02 (customers.full_name)\n- M-08 (orders.total)")], {"FB.ENUM_PARTIAL": "pass"}),
    ("closed-unrated", [finding('closed_at: "2026-11-09T09:00:00Z"\nclosure_reply:\n  text: It is tested.\n  at: \"2026-11-09T09:00:00Z\"\n')], {"FB.OPEN_BLOCKER": "pass: no finding of severity blocker is open", "FB.NO_SEVERITY": "fail"}),
    ("open-and-low", [finding("severity: low\nstatus: open\n")], {"FB.OPEN_BLOCKER": "pass: no finding of severity blocker is open"}),
    ("open-alone", [(FB, None, None), finding("severity: low\nstatus: open\n", "## Affected rows\n\n- M-02\n- M-08")],
     {"FB.NO_SEVERITY": "pass: severity low", "FB.NO_SEVERITY ": "!skip", "FB.CLOSED_WITH_BLOCKER": "skip: no finding is closed", "FB.ENUM_PARTIAL": "skip"}),

    # ---- the inventory ----
    ("no-type", [(INV, "| Type |", "| Colour |")], {"INV.COLUMNS": "fail: 6 of the seven columns"}),
    ("no-readers", [(INV, "| Read consumers |", "| Colour |")], {"INV.COLUMNS": "fail: 6 of the seven columns"}),
    ("no-writers", [(INV, "| Write producers |", "| Colour |")], {"INV.COLUMNS": "fail: 6 of the seven columns"}),
    ("no-notes", [(INV, "| Write producers | Notes |", "| Write producers | Colour |")], {"INV.COLUMNS": "fail: 6 of the seven columns"}),
    ("edge-of-nobody", [(INV, "- invoicing reads orders\n", "- reads orders\n")], {"INV.EDGE_SYMMETRIC": "unknown: the edge is none we can read @ - reads orders"}),
    ("edge-of-two-kinds", [(INV, "- invoicing reads orders\n", "- invoicing reads customers and writes orders\n")], {"INV.EDGE_SYMMETRIC": "unknown: the edge is none we can read @ - invoicing reads"}),
    ("edge-to-nothing", [(INV, "- invoicing reads orders\n", "- invoicing reads\n")], {"INV.EDGE_SYMMETRIC": "unknown: the edge is none we can read @ - invoicing reads"}),
    ("script-spelled-otherwise", [(ART, "001_accounts.sql", "001-accounts.sql")], {"ART.SCRIPT_EXISTS": "fail"}),
    ("named-in-full", [(OLD, "CREATE TABLE customers", "CREATE TABLE shop.customers")], {"INV.UNIT_LISTED": "pass"}),

    # ---- the mapping ----
    ("table-with-schema", [(MAP, re.compile(r"(?s)\| ID \|(?!.*\| ID \|).*?\| M-09[^\n]*\n"), SCHEMAS)], {"MAP.NARROWING": "fail", "MAP.GHOST": "pass"}),
    ("table-by-cell", [(MAP, re.compile(r"(?s)### orders → purchases\n\n\| ID \|.*?\| M-09[^\n]*\n"), "### Second\n\n" + SCHEMAS.replace("| orders.", "| ").replace("legacy.", "") +
                        "| M-10 | customers | fax | varchar(40) | — | — | drop | — | no consumer reads it since 2019 |\n")],
     {"MAP.NARROWING": "fail", "MAP.GHOST": "pass"}),
    ("default-dash", [(MAP, "default: the constant for the legacy shop", "default — …")], {"MAP.DERIVE_SOURCE": "fail: nothing says what makes the value"}),
    ("default-none", [(MAP, "default: the constant for the legacy shop", "default: n/a")], {"MAP.DERIVE_SOURCE": "fail: nothing says what makes the value"}),
    ("default-short", [(MAP, "default: the constant for the legacy shop", "default: 0")], {"MAP.DERIVE_SOURCE": "pass: the rule says from what"}),
    ("derived-bare", [(MAP, "| accounts.origin | varchar(20) | default: the constant for the legacy shop |", "| accounts.origin | varchar(20) | calculated |")], {"MAP.DERIVE_SOURCE": "fail: nothing says what makes the value"}),
    ("derived-from-a-column", [(MAP, "purchases.placed_at | timestamptz | rename |", "purchases.placed_at | timestamptz | derive |")], {"MAP.DERIVE_SOURCE": "pass: from placed_at"}),
    ("forgotten-on-purpose", [(OLD, "CREATE TABLE orders", "CREATE TABLE vouchers (code text PRIMARY KEY);\nCREATE TABLE orders"), (RUN, "## Traffic routing plan\n", "## Out of scope\n\n- `vouchers`\n\n## Traffic routing plan\n")],
     {"MAP.SRC_UNMAPPED": "!fail"}),
    ("id-of-the-other-table", [(MAP, re.compile(r"(?m)^\| M-06.*\n"), "")], {"MAP.SRC_UNMAPPED": "fail: .id has no mapping row @   id bigint"}),
    ("model-in-part", [(OLD, None, None), ("schemas/legacy/orders.ts", None, ORDERS)], {"MAP.SRC_UNMAPPED": "unknown: the model of source orders", "MAP.SRC_UNMAPPED ": "!unknown: the model of source customers"}),
    ("source-undescribed", [(OLD, None, None)], {"MAP.SRC_UNMAPPED": "unknown: no data model describes source customers", "MAP.GHOST": "unknown: M-04: no data model describes one of its tables"}),
    ("constraints-told", [(MAP, re.compile(r"(?ms)^## Constraint differences.*?(?=^## Unmapped)"), "## Constraint differences\n\nThere are some, see the schema.\n\n"), (MAP, "# Mapping specification\n", "# Mapping specification\n\nIt is long.\n")],
     {"MAP.CONSTRAINTS": "unknown: the section on constraint differences has no table we can read @ ## Constraint differences"}),
    ("constraints-under-another-heading", [(MAP, "## Constraint differences", "## What the target refuses")], {"MAP.CONSTRAINTS": "pass: accounts_v", "MAP.CONSTRAINTS ": "!fail"}),
    ("consumer-told-elsewhere", [(MAP, "The newsletter and crm_export read `email`, which stays as it is.\n", ""), (REP, "## Discrepancy register\n", "## Compatibility issues\n\nThe newsletter and crm_export read `email`.\n\n## Discrepancy register\n")],
     {"MAP.CONSUMER": "fail: consumer newsletter is not spoken of in the mapping"}),
]

# ---- the report ----
SAMPLES = "| Entity | Sample size | Mismatches | Method |\n|---|---|---|---|\n| accounts | 200 | 0 | random |\n| purchases | 400 | 0 | random |\n"
REASONED = "| Entity | Sample size | Mismatches | Method | Justification |\n|---|---|---|---|---|\n| accounts | 60 | 0 | random | %s |\n| purchases | 400 | 0 | random | |\n"
SPEED = "| Query pattern | Source p99 | Target p99 | Delta | Status |\n|---|---|---|---|---|\n| order by id | 20 ms | 21 ms | 5% | PASS |\n| orders of a customer | 40 ms | 36 ms | -10% | IMPROVED |\n"
LIMITED = "| Query pattern | Source p99 | Target p99 | Delta | Status | Threshold |\n|---|---|---|---|---|---|\n| order by id | %s | 30 ms | 50%% | PASS | %s |\n"
TABLE = "| Metric | Source value | Target value | Expected delta | Actual delta | Status | Notes |"
ORDERS_ROW, REHEARSED = "| 8,400 | 8,400 | 0 | 0 | PASS |", "- **Procedure:** steps 03-rollback to 01-rollback on the staging store\n"
OF_A_DAY = (RUN, "| Reference | Approver | Decision |\n|---|---|---|\n| CHG-4711 | change board | approved |", "| Reference | Approver | Decision | Date |\n|---|---|---|---|\n| CHG-4711 | change board | approved | %s |")
DATASET = "a copy of production of 2026-11-09"


def of_a_day(day):
    return (OF_A_DAY[0], OF_A_DAY[1], OF_A_DAY[2] % day)


EDGES += [
    ("sample-reasoned", [(REP, SAMPLES, REASONED % "the table has sixty rows")], {"RPT.SAMPLE_N": "pass: 60 at random"}),
    ("sample-unreasoned", [(REP, SAMPLES, REASONED % "—")], {"RPT.SAMPLE_N": "fail: 60 is fewer than 100, and why is not said"}),
    ("sample-reason-open", [(REP, SAMPLES, REASONED % "TBD")], {"RPT.SAMPLE_N": "fail: 60 is fewer than 100, and why is not said"}),
    ("sample-differs", [(REP, "| accounts | 200 | 0 |", "| accounts | 200 | 1 |")], {"RPT.SAMPLE_N": "fail: 1 mismatch(es) @ accounts"}),
    ("hash-of-columns", [(REP, "All columns are concatenated in the order of the mapping, nulls as the empty string, numbers normalised to two digits, and hashed with SHA-256.", "All columns are concatenated and hashed with SHA-256.")],
     {"RPT.HASH_METHOD": "fail: of fields, order and normalisation it says only: fields"}),
    ("hashes-told-twice", [(REP, "## Sample-based validation\n", "## Checksum comparison\n\nThe comparison is planned for Monday.\n\n## Sample-based validation\n")], {"RPT.HASH_AGREE": "fail"}),
    ("replayed-by-others", [(REP, "| invoicing | yes |", "| invoicing | no |")], {"RPT.CONSUMER_REPLAY": "fail: consumer invoicing was not replayed"}),
    ("rehearsed-untold", [(REP, REHEARSED, "")], {"RPT.REHEARSAL": "fail: the procedure is not told"}),
    ("rehearsed-open", [(REP, REHEARSED, "- **Procedure:** <describe it>\n")], {"RPT.REHEARSAL": "fail: the procedure is not told"}),
    ("rehearsed-nothing", [(REP, REHEARSED, "- **Procedure:** —\n")], {"RPT.REHEARSAL": "fail: the procedure is not told"}),
    ("rehearsed-on-a-store", [(REP, DATASET, "the store `shop_test`")], {"RPT.REHEARSAL": "pass: procedure, dataset and time are recorded"}),
    ("rehearsed-unjudged", [(REP, "- **Result:** PASS\n", "")], {"RPT.REHEARSAL": "pass: procedure, dataset and time are recorded"}),
    ("rehearsed-just-in-time", [(REP, "18 minutes", "30 minutes")], {"RPT.REHEARSAL": "pass: procedure, dataset and time are recorded"}),
    ("rehearsed-a-month-before-today", [of_a_day("2026-11-20"), (REP, DATASET, "a copy of production of 2026-10-20")], {"RPT.REHEARSAL": "fail: it is of long before the migration"}),
    ("rehearsed-before-a-day-to-come", [of_a_day("2027-06-01")], {"RPT.REHEARSAL": "pass: procedure, dataset and time are recorded"}),
    ("rehearsed-lately-with-old-rows", [(REP, DATASET, "a copy of production of 2024-11-09"), (REP, "on the staging store\n", "on the staging store on 2026-11-10\n")], {"RPT.REHEARSAL": "pass: procedure, dataset and time are recorded"}),
    ("volume-a-tenth-more", [(INV, "| 8,400 rows |", "| 8,000 rows |"), (REP, ORDERS_ROW, "| 8,800 | 8,800 | 0 | 0 | PASS |")], {"RPT.VOLUME": "!fail"}),
    ("volume-twice", [(INV, "\n## Ancillary", "| orders | table | billing team | 99,000 rows | invoicing | shop | found by a query of the catalog |\n\n## Ancillary")], {"RPT.VOLUME": "fail"}),
    ("volume-of-a-reader", [(INV, "| 8,400 rows | invoicing |", "| 8,400 rows | invoicing, customers |")], {"RPT.VOLUME": "!fail"}),
    ("volume-in-another-place", [(RUN, "## Traffic routing plan\n", "## Stores\n\n| Artifact name | Type | Owner | Volume | Read consumers | Write producers | Notes |\n|---|---|---|---|---|---|---|\n"
                                  "| orders | table | billing team | 99,000 rows | invoicing | shop | a guess |\n\n## Traffic routing plan\n")], {"RPT.VOLUME": "!fail", "INV.DISCOVERY": "pass"}),
    ("speed-a-tenth-more", [(REP, SPEED, SPEED.replace("| 20 ms | 21 ms | 5% |", "| 1 s | 1100 ms | 10% |"))], {"RPT.PERF": "pass: within 10 % @ 1100 ms", "RPT.PERF ": "!fail"}),
    ("speed-allowed", [(REP, SPEED, LIMITED % ("20 ms", "60 %"))], {"RPT.PERF": "unknown: slower by more than 10 %, under a threshold of its own"}),
    ("speed-allowed-by-nobody", [(REP, SPEED, LIMITED % ("20 ms", ""))], {"RPT.PERF": "fail: said to pass, and slower by more than 10 %"}),
    ("speed-allowed-some-day", [(REP, SPEED, LIMITED % ("20 ms", "TBD"))], {"RPT.PERF": "fail: said to pass, and slower by more than 10 %"}),
    ("speed-allowed-unmeasured", [(REP, SPEED, LIMITED % ("—", "60 %"))], {"RPT.PERF": "fail: source or target p99 is no amount of time"}),
    ("speed-in-prose", [(REP, SPEED, "It is fast enough.\n")], {"RPT.PERF": "fail: no p99 of source and target is compared"}),
    ("delta-without-column", [(REP, TABLE, TABLE.replace("Actual delta", "Colour"))], {"RPT.RECON_TABLE": "fail: expected or actual delta has no column"}),
    ("delta-without-counts", [(REP, ORDERS_ROW, "| many | 8,400 | 0 | 0 | PASS |")], {"RPT.DELTA_LIES": "unknown: a number is missing"}),
    ("delta-without-actual", [(REP, ORDERS_ROW, "| 8,400 | 8,400 | 0 | a few | PASS |")], {"RPT.DELTA_LIES": "unknown: a number is missing"}),
    ("delta-without-expected", [(REP, ORDERS_ROW, "| 8,400 | 8,400 | a few | 0 | PASS |")], {"RPT.DELTA_LIES": "unknown: a number is missing"}),
    ("one-row-lost", [(REP, ORDERS_ROW, "| 1 | 0 | -1 | -1 | PASS |")], {"RPT.RECON_TABLE": "pass: is reconciled @ | 1 | 0 |"}),

    # ---- the risks ----
    ("risks-of-nothing-listed", [(INV, re.compile(r"(?ms)^\| Artifact name.*?(?=^## Ancillary)"), "Two tables, see the schema.\n\n")], {"RSK.CITES": "unknown: the inventory lists nothing we can read"}),
    ("risks-in-another-place", [(RUN, "## Traffic routing plan\n", "## Risks\n\n| Risk | Category | Severity | Likelihood | Mitigation | Artifact |\n|---|---|---|---|---|---|\n| rain | downtime | some | likely | none | orders |\n\n## Traffic routing plan\n")],
     {"RSK.SCORED": "pass", "RSK.MITIGATED": "pass"}),
    ("risks-of-no-kind", [(INV, re.compile(r"(?ms)^\| Risk \| Category.*?(?=^## Migration)"), "| Risk | Severity | Likelihood | Mitigation | Artifact |\n|---|---|---|---|---|\n| rain | low | likely | an umbrella | orders |\n\n")],
     {"RSK.CATEGORIES": "fail: 0 of six kinds of risk"}),
    ("risks-all-low", [(INV, "| medium | unlikely |", "| low | unlikely |"), (INV, "| high | rare |", "| low | rare |")], {"RSK.FLAT": "fail: all 4 risks have one severity"}),
    ("order-gone", [(INV, re.compile(r"(?ms)^## Migration ordering constraints.*"), "")], {"RSK.ORDERING": "fail: is not there"}),

    # ---- the artifacts' document ----
    ("dry-run-lacking", [(ART, "`-v dry_run=1`, as for the first script", "not implemented")], {"ART.ENTRY_FIELDS": "fail: migrations/002_purchases.sql: dry run is not given", "ART.ENTRY_FIELDS ": "!fail: migrations/001"}),
    ("needs-itself", [(ART, "| creates and fills accounts | none |", "| creates and fills accounts | migrations/001_accounts.sql |")], {"ART.ORDER": "fail: runs before what it needs: migrations/001_accounts.sql"}),
    ("needs-the-unlisted", [(ART, "| creates and fills accounts | none |", "| creates and fills accounts | migrations/000_log.sql |")], {"ART.ORDER": "unknown: needs what is not listed: migrations/000_log.sql"}),
    ("needs-the-unordered", [(ART, "| 1 | migrations/001", "| first | migrations/001")], {"ART.ORDER": "unknown: stands in no order with what it needs", "ART.ORDER ": "unknown: an order is no number"}),
    ("listed-in-an-unread-folder", [(ART, "\n### Script migrations/001", "| 3 | etl/load.py | loads | none |\n\n### Script migrations/001")], {"ART.SCRIPT_EXISTS": "unknown: script etl/load.py stands in a folder of which no such file was read"}),
    ("limitation-untold", [(ART, "- M-04: the fax number is dropped, since nobody reads it.", "- The scripts are slow.")], {"ART.LIMITATION_MAP": "fail: M-04 is not carried over and no limitation names it"}),
]

# ---- how it was tested ----
ENCODED, TESTS = "| encoding of names | M-02 | equal to the byte | equal to the byte | PASS |", re.compile(r"(?ms)(?<=### Tests\n).*?(?=### Counts)")
RUNS = "| first | 9,600 | 9,598 | 2 | 7 min | staging |\n| second | 9,600 | 9,598 | 2 | 7 min | staging |\n"
LISTED = "\n| Test | Covers | Expected | Actual | Status |\n|---|---|---|---|---|\n%s\n\n"


def runs(first, second):
    return [(UNIT, RUNS, first + "\n" + second + "\n")]


EDGES += [
    ("encoding-tried-in-vain", [(UNIT, " encoding (non-ASCII names),", ""), (UNIT, ENCODED, ENCODED.replace("PASS", "FAIL"))], {"TST.DATASET": "fail: encoding edges are not tried"}),
    ("encoding-tried-by-a-test", [(UNIT, " encoding (non-ASCII names),", "")], {"TST.DATASET": "pass: encoding edges are tried", "TST.DATASET ": "!fail"}),
    ("target-of-a-schema", [(UNIT, "the schema, constraints and indexes of production and a tenth of its rows", "the schema of production")], {"TST.TARGET_SETUP": "fail: of schema, constraints, indexes and shape it says only: schema"}),
    ("target-undescribed-place", [(UNIT, re.compile(r"(?ms)^### Test target.*?(?=^### Test dataset)"), "")], {"TST.TARGET_SETUP": "fail: no section describes the test target @ ## Integration test results"}),
    ("run-over-an-unknown-number", runs("| first | — | 9,598 | 2 | 7 min | staging |", "| second | — | 9,598 | 2 | 7 min | staging |"), {"TST.CAPTURE": "fail: nothing was processed"}),
    ("run-over-one", runs("| first | 1 | 1 | 0 | 7 min | staging |", "| second | 1 | 1 | 0 | 7 min | staging |"), {"TST.CAPTURE": "pass"}),
    ("run-with-rejects-untold", runs("| first | 9,600 | 9,598 | — | 7 min | staging |", "| second | 9,600 | 9,598 | — | 7 min | staging |"), {"TST.CAPTURE": "fail: the rejected records are not counted"}),
    ("second-run-in-production", runs("| first | 9,600 | 9,598 | 2 | 7 min | staging |", "| second | 9,600 | 9,598 | 2 | 7 min | production |"), {"TST.TARGET_SETUP": "fail: a test run was made in production @ | second |"}),
    ("covers-in-words", [(UNIT, "| fax is dropped | M-04 |", "| fax is dropped | the fax number |")], {"TST.NAMED_COVERAGE": "pass: it names what it covers @ fax is dropped", "TST.NAMED_COVERAGE ": "!fail"}),
    ("covers-by-its-name", [(UNIT, "| fax is dropped | M-04 |", "| M-04: fax is dropped | — |")], {"TST.NAMED_COVERAGE": "pass: it names what it covers @ fax is dropped", "TST.NAMED_COVERAGE ": "!fail"}),
    ("actual-without-column", [(UNIT, "| Test | Covers | Expected | Actual | Status |", "| Test | Covers | Expected | Colour | Status |")], {"TST.ACTUALS_AGREE": "!unknown"}),
    ("actual-in-part", [(UNIT, "| 8,400 rows | 8,400 rows | PASS |", "| 8,400 rows | 8,400 rows, except two | PASS |")], {"TST.ACTUALS_AGREE": "unknown: passed, and what was seen is not told"}),
    ("sample-of-one", [(UNIT, "| accounts | 200 | 0 | random |\n| purchases | 400 |", "| accounts | 1 | 0 | random |\n| purchases | 1 |")], {"TST.COUNT_ONLY": "pass: 1 records compared field by field", "TST.SAMPLES_AGREE": "pass: none of 1 sampled records differs"}),
    ("sample-of-none", [(UNIT, "| accounts | 200 | 0 | random |", "| accounts | 0 | 0 | random |")], {"TST.SAMPLES_AGREE": "unknown: nothing was sampled @ accounts"}),
    ("sample-of-plenty", [(UNIT, "| accounts | 200 | 0 | random |", "| accounts | plenty | 0 | random |")], {"TST.SAMPLES_AGREE": "unknown: nothing was sampled @ accounts"}),
    ("sample-with-one-other", [(UNIT, "| accounts | 200 | 0 | random |", "| accounts | 200 | 1 | random |")], {"TST.SAMPLES_AGREE": "fail: 1 of the sampled records differ @ accounts"}),
    ("one-test-ran", [(CMD, '"tests": 42', '"tests": 1')], {"TST.EMPTY_SUCCESS": "pass: 1 test(s) ran"}),
    ("no-tests-ran", [(CMD, '"tests": 42', '"tests": 42, "output": "collected 0 items"')], {"TST.EMPTY_SUCCESS": "fail: the command ran no tests"}),
    ("one-test-listed", [(UNIT, TESTS, LISTED % "| happy path | M-01 | 1 | 1 | PASS |")], {"TST.EMPTY_SUCCESS": "pass: 1 test(s) listed as passed"}),
    ("tests-listed-that-failed", [(UNIT, TESTS, LISTED % "| happy path | M-01 | 1 | 0 | FAIL |")], {"TST.EMPTY_SUCCESS": "unknown: 0 test(s) listed as passed"}),
    ("tests-listed-to-come", [(UNIT, TESTS, LISTED % "| happy path | M-01 | 1 | — | to come |")], {"TST.EMPTY_SUCCESS": "unknown: 0 test(s) listed as passed"}),
    ("tests-unlisted", [(UNIT, TESTS, "\nAll is well.\n\n")], {"TST.EMPTY_SUCCESS": "fail: the results list no test @ ## Integration test results"}),
]

# ---- the units and what was decided ----
SECOND, LOADER = "stages/migrate/units/unit-02-sums.md", "migrations/load.py"
S1, S2, DEC = "migrations/001_accounts.sql", "migrations/002_purchases.sql", "knowledge/design-decisions.md"
UNWRITTEN = [(S1, "(account_id, display_name, email, origin)", "(account_id, display_name, origin)"), (S1, "email, 'legacy'", "'legacy'"), (S1, ", email = excluded.email", "")]
IN_PART = """from django.db import migrations

def go(apps, editor):
    account = apps.get_model("shop", "accounts")
    account.objects.filter(email="").update(email=None)

class Migration(migrations.Migration):
    operations = [migrations.RunPython(go), migrations.RunSQL("INSERT INTO accounts (account_id) SELECT id FROM customers WHERE id > 7")]
"""
RAN = '{"command": "pytest tests/migrate -q", "exit_code": 0, "at": "2026-11-10T08:00:00Z", "tests": 42}'


def second(body, front="title: Sums\ndepends_on: [unit-01-orders]\n"):
    return (SECOND, None, f"---\n{front}---\n{body}")


def ran(*runs_):
    return [(CMD, RAN, ",\n    ".join(runs_))]


EDGES += [
    ("decision-nine", [(UNIT, "following Decision 1", "following Decision 9"), (DEC, "## Decision 1:", "## Decision 9:")], {"UNIT.DECISION_CONFLICT": "pass: decision 9 is recorded"}),
    ("decision-nine-elsewhere", [(UNIT, "following Decision 1", "following Decision 9")], {"UNIT.DECISION_CONFLICT": "fail: decision 9 is not recorded anywhere"}),
    ("decision-nine-in-the-unit", [(UNIT, "following Decision 1", "following Decision 9"), (UNIT, "## Open questions\n", "## Decision 9\n\nUpsert.\n\n## Open questions\n")], {"UNIT.DECISION_CONFLICT": "fail: decision 9 is not recorded anywhere"}),
    ("waits-for-the-first", [second("# Sums\n\nAdds up.\n")], {"UNIT.DEP_CYCLE": "pass: it waits for no unit that waits for it"}),
    ("waits-for-each-other", [second("# Sums\n\nAdds up.\n"), (UNIT, "depends_on: []", "depends_on: [unit-02-sums]")], {"UNIT.DEP_CYCLE": "fail: it waits for itself"}),
    ("unit-without-headings", [second("Adds up what unit 1 moved.\n")], {"UNIT.EMPTY": "!fail"}),
    ("unit-of-a-heading", [second("# Sums\n")], {"UNIT.EMPTY": 'fail: section "Sums" is empty'}),
    ("criterion-gated", [(UNIT, ": `psql -f checks/second_run.sql`", "")], {"UNIT.CRITERION_COMMAND": "pass: a quality gate with a command stands for it", "UNIT.CRITERION_COMMAND ": "!fail"}),
    ("output-in-python", [(LOADER, None, IN_PART)], {"SCR.DESTRUCTIVE": "unknown"}),
    ("output-in-python-elsewhere", [(UNIT, "  - migrations/002_purchases.sql\n", "  - migrations/002_purchases.sql\n  - migrations/load.py\n")],
     {"UNIT.OUTPUT_MISSING": "unknown: migrations/load.py stands in a folder of which no such file was read"}),
    ("run-twice-at-no-time", ran('{"command": "pytest tests/migrate -q", "exit_code": 0, "tests": 42}', '{"command": "pytest tests/migrate -q", "exit_code": 1, "tests": 42}'), {"UNIT.COMMAND_RESULT": "fail: failed"}),
    ("run-twice-once-unread", ran('{"command": "pytest tests/migrate -q", "exit_code": 0, "tests": 42}', '{"command": "pytest tests/migrate -q", "exit_code": "see log", "tests": 42}'),
     {"UNIT.COMMAND_RESULT": "unknown: its exit code is no number"}),

    # ---- what scripts write ----
    ("written-by-none", UNWRITTEN, {"SCR.MAP_UNIMPLEMENTED": "fail: .email is written by no script$"}),
    ("written-by-none-that-was-read", [*UNWRITTEN, (LOADER, None, IN_PART)], {"SCR.MAP_UNIMPLEMENTED": "unknown: .email is written by no script that was read, and not all were"}),
    ("written-by-the-only-script", [(S2, None, None), (ART, re.compile(r"(?m)^\| 2 \| migrations/002.*\n"), ""), (ART, re.compile(r"(?ms)^### Script migrations/002.*?(?=^## Adapter)"), "")],
     {"SCR.MAP_UNIMPLEMENTED": "fail: .purchase_id is written by no script$"}),
    ("written-without-columns", [(S2, "INSERT INTO purchases (purchase_id, account_id, total, placed_at)\nSELECT id, customer_id, total, placed_at FROM orders", "INSERT INTO purchases\nSELECT * FROM orders")],
     {"SCR.IMPROVISED": "unknown: is written by a statement that names no columns", "SCR.MAP_UNIMPLEMENTED": "unknown: may be written by a statement that names no columns"}),
    ("written-to-the-source", [(S2, "CREATE TABLE", "UPDATE customers SET email = lower(email) WHERE id = 1;\nCREATE TABLE")], {"SCR.IMPROVISED": "fail: is written and is no target of the mapping"}),

    # ---- the steps ----
    ("undo-by-its-id", [(RUN, "## Rollback procedure", "## Further steps")], {"CUT.ROLLBACK_PAIR": "pass: step 02 has its rollback entry", "CUT.ROLLBACK_PAIR ": "!fail", "CUT.STEP_FIELDS": "pass"}),
    ("preconditions-open", step("| 01 done |", "| TBD |"), {"CUT.STEP_DETAIL": "fail: step 02: no preconditions"}),
    ("communication-open", step("| none | 02-rollback", "| TBD | 02-rollback"), {"CUT.STEP_DETAIL": "fail: step 02: no communication triggers"}),
    ("undo-rehearsed-dry", step("02-rollback (rehearsal)", "02-rollback (rehearsed with `--dry-run`)"), {"CUT.REHEARSAL_CITED": "fail: step 02: its rollback cites no rehearsal"}),
]

# ---- the mandates ----
RESULTS, KEYS = re.compile(r"(?ms)^## Integration test results.*"), "| Foreign key | Orphans | Status |\n|---|---|---|\n| purchases.account_id to accounts | 0 | PASS |"
NOTED = "| Foreign key | Orphans | Status | Notes |\n|---|---|---|---|\n"
COUNTS = "| Metric | Source value | Target value | Expected delta | Actual delta | Status | Notes |"
FAILURES = re.compile(r"(?ms)^### Failure injection.*")
FAILED = "| Scenario | Injected | What happened | Recovery | Status |"
RERUN = re.compile(r"(?ms)^### Second run on the same target.*?(?=^### Dry run)")
LABELS = "- **Duplicates:** %s\n- **Constraint violations:** %s\n- **Counts equal:** %s\n- **Diffs identical:** %s\n- **Same target:** %s\n\n"
NO_TYPES = [(MAP, re.compile(r"(?m)^\| ID \| Source field \| Source type "), "| ID | Source field | Colour ")] * 2
IDS = "| M-06 | orders.id | bigint | purchases.purchase_id |"


def again(*values):
    return [(UNIT, RERUN, "### Second run on the same target\n\n" + LABELS % values)]


EDGES += [
    ("untested", [(UNIT, RESULTS, ""), (CMD, None, None)], {
        "INT.IDEMPOTENT": "unknown: idempotency, duplicates: there are no integration test results", "INT.MAP_COVERAGE": "unknown: M-01: there are no test results", "INT.EDGE_COVERAGE": "unknown: M-02: there are no test results",
        "INT.TRUNCATION": "unknown: M-02: narrows, and there are no test results"}),
    ("edge-tried-by-nobody", [(UNIT, "| boundary: total with four digits | M-08 |", "| boundary: total with four digits | M-07 |")], {"INT.EDGE_COVERAGE": "fail: M-08: its edge case has no test that passed", "INT.MAP_COVERAGE": "fail: M-08: no test cites it"}),
    ("orphans-unstated", [(UNIT, KEYS, "| Foreign key | Orphans |\n|---|---|\n| purchases.account_id to accounts | 0 |")], {"INT.FK": "!unknown"}),
    ("orphans-oddly-stated", [(UNIT, KEYS, KEYS.replace("PASS", "looks good"))], {"INT.FK": "unknown: its status is no pass"}),
    ("orphans-explained", [(UNIT, KEYS, NOTED + "| purchases.account_id to accounts | 3 | PASS | M-07 |")], {"INT.FK": "pass: 3 orphan(s), as a mapping row explains"}),
    ("orphans-explained-in-part", [(UNIT, KEYS, NOTED + "| purchases.account_id to accounts | 3 | PASS | M-07 |\n| purchases.account_id to accounts | 2 | PASS | |")], {"INT.FK": "fail: 2 orphan(s) and no mapping row is cited"}),
    ("orphans-of-others", [(UNIT, KEYS, KEYS.replace("purchases.account_id to accounts", "packets.parcel to parcels"))], {"INT.FK": "unknown: it names no dataset of this migration"}),
    ("counted-in-words", [(UNIT, ORDERS_ROW, "| many | as many | 0 | 0 | PASS |")], {"INT.COUNTS": "unknown: one of the two counts is not a number"}),
    ("counted-but-for-a-cell", [(UNIT, ORDERS_ROW, "| 8,400 | 8,400 | TBD | 0 | PASS |")], {"INT.COUNTS": "unknown: a cell of it is still to be filled in"}),
    ("all-lost", [(UNIT, ORDERS_ROW, "| 8,400 | 0 | 0 | 0 | PASS |")], {"INT.COUNTS": "fail: 8400 rows in the source, 0 in the target"}),
    ("counted-without-actual", [(UNIT, COUNTS, COUNTS.replace("Actual delta", "Colour"))], {"INT.COUNTS": "pass: 1200 rows in the source, 1198 in the target, as a mapping row explains @ two names rejected", "INT.COUNTS ": "!fail"}),
    ("counted-without-status", [(UNIT, COUNTS, COUNTS.replace("Status", "Colour"))], {"INT.COUNTS": "!unknown"}),
    ("expected-without-column", [(REP, TABLE, TABLE.replace("Expected delta", "Colour"))], {"RPT.RECON_TABLE": "fail: expected or actual delta has no column"}),
    ("failures-unstated", [(UNIT, FAILED, FAILED.replace("Status", "Colour"))], {"INT.FAILURE_INJECTION": "!unknown"}),
    ("failures-oddly-stated", [(UNIT, "| batch 3 was run again | PASS |", "| batch 3 was run again | looks good |")], {"INT.FAILURE_INJECTION": "unknown: failures, restart: its status is no pass"}),
    ("failures-in-the-report", [(UNIT, FAILURES, ""), (REP, "## Discrepancy register\n", "## Failure injection\n\n" + FAILED + "\n|---|---|---|---|---|\n| bad row | a long name | it was rejected | the script went on | PASS |\n\n## Discrepancy register\n")],
     {"INT.FAILURE_INJECTION": "fail: failures, bad_row: the test results say nothing of it"}),
    ("processed-unknown", runs("| first | — | 9,598 | 2 | 7 min | staging |", "| second | 9,600 | 9,598 | 2 | 7 min | staging |"), {"INT.ERRORS_REPORTED": "unknown: one of processed, succeeded and rejected is no number @ | first |"}),
    ("succeeded-unknown", runs("| first | 9,600 | — | 2 | 7 min | staging |", "| second | 9,600 | 9,598 | 2 | 7 min | staging |"), {"INT.ERRORS_REPORTED": "unknown: one of processed, succeeded and rejected is no number @ | first |"}),
    ("rejected-unknown", runs("| first | 9,600 | 9,598 | — | 7 min | staging |", "| second | 9,600 | 9,598 | 2 | 7 min | staging |"), {"INT.ERRORS_REPORTED": "unknown: one of processed, succeeded and rejected is no number @ | first |"}),
    ("again-well", again("0", "0", "yes", "yes", "yes"), {"INT.IDEMPOTENT": "pass: 0 duplicate(s) after the second run", "INT.IDEMPOTENT ": "!fail"}),
    ("again-duplicates", again("3", "0", "yes", "yes", "yes"), {"INT.IDEMPOTENT": "fail: 3 duplicate(s) after the second run"}),
    ("again-duplicates-untold", again("not counted", "0", "yes", "yes", "yes"), {"INT.IDEMPOTENT": "unknown: no number of duplicate(s) after the second run"}),
    ("again-violations-untold", again("0", "not counted", "yes", "yes", "yes"), {"INT.IDEMPOTENT": "unknown: no number of violation(s) on the second run"}),
    ("again-violations", again("0", "3", "yes", "yes", "yes"), {"INT.IDEMPOTENT": "fail: 3 violation(s) on the second run"}),
    ("again-other-counts", again("0", "0", "no", "yes", "yes"), {"INT.IDEMPOTENT": "fail: counts equal: no"}),
    ("again-other-rows", again("0", "0", "yes", "no", "yes"), {"INT.IDEMPOTENT": "fail: sampled diffs identical: no"}),
    ("again-elsewhere", again("0", "0", "yes", "yes", "no"), {"INT.IDEMPOTENT": "fail: the second run had another target, or a target set back"}),
    ("again-in-the-report", [(UNIT, RERUN, ""), (REP, "## Discrepancy register\n", "## Second run on the same target\n\n" + LABELS % ("0", "0", "yes", "yes", "yes") + "## Discrepancy register\n")],
     {"INT.IDEMPOTENT": "fail: idempotency, duplicates: the test results say nothing of it"}),
    ("again-one-duplicate-twice", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | 1 | 1 |")], {"INT.IDEMPOTENT": "fail: 1 duplicates on the second run"}),
    ("again-other-errors", [(UNIT, "| duplicates | 0 | 0 | PASS |\n", "| duplicates | 0 | 0 | PASS |\n| error list | 2 | 40 | PASS |\n")], {"INT.IDEMPOTENT": "!fail"}),
    ("again-slower", [(UNIT, "| duplicates | 0 | 0 | PASS |\n", "| duplicates | 0 | 0 | PASS |\n| runtime | 7 min | 8 min | PASS |\n")], {"INT.IDEMPOTENT": "!fail", "INT.IDEMPOTENT ": "!unknown"}),
    ("results-in-a-file", [(UNIT, RESULTS, ""), ("knowledge/INTEGRATION-TEST-RESULTS.md", None, "---\nname: INTEGRATION-TEST-RESULTS\n---\n# Results\n" + LISTED % "| happy path | M-01 | 1 | 1 | PASS |")],
     {"INT.FAILURE_INJECTION": "fail: failures, bad_row: the test results say nothing of it @ ---", "TST.TARGET_SETUP": "fail: no section describes the test target @ ---", "TST.DATASET": "fail: boundary values are not tried @ ---"}),
    ("again-unstated", [(UNIT, "| Measure | First run | Second run | Status |", "| Measure | First run | Second run | Colour |")], {"INT.IDEMPOTENT": "!unknown"}),
    ("dry-in-words", [(UNIT, "| error list | 2 | 2 |", "| error list | two names | 40 |")], {"INT.DRYRUN_DRIFT": "fail: the dry run and the live run differ$"}),
    ("first-untold", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | | 0 |")], {"INT.IDEMPOTENT": "unknown: idempotency, duplicates: the values of the two runs cannot be compared"}),
    ("both-still-blank", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | 0 (TBD) | 0 (TBD) |")], {"INT.IDEMPOTENT": "unknown: idempotency, duplicates: the values of the two runs cannot be compared"}),
    ("second-untold", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | 0 | |")], {"INT.IDEMPOTENT": "unknown: idempotency, duplicates: the values of the two runs cannot be compared"}),
    ("first-dashed", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | — | 0 |")], {"INT.IDEMPOTENT": "unknown: idempotency, duplicates: the values of the two runs cannot be compared"}),
    ("second-dashed", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | 0 | — |")], {"INT.IDEMPOTENT": "unknown: idempotency, duplicates: the values of the two runs cannot be compared"}),
    ("both-in-words-we-know", [(UNIT, "| sampled diffs | 0 | 0 | PASS |\n| error", "| sampled diffs | unchanged | unchanged | PASS |\n| error")], {"INT.DRYRUN_DRIFT": "pass: dry_run, diffs: the dry run and the live run agree$"}),
    ("both-in-words-of-their-own", [(UNIT, "| sampled diffs | 0 | 0 | PASS |\n| error", "| sampled diffs | fine | fine | PASS |\n| error")], {"INT.DRYRUN_DRIFT": "unknown: dry_run, diffs: the values of the two runs cannot be compared"}),

    # ---- the mapping's columns, models and tests ----
    ("made-of-two", [*NO_TYPES, (MAP, "| orders.id |", "| orders.id, orders.customer_id |")], {"MAP.TYPE_DIFF_NO_CAST": "unknown: M-06: a type is not known"}),
    ("made-of-one-undescribed", [(MAP, "| orders.id |", "| orders.id, ledger.total |")], {"MAP.GHOST": "unknown: M-06: no data model describes one of its tables"}),
    ("made-of-a-ghost", [(MAP, "| orders.id |", "| orders.id, orders.ghost |")], {"MAP.GHOST": "fail: M-06: the source schema has no such column"}),
    ("made-of-a-nullable", [(MAP, "| M-01 | customers.id | bigint | accounts.account_id | bigint | rename | null→error |", "| M-01 | customers.id, customers.email | bigint | accounts.account_id | bigint | rename | null→null |")],
     {"MAP.NULL_RULE": "fail: M-01: null stays null, and the target refuses it"}),
    ("column-of-no-table", [(MAP, "### orders → purchases", "### The other fields"), (MAP, "| orders.total |", "| total |")], {"MAP.GHOST": "unknown: M-08: no data model describes one of its tables"}),
    ("schemas-of-no-side", [(OLD, None, None), (NEW, None, None), ("schemas/all.sql", None, "CREATE TABLE customers (id bigint PRIMARY KEY, full_name varchar(120) NOT NULL, email varchar(255), fax varchar(40));\n"
                             "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, total numeric(12,4), placed_at timestamptz);\n"
                             "CREATE TABLE accounts (account_id bigint PRIMARY KEY, display_name varchar(80) NOT NULL, email varchar(255), origin varchar(20) NOT NULL);\n"
                             "CREATE TABLE purchases (purchase_id bigint PRIMARY KEY, account_id bigint, total numeric(12,2), placed_at timestamptz);\n")], {"MAP.SRC_UNMAPPED": "pass", "MAP.TGT_UNSOURCED": "pass"}),
    ("schema-of-no-side-for-one", [(OLD, re.compile(r"(?s)CREATE TABLE orders.*"), ""), ("schemas/all.sql", None, "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, total numeric(12,4), placed_at timestamptz);\n")],
     {"MAP.SRC_UNMAPPED": "pass", "MAP.SRC_UNMAPPED ": "!unknown"}),
    ("schema-of-no-side-beside", [("schemas/all.sql", None, "CREATE TABLE customers (id bigint PRIMARY KEY, nick text);\n")], {"MAP.SRC_UNMAPPED": "pass", "MAP.SRC_UNMAPPED ": "!unknown"}),
    ("covered-by-a-column", [(UNIT, "| M-06, M-07, M-09 |", "| M-06, M-07, placed_at |")], {"INT.MAP_COVERAGE": "pass: M-09: 1 test(s) that passed cite it", "INT.MAP_COVERAGE ": "!fail"}),
    ("covered-by-two-rows-column", [(UNIT, "| happy path of accounts | M-01, M-03, M-05 |", "| happy path of accounts | id, M-03, M-05 |")], {"INT.MAP_COVERAGE": "fail: M-01: no test cites it"}),
    ("covered-without-status", [(UNIT, "| fax is dropped | M-04 | no column | no column | PASS |\n", ""), (UNIT, FAILED, FAILED.replace("Status", "Colour")), (UNIT, "| bad row |", "| bad row of M-04 |")],
     {"INT.MAP_COVERAGE": "fail: M-04: tests cite it and none of them passed"}),
    ("edges-in-a-column", [(MAP, "| Null behavior | Notes |\n|---|---|---|---|---|---|---|---|\n| M-06", "| Null behavior | Edge cases |\n|---|---|---|---|---|---|---|---|\n| M-06"),
                           (MAP, "edge: totals with more than two digits are rounded half up; the sum may differ by the rounding only", "more than two digits"), (UNIT, "| boundary: total with four digits |", "| totals |")],
     {"INT.EDGE_COVERAGE": "fail: M-08: its edge case has no test that passed"}),
]

LOG = ("migrations/000_log.sql", None, "CREATE TABLE request_log (id bigint PRIMARY KEY);\n")
EDGES += [
    ("script-waited-for", [LOG, (ART, "| creates and fills accounts | none |", "| creates and fills accounts | migrations/000_log.sql |")], {"ART.SCRIPT_LISTED": "!pass: 000_log.sql"}),
    ("script-listed-elsewhere", [LOG, (RUN, "## Traffic routing plan\n", "## Scripts\n\n| Order | Script | Purpose | Depends on |\n|---|---|---|---|\n| 1 | migrations/000_log.sql | the log | none |\n\n## Traffic routing plan\n")],
     {"ART.SCRIPT_LISTED": "!pass: 000_log.sql"}),
    ("contacts-in-a-table-to-fill-in", [(RUN, "The lead on call of billing.", "| Role | Contact |\n|---|---|\n| lead | TBD |")], {"CUT.SECTIONS": 'fail: section "escalation contacts" says nothing'}),
    ("counted-without-mapping", [(MAP, None, None)], {"INT.COUNTS": "!unknown"}),
    ("counted-by-models-alone", [(MAP, None, None), (S1, None, None), (S2, None, None)], {"INT.COUNTS": "!unknown"}),
    ("counted-of-what-plans-name", [(MAP, None, None), (RUN, "The tables `customers` and `orders` are migrated", "The table `vouchers` is migrated. The tables `customers` and `orders` are migrated"), (UNIT, "| orders to purchases rows | 8,400", "| vouchers rows | 8,400")],
     {"INT.COUNTS": "unknown: it names no dataset of this migration"}),
    ("counted-of-others-beside", [(UNIT, "| orders to purchases rows | 8,400 | 8,400 | 0 | 0 | PASS | |", "| parcels to packets rows | 8,400 | 8,400 | 0 | 0 | PASS | like accounts and accounts.email |")],
     {"INT.COUNTS": "unknown: it names no dataset of this migration"}),
]

ONE_COUNT = [(UNIT, re.compile(r"(?m)^\| orders to purchases rows .*\n"), ""), (REP, re.compile(r"(?m)^\| orders to purchases rows .*\n"), "")]
VERDICTS = "| Test | Covers | Expected | Actual | Status | Result |\n|---|---|---|---|---|---|"
EDGES += [
    ("one-table-counted", ONE_COUNT, {"INT.COUNTS": "fail: is filled, and counted nowhere @ 1,198"}),
    ("counted-by-the-source-alone", [(UNIT, "| orders to purchases rows |", "| orders rows |"), (REP, "| orders to purchases rows |", "| orders rows |")], {"INT.COUNTS": "pass", "INT.COUNTS ": "!fail"}),
    ("counted-by-the-target-alone", [(UNIT, "| orders to purchases rows |", "| purchases rows |"), (REP, "| orders to purchases rows |", "| purchases rows |")], {"INT.COUNTS": "pass", "INT.COUNTS ": "!fail"}),
    ("two-verdicts", [(UNIT, "| Test | Covers | Expected | Actual | Status |\n|---|---|---|---|---|", VERDICTS), (UNIT, "| 8,400 rows | 8,400 rows | PASS |", "| 8,400 rows | 8,400 rows | PASS | FAIL |")],
     {"INT.MAP_COVERAGE": "fail: M-06: tests cite it and none of them passed"}),
    ("two-verdicts-alike", [(UNIT, "| Test | Covers | Expected | Actual | Status |\n|---|---|---|---|---|", VERDICTS), (UNIT, "| 8,400 rows | 8,400 rows | PASS |", "| 8,400 rows | 8,400 rows | PASS | passed |")],
     {"INT.MAP_COVERAGE": "pass", "INT.MAP_COVERAGE ": "!fail"}),
    ("two-verdicts-one-in-figures", [(UNIT, "| Test | Covers | Expected | Actual | Status |\n|---|---|---|---|---|", VERDICTS), (UNIT, "| 8,400 rows | 8,400 rows | PASS |", "| 8,400 rows | 8,400 rows | PASS | 8,400 rows |")],
     {"INT.MAP_COVERAGE": "pass", "INT.MAP_COVERAGE ": "!fail"}),
    ("two-verdicts-on-counts", [(REP, TABLE + "\n|---|---|---|---|---|---|---|", TABLE.replace("| Status |", "| Status | Verdict |") + "\n|---|---|---|---|---|---|---|---|"), (REP, ORDERS_ROW, ORDERS_ROW + " FAIL |")],
     {"INT.COUNTS": "unknown: its status is no pass @ FAIL"}),
]
