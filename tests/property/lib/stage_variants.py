"""One workspace with many variants of the sound migration of samples/studio, an intent's folder each, one thing changed in each.

VARIANTS: (name, edits, outcomes). An edit is (file, old, new); old None: the file is left out, or with new text, made. outcomes:
{check: outcome that must be among the check's rows}; a '!' before it: that must not be. Tables are renamed in each folder, so
that no variant knows of another's.
"""
import os
import re
import shutil

import stage_breaks
import stage_claims
import variants
from stage_edges import EDGES

MAP, ART, INV, REP, RUN, DEC = ("knowledge/" + f for f in (
    "MAPPING-SPEC.md", "MIGRATION-ARTIFACTS.md", "MIGRATION-INVENTORY.md", "VALIDATION-REPORT.md", "CUTOVER-RUNBOOK.md", "design-decisions.md"))
CMD, FB, UNIT = "evidence/commands.json", "stages/migrate/feedback/01-names-too-long.md", "stages/migrate/units/unit-01-orders.md"
S1, S2, OLD, NEW = "migrations/001_accounts.sql", "migrations/002_purchases.sql", "schemas/legacy/schema.sql", "schemas/new/schema.sql"
FILES = [MAP, ART, INV, REP, RUN, DEC, CMD, FB, UNIT, S1, S2, OLD, NEW]


def gone(*files):
    return [(f, None, None) for f in files]


def section(file, heading, text):
    """Everything under a heading becomes the text, what stands below it in headings of its own included."""
    return (file, re.compile(r"(?ms)^(#+) %s\n.*?(?=^(?!\1#)#+ |\Z)" % re.escape(heading)), r"\1 " + heading + "\n\n" + text + "\n\n")


def row(file, start):
    """The table row that begins so is left out."""
    return (file, re.compile(r"(?m)^\| %s.*\n" % re.escape(start)), "")


def ids(prefix, names):
    return [prefix + n for n in names.split()]


INV_CHECKS = ids("INV.", "COLUMNS VOLUME OWNER DISCOVERY TBD CATEGORIES EDGE_SYMMETRIC UNIT_LISTED") + ids("RSK.", "SCORED MITIGATED CITES CATEGORIES FLAT ORDERING")
MAP_CHECKS = ids("MAP.", "SRC_UNMAPPED TGT_UNSOURCED TBD GHOST RULE_ENUM RULE_ALIAS NULL_RULE DROP_RATIONALE DERIVE_SOURCE NARROWING "
                 "TYPE_DIFF_NO_CAST TYPE_STATED CONSTRAINTS COMPAT_CITED COMPAT_RESOLVED CONSUMER")
ART_CHECKS = ids("ART.", "SECTIONS SCRIPT_LISTED SCRIPT_EXISTS ENTRY_FIELDS SHAPE ORDER LIMITATION_MAP IDEMPOTENCY_MECH")
SCR_CHECKS = ids("SCR.", "CREDENTIAL NOT_IDEMPOTENT GIANT_TX SWALLOW UNBOUNDED_DML DESTRUCTIVE CONSTRAINT_LATE IMPROVISED MAP_UNIMPLEMENTED")
CODE_CHECKS = ids("SCR.", "ENV_VALUE NO_DRY_RUN NO_CHECKPOINT SILENT_SKIP")
INT_CHECKS = ids("INT.", "COUNTS FK TRUNCATION IDEMPOTENT FAILURE_INJECTION ERRORS_REPORTED DRYRUN_DRIFT MAP_COVERAGE EDGE_COVERAGE")
TST_CHECKS = ids("TST.", "TARGET_SETUP DATASET CAPTURE COUNT_ONLY SAMPLES_AGREE ACTUALS_AGREE FAILED EMPTY_SUCCESS NAMED_COVERAGE")
RPT_CHECKS = ids("RPT.", "RECON_TABLE VOLUME DELTA_CITED DELTA_LIES HASH_METHOD HASH_AGREE SAMPLE_N CONSUMER_REPLAY PERF REHEARSAL NO_ERRORS_SHORTCUT DISCREPANCIES SECTIONS")
CUT_CHECKS = ids("CUT.", "STEP_FIELDS STEP_DETAIL SECTIONS CHECKLIST_OPEN ROLLBACK_PAIR PONR_ONCE PONR_SAID PONR_AFTER REVERSIBILITY RTO_SUM REHEARSAL_CITED POST_WRITES "
                 "GO_NOGO_MECH COMM_ROLLBACK EXTERNAL_APPROVAL")
UNIT_CHECKS = ids("UNIT.", "EMPTY PLACEHOLDER REDIRECT CRITERION_COMMAND GATE_PROSE CRITERION_VAGUE COMMAND_RESULT COMMAND_RUN OPEN_QUESTION "
                  "DECISION_CONFLICT OUTPUT_MISSING")
FB_CHECKS = ids("FB.", "OPEN_BLOCKER OPEN_HIGH NO_SEVERITY CLOSED_WITH_BLOCKER")
STG_CHECKS = ids("STG.", "OUTPUT_MISSING NAME_DRIFT")
PASSES = INV_CHECKS + MAP_CHECKS + SCR_CHECKS + ART_CHECKS + INT_CHECKS + TST_CHECKS + RPT_CHECKS + CUT_CHECKS + UNIT_CHECKS + FB_CHECKS + STG_CHECKS


def all_(checks, outcome):
    return {c: outcome for c in checks}


LOADER = "migrations/load.py"
CODE = """import argparse, logging, os, psycopg2
log = logging.getLogger("load")
parser = argparse.ArgumentParser()
parser.add_argument("--dry-run", action="store_true")
dry_run = parser.parse_args().dry_run
db = psycopg2.connect(os.environ["TARGET_URL"])
rejects = []
last_id = read_checkpoint()
for ident, email in rows_after(last_id):
    try:
        if not dry_run:
            db.cursor().execute("INSERT INTO accounts (account_id, email) VALUES (%s, %s) ON CONFLICT (account_id) DO UPDATE SET email = excluded.email", (ident, email))
            db.commit()
            write_checkpoint(ident)
    except psycopg2.Error:
        rejects.append(ident)
        log.error("rejected %s", ident)
print(len(rejects))
"""
DJANGO = """from django.db import migrations

def go(apps, editor):
    account = apps.get_model("shop", "accounts")
    account.objects.filter(email="").update(email=None)

class Migration(migrations.Migration):
    operations = [migrations.RunPython(go), migrations.RunSQL("INSERT INTO accounts (account_id) SELECT id FROM customers WHERE id > 7")]
"""
NO_TESTS = [(UNIT, re.compile(r"(?ms)^## Integration test results.*"), "")]
NO_REPORT_COUNTS = [section(REP, "Row-count reconciliation", "See the tests."), section(REP, "Constraint verification", "See the tests.")]
SECOND = "stages/migrate/units/unit-02-sums.md"


def unit(depends, body="Adds up what unit 1 moved.\n"):
    return (SECOND, None, f"---\ntitle: Sums\ndepends_on: [{depends}]\n---\n# Sums\n\n{body}")


def finding(front, body="# F\n\nSomething is wrong.\n", name="02-f"):
    return (f"stages/migrate/feedback/{name}.md", None, f"---\ntitle: F\norigin: agent\n{front}\n---\n{body}")


LISTED = "# F\n\n## Affected rows\n\n- M-02\n- M-08\n"

VARIANTS = [
    ("sound", [], all_(PASSES, "pass")),
    ("sound-leaves-nothing-open", [], all_(PASSES, "!unknown")),

    # ---- the inventory and its risks ----
    ("six-columns", [(INV, "| Write producers |", "| Colour |")], {"INV.COLUMNS": "fail"}),
    ("inventory-prose", [section(INV, "Artifact catalog", "Two tables, see the schema.")], {"INV.COLUMNS": "fail", "INV.VOLUME": "unknown", "INV.OWNER": "unknown", "INV.DISCOVERY": "unknown",
                                                                                           "INV.TBD": "unknown", "RSK.CITES": "unknown", "INV.UNIT_LISTED": "fail"}),
    ("volume-words", [(INV, "| 1,200 rows |", "| quite a lot |")], {"INV.VOLUME": "fail"}),
    ("volume-short", [(INV, "| 1,200 rows |", "| ~1.2k |")], {"INV.VOLUME": "!fail"}),
    ("volume-unmeasurable", [(INV, "| 1,200 rows |", "| not measurable: the vendor hides it |")], {"INV.VOLUME": "pass"}),
    ("volume-blank", [(INV, "| 1,200 rows |", "| TBD |")], {"INV.VOLUME": "fail", "INV.TBD": "fail"}),
    ("owner-none", [(INV, "| crm team |", "| — |")], {"INV.OWNER": "fail"}),
    ("owner-sought", [(INV, "| crm team |", "| unknown — needs owner identification |")], {"INV.OWNER": "unknown", "INV.TBD": "!fail"}),
    ("found-somehow", [(INV, "found by a query of the catalog", "an old table")], {"INV.DISCOVERY": "fail"}),
    ("found-in-documents", [(INV, "found by a query of the catalog", "doc-only — needs live verification")], {"INV.DISCOVERY": "unknown"}),
    ("caches-forgotten", [(INV, "- Caches: none, the shop reads the tables.\n", "")], {"INV.CATEGORIES": "fail"}),
    ("source-unlisted", [row(INV, "orders | table")], {"INV.UNIT_LISTED": "fail", "STG.NAME_DRIFT": "fail"}),
    ("source-unknown", gone(OLD, MAP), {"INV.UNIT_LISTED": "unknown"}),
    ("risks-gone", [(INV, re.compile(r"(?ms)^## Risk register.*?(?=^## Migration ord)"), "")],
     {"RSK.SCORED": "fail", "RSK.MITIGATED": "unknown", "RSK.CITES": "unknown", "RSK.CATEGORIES": "unknown", "RSK.FLAT": "unknown"}),
    ("risk-unrated", [(INV, "| medium | unlikely |", "| some | unlikely |")], {"RSK.SCORED": "fail", "RSK.FLAT": "unknown"}),
    ("risk-template", [(INV, "| medium | unlikely |", "| low / medium / high / critical | unlikely |")], {"RSK.SCORED": "fail"}),
    ("risk-likelihood", [(INV, "| medium | unlikely |", "| medium | perhaps |")], {"RSK.SCORED": "fail", "RSK.FLAT": "!fail"}),
    ("risk-unmitigated", [(INV, "such names are rejected and reported", "—")], {"RSK.MITIGATED": "fail"}),
    ("risk-none-needed", [(INV, "such names are rejected and reported", "none needed")], {"RSK.MITIGATED": "fail"}),
    ("risk-accepted-bare", [(INV, "accept: no mitigation, residual risk is a cent a total", "accept")], {"RSK.MITIGATED": "fail"}),
    ("risk-of-nothing", [(INV, "are rejected and reported | customers |", "are rejected and reported | the shop |")], {"RSK.CITES": "fail"}),
    ("risks-of-one-kind", [(INV, "| downtime |", "| data loss |"), (INV, "| compatibility |", "| data loss |"), (INV, "| reversibility |", "| data loss |"),
                           (INV, "are missing after a rollback", "are missing")], {"RSK.CATEGORIES": "fail"}),
    ("risks-flat", [(INV, "| medium | unlikely |", "| low | unlikely |"), (INV, "| high | rare |", "| low | rare |")], {"RSK.FLAT": "fail"}),
    ("risks-three", [row(INV, "the shop waits")], {"RSK.FLAT": "skip"}),
    ("order-unsaid", [section(INV, "Migration ordering constraints", "TBD")], {"RSK.ORDERING": "fail"}),

    # ---- the mapping ----
    ("no-mapping", gone(MAP), all_(MAP_CHECKS + ids("INT.", "TRUNCATION MAP_COVERAGE EDGE_COVERAGE") + ids("SCR.", "IMPROVISED MAP_UNIMPLEMENTED") + ["ART.LIMITATION_MAP", "STG.NAME_DRIFT"], "unknown") |
     {"STG.OUTPUT_MISSING": "fail"}),
    ("column-forgotten", [row(MAP, "M-03")], {"MAP.SRC_UNMAPPED": "fail", "MAP.TGT_UNSOURCED": "fail"}),
    ("no-old-schema", gone(OLD), {"MAP.SRC_UNMAPPED": "unknown", "MAP.GHOST": "unknown", "MAP.TGT_UNSOURCED": "!fail"}),
    ("no-new-schema", gone(NEW), {"MAP.TGT_UNSOURCED": "unknown", "MAP.GHOST": "unknown", "MAP.SRC_UNMAPPED": "!fail"}),
    ("table-forgotten", [(OLD, "CREATE TABLE orders", "CREATE TABLE vouchers (code text PRIMARY KEY);\nCREATE TABLE orders")], {"MAP.SRC_UNMAPPED": "fail"}),
    ("rule-tbd", [(MAP, "| bigint | rename | null→error | |", "| bigint | TBD | null→error | |")], {"MAP.TBD": "fail", "MAP.RULE_ENUM": "fail", "MAP.RULE_ALIAS": "unknown"}),
    ("note-blank", [(MAP, "no consumer reads it since 2019", "<why>")], {"MAP.TBD": "fail", "MAP.DROP_RATIONALE": "fail"}),
    ("ghost", [(MAP, "customers.email | varchar", "customers.mail | varchar")], {"MAP.GHOST": "fail", "MAP.SRC_UNMAPPED": "fail"}),
    ("ghost-target", [(MAP, "accounts.email | varchar", "accounts.mail | varchar")], {"MAP.GHOST": "fail", "MAP.TGT_UNSOURCED": "fail"}),
    ("rule-prose", [(MAP, "varchar(255) | rename", "varchar(255) | as agreed with the team")], {"MAP.RULE_ENUM": "fail"}),
    ("rule-alias", [(MAP, "varchar(255) | rename", "varchar(255) | COPY")], {"MAP.RULE_ENUM": "!fail", "MAP.RULE_ALIAS": "fail"}),
    ("null-unsaid", [(MAP, "rename | null→null |", "rename | |")], {"MAP.NULL_RULE": "fail"}),
    ("null-prose", [(MAP, "rename | null→null |", "rename | as usual |")], {"MAP.NULL_RULE": "fail"}),
    ("null-refused", [(MAP, "M-02 | customers.full_name | varchar(120) | accounts.display_name | varchar(80) | cast + rename | null→error", "M-02 | customers.full_name | varchar(120) | accounts.display_name | varchar(80) | cast + rename | null→null"),
                      (OLD, "full_name varchar(120) NOT NULL", "full_name varchar(120)")], {"MAP.NULL_RULE": "fail"}),
    ("null-never", [(MAP, "M-02 | customers.full_name | varchar(120) | accounts.display_name | varchar(80) | cast + rename | null→error", "M-02 | customers.full_name | varchar(120) | accounts.display_name | varchar(80) | cast + rename | null→null")],
     {"MAP.NULL_RULE": "!fail"}),
    ("rule-dash", [(MAP, "varchar(255) | rename", "varchar(255) | —")], {"MAP.RULE_ENUM": "fail"}),
    ("rule-none", [(MAP, "varchar(255) | rename", "varchar(255) | None")], {"MAP.RULE_ENUM": "!fail", "MAP.RULE_ALIAS": "fail"}),
    ("two-types", [(MAP, "| Source field | Source type | Target field | Target type |", "| Legacy column | Type | Target column | Type |")], {"MAP.NARROWING": "!unknown", "MAP.SRC_UNMAPPED": "!fail", "INT.TRUNCATION": "!fail"}),
    ("two-types-narrow", [(MAP, "| Source field | Source type | Target field | Target type |", "| Legacy column | Type | Target column | Type |"),
                          (MAP, "edge: names longer than 80 characters are rejected and reported, never truncated", "shown on the account page")], {"MAP.NARROWING": "fail"}),
    ("arrow-target", [(MAP, "| accounts.email |", "| → `accounts.email` |")], {"MAP.TGT_UNSOURCED": "!fail", "MAP.GHOST": "!fail"}),
    ("null-two", [(MAP, "rename | null→null |", "rename | null→null or null→error |")], {"MAP.NULL_RULE": "fail"}),
    ("drop-bare", [(MAP, "no consumer reads it since 2019", "")], {"MAP.DROP_RATIONALE": "fail"}),
    ("drop-none", [(MAP, "no consumer reads it since 2019", "none")], {"MAP.DROP_RATIONALE": "fail"}),
    ("nothing-dropped", [row(MAP, "M-04")], {"MAP.DROP_RATIONALE": "skip", "ART.LIMITATION_MAP": "skip", "MAP.SRC_UNMAPPED": "fail"}),
    ("default-bare", [(MAP, "default: the constant for the legacy shop", "default")], {"MAP.DERIVE_SOURCE": "fail"}),
    ("narrowing-silent", [(MAP, "edge: names longer than 80 characters are rejected and reported, never truncated", "shown on the account page")], {"MAP.NARROWING": "fail"}),
    ("narrowing-type-unknown", [(MAP, "accounts.display_name | varchar(80)", "accounts.display_name | display_domain")],
     {"MAP.NARROWING": "unknown", "INT.TRUNCATION": "unknown"}),
    ("rename-changes-type", [(MAP, "purchases.account_id | bigint", "purchases.account_id | varchar(20)")], {"MAP.TYPE_DIFF_NO_CAST": "fail"}),
    ("type-stated-short", [(MAP, "customers.full_name | varchar(120)", "customers.full_name | varchar(80)")],
     {"MAP.TYPE_STATED": "fail: the source schema has another type than varchar(80) @ M-02", "MAP.NARROWING": "pass"}),
    ("type-stated-long", [(MAP, "accounts.email | varchar(255)", "accounts.email | varchar(300)")], {"MAP.TYPE_STATED": "fail: the target schema has another type than varchar(300) @ M-03"}),
    ("type-stated-otherwise", [(MAP, "purchases.account_id | bigint", "purchases.account_id | int8")], {"MAP.TYPE_STATED": "pass"}),
    ("type-stated-in-words", [(MAP, "customers.full_name | varchar(120)", "customers.full_name | some_text")], {"MAP.TYPE_STATED": "unknown: none we know, or no data model has it @ M-02"}),
    ("type-stated-on-one-side", [(MAP, re.compile(r"(?m)^(.*purchases.account_id) \| bigint"), r"\1 | ")], {"MAP.TYPE_STATED": "pass", "MAP.TYPE_DIFF_NO_CAST": "pass"}),
    ("type-stated-nowhere", [(MAP, re.compile(r"(?m)^\| (ID \| Source field) \| Source type \| (Target field) \| Target type "), r"| \1 | Remark | \2 | Colour ")] * 2, {"MAP.TYPE_STATED": "unknown"}),
    ("rename-type-unknown", [(MAP, "purchases.account_id | bigint", "purchases.account_id | account_key")], {"MAP.TYPE_DIFF_NO_CAST": "unknown"}),
    ("constraints-gone", [(MAP, re.compile(r"(?ms)^## Constraint differences.*?(?=^## Unmapped)"), "")], {"MAP.CONSTRAINTS": "fail"}),
    ("constraints-prose", [section(MAP, "Constraint differences", "There are some, see the schema.")], {"MAP.CONSTRAINTS": "unknown"}),
    ("constraint-unresolved", [(MAP, "| added | enforce in transform |", "| added | to be discussed |")], {"MAP.CONSTRAINTS": "fail"}),
    ("compat-uncited", [(MAP, "| downstream | M-08 |", "| downstream | the total |")], {"MAP.COMPAT_CITED": "fail", "MAP.COMPAT_RESOLVED": "!fail"}),
    ("compat-unresolved", [(MAP, "| M-08 | accept |", "| M-08 | ask them |")], {"MAP.COMPAT_RESOLVED": "fail", "MAP.COMPAT_CITED": "!fail"}),
    ("compat-two", [(MAP, "| M-08 | accept |", "| M-08 | tighten / validate / escalate / accept |")], {"MAP.COMPAT_RESOLVED": "fail"}),
    ("compat-prose", [section(MAP, "Compatibility issues", "The newsletter, crm_export and invoicing may notice.")],
     {"MAP.COMPAT_CITED": "unknown", "MAP.COMPAT_RESOLVED": "unknown", "MAP.CONSUMER": "!fail"}),
    ("consumer-forgotten", [(MAP, "The newsletter and crm_export read `email`, which stays as it is.\n", "")], {"MAP.CONSUMER": "fail"}),
    ("no-inventory", gone(INV), all_(INV_CHECKS, "unknown") | {"MAP.CONSUMER": "unknown", "STG.NAME_DRIFT": "unknown", "STG.OUTPUT_MISSING": "fail"}),

    # ---- the artifacts' document ----
    ("no-artifacts", gone(ART), all_(ART_CHECKS, "unknown") | {"STG.OUTPUT_MISSING": "fail"}),
    ("section-gone", [(ART, "## Adapter documentation\n\nThe two scripts read the legacy store through a foreign data wrapper; no other adapter is used.\n\n", "")], {"ART.SECTIONS": "fail"}),
    ("section-blank", [section(ART, "Execution plan", "TBD")], {"ART.SECTIONS": "fail"}),
    ("script-unlisted", [row(ART, "2 | migrations/002"), (ART, re.compile(r"(?ms)^### Script migrations/002.*?(?=^## Adapter)"), "")], {"ART.SCRIPT_LISTED": "fail"}),
    ("script-of-others", [("migrations/000_log.sql", None, "CREATE TABLE request_log (id bigint PRIMARY KEY);\n")], {"ART.SCRIPT_LISTED": "!fail"}),
    ("script-missing", [(ART, "\n### Script migrations/001", "| 3 | migrations/003_sums.sql | sums | none |\n\n### Script migrations/001")], {"ART.SCRIPT_EXISTS": "fail", "ART.ENTRY_FIELDS": "fail"}),
    ("script-elsewhere", [(ART, "\n### Script migrations/001", "| 3 | etl/load.py | loads | none |\n\n### Script migrations/001")], {"ART.SCRIPT_EXISTS": "unknown"}),
    ("entry-no-dry-run", [(ART, "- **Dry-run invocation and how to read its output:** `-v dry_run=1`, as for the first script\n", "")], {"ART.ENTRY_FIELDS": "fail"}),
    ("entry-blank", [(ART, "6 minutes for 8,400 rows", "TBD")], {"ART.ENTRY_FIELDS": "fail"}),
    ("entry-none", [(ART, "table `migration_rejects`, a row a record with its key and the reason\n- **Known limitations or caveats:** none", "none\n- **Known limitations or caveats:** none")],
     {"ART.ENTRY_FIELDS": "fail"}),
    ("shape-unsaid", [(ART, "- **Shape:** incremental/batched\n", ""), (ART, "- **Shape:** incremental/batched\n", "")], {"ART.SHAPE": "fail"}),
    ("shape-template", [(ART, "**Shape:** incremental/batched", "**Shape:** bulk ETL / incremental / dual-write")], {"ART.SHAPE": "fail"}),
    ("order-wrong", [(ART, "| 1 | migrations/001_accounts.sql", "| 3 | migrations/001_accounts.sql")], {"ART.ORDER": "fail"}),
    ("order-tie", [(ART, "| 1 | migrations/001_accounts.sql", "| 2 | migrations/001_accounts.sql")], {"ART.ORDER": "fail"}),
    ("order-in-words", [(ART, "| 1 | migrations/001_accounts.sql", "| first | migrations/001_accounts.sql")], {"ART.ORDER": "unknown"}),
    ("limitation-hidden", [section(ART, "Known limitations", "- The scripts are slow.")], {"ART.LIMITATION_MAP": "fail"}),
    ("mechanism-unsaid", [(ART, "- **Idempotency:** upsert keyed on account_id\n", ""), (ART, "- **Idempotency:** upsert keyed on purchase_id\n", ""),
                          section(ART, "Idempotency verification", "Both scripts may be run twice.")], {"ART.IDEMPOTENCY_MECH": "fail"}),
    ("mechanism-denied", [(ART, "- **Idempotency:** upsert keyed on account_id\n", "- **Idempotency:** not an upsert yet\n"), (ART, "- **Idempotency:** upsert keyed on purchase_id\n", ""),
                          section(ART, "Idempotency verification", "There is no upsert and no cursor.")], {"ART.IDEMPOTENCY_MECH": "fail"}),

    # ---- the scripts ----
    ("no-scripts", gone(S1, S2), all_(SCR_CHECKS + CODE_CHECKS, "unknown") | {"ART.SCRIPT_EXISTS": "unknown"}),
    ("one-script-gone", gone(S2), {"ART.SCRIPT_EXISTS": "fail", "SCR.MAP_UNIMPLEMENTED": "unknown"}),
    ("sql-is-not-code", [], {c: "skip" for c in CODE_CHECKS if c != "SCR.SILENT_SKIP"}),
    ("code-sound", [(LOADER, None, CODE)], all_(CODE_CHECKS, "pass")),
    ("code-in-part", [(LOADER, None, DJANGO)], all_(CODE_CHECKS + ["SCR.CREDENTIAL", "SCR.DESTRUCTIVE"], "unknown")),
    ("code-credential", [(LOADER, None, CODE.replace('os.environ["TARGET_URL"]', '"postgres://loader:sunflower72kettle@db/app"'))], {"SCR.CREDENTIAL": "fail"}),
    ("code-host", [(LOADER, None, CODE.replace('os.environ["TARGET_URL"]', '"postgres://db.prod.internal.acme.example/app"').replace("db.prod.internal.acme.example", "10.1.2.3"))],
     {"SCR.ENV_VALUE": "fail"}),
    ("code-no-dry-run", [(LOADER, None, CODE.replace("--dry-run", "--quiet").replace("dry_run", "quiet"))], {"SCR.NO_DRY_RUN": "fail"}),
    ("code-no-checkpoint", [(LOADER, None, CODE.replace("last_id", "ident").replace("checkpoint", "note"))], {"SCR.NO_CHECKPOINT": "fail"}),
    ("code-swallow", [(LOADER, None, CODE.replace("        rejects.append(ident)\n        log.error", "        pass\n        # log.error"))], {"SCR.SWALLOW": "fail"}),
    ("sql-swallow", [(S1, "CREATE TABLE", "\\set ON_ERROR_STOP off\nCREATE TABLE")], {"SCR.SWALLOW": "fail"}),
    ("sql-silent-skip", [(LOADER, None, CODE.replace("DO UPDATE SET email = excluded.email", "DO NOTHING"))], {"SCR.SILENT_SKIP": "fail"}),
    ("sql-insert-again", [(S2, "CREATE TABLE", "INSERT INTO accounts (account_id, email) SELECT id, email FROM customers;\nCREATE TABLE")], {"SCR.NOT_IDEMPOTENT": "fail"}),
    ("sql-giant", [(S1, "INSERT INTO", "BEGIN;\nINSERT INTO"), (S1, "email = excluded.email;", "email = excluded.email;\nCOMMIT;")], {"SCR.GIANT_TX": "fail"}),
    ("sql-unbounded", [(S2, "CREATE TABLE", "UPDATE accounts SET email = lower(email);\nCREATE TABLE")], {"SCR.UNBOUNDED_DML": "fail"}),
    ("sql-unbounded-silenced", [(S2, "CREATE TABLE", "-- gov:ignore MH106: every address is folded on purpose\nUPDATE accounts SET email = lower(email);\nCREATE TABLE")],
     {"SCR.UNBOUNDED_DML": "unknown"}),
    ("sql-drop", [(S2, "CREATE TABLE", "DROP TABLE orders;\nCREATE TABLE")], {"SCR.DESTRUCTIVE": "fail"}),
    ("sql-checks-off", [(S2, "CREATE TABLE", "SET session_replication_role = replica;\nCREATE TABLE")], {"SCR.CONSTRAINT_LATE": "fail"}),
    ("improvised", [(S1, "(account_id, display_name, email, origin)", "(account_id, display_name, email, origin, nick)"), (S1, "email, 'legacy'", "email, 'legacy', full_name"),
                    (NEW, "  origin varchar(20) NOT NULL\n", "  origin varchar(20) NOT NULL,\n  nick text\n")], {"SCR.IMPROVISED": "fail"}),
    ("improvised-table", [(S2, "CREATE TABLE", "INSERT INTO receipts (id) SELECT id FROM orders;\nCREATE TABLE"), (NEW, "CREATE TABLE purchases", "CREATE TABLE receipts (id bigint);\nCREATE TABLE purchases")],
     {"SCR.IMPROVISED": "fail"}),
    ("working-table", [(S2, "CREATE TABLE", "CREATE TEMP TABLE scratch (id bigint);\nINSERT INTO scratch (id) SELECT id FROM orders;\nCREATE TABLE")], {"SCR.IMPROVISED": "!fail"}),
    ("columns-unnamed", [(S2, "INSERT INTO purchases (purchase_id, account_id, total, placed_at)\nSELECT id, customer_id, total, placed_at FROM orders", "INSERT INTO purchases\nSELECT * FROM orders")],
     {"SCR.IMPROVISED": "unknown", "SCR.MAP_UNIMPLEMENTED": "unknown"}),
    ("rule-unwritten", [(S1, "(account_id, display_name, email, origin)", "(account_id, display_name, origin)"), (S1, "email, 'legacy'", "'legacy'"),
                        (S1, ", email = excluded.email", "")], {"SCR.MAP_UNIMPLEMENTED": "fail"}),

    # ---- the seven mandates ----
    ("no-tests", NO_TESTS + gone(CMD), all_(TST_CHECKS + ids("INT.", "TRUNCATION IDEMPOTENT FAILURE_INJECTION ERRORS_REPORTED DRYRUN_DRIFT MAP_COVERAGE EDGE_COVERAGE"), "unknown") |
     {"INT.MAP_COVERAGE": "unknown", "STG.OUTPUT_MISSING": "fail"}),
    ("no-counts-anywhere", NO_TESTS + gone(REP), all_(INT_CHECKS, "unknown")),
    ("counts-differ", [(UNIT, "| 1,200 | 1,198 | -2 | -2 |", "| 1,200 | 1,190 | -2 | -10 |")], {"INT.COUNTS": "fail"}),
    ("counts-uncited", [(UNIT, "two names rejected by M-02", "two names rejected")], {"INT.COUNTS": "fail"}),
    ("counts-unexpected", [(UNIT, "| 1,200 | 1,198 | -2 | -2 |", "| 1,200 | 1,197 | -2 | -3 |")], {"INT.COUNTS": "fail"}),
    ("counts-words", [(UNIT, "| 8,400 | 8,400 | 0 | 0 |", "| many | as many | 0 | 0 |")], {"INT.COUNTS": "unknown"}),
    ("counts-of-nothing", [(UNIT, "| 8,400 | 8,400 | 0 | 0 |", "| 0 | 0 | 0 | 0 |")], {"INT.COUNTS": "unknown"}),
    ("counts-of-others", [(UNIT, "| orders to purchases rows | 8,400", "| parcels to packets rows | 8,400")], {"INT.COUNTS": "unknown"}),
    ("counts-failed", [(UNIT, "| 8,400 | 8,400 | 0 | 0 | PASS |", "| 8,400 | 8,400 | 0 | 0 | FAIL |")], {"INT.COUNTS": "fail"}),
    ("counts-not-run-es", [(UNIT, "| 8,400 | 8,400 | 0 | 0 | PASS |", "| 8,400 | 8,400 | 0 | 0 | PASS (no ejecutado) |")], {"INT.COUNTS": "unknown"}),
    ("orphans", [(UNIT, "| purchases.account_id to accounts | 0 |", "| purchases.account_id to accounts | 3 |")], {"INT.FK": "fail"}),
    ("orphans-words", [(UNIT, "| purchases.account_id to accounts | 0 |", "| purchases.account_id to accounts | a few |")], {"INT.FK": "unknown"}),
    ("orphans-unlooked", [section(UNIT, "Relations", "They hold.")] + NO_REPORT_COUNTS, {"INT.FK": "fail"}),
    ("boundary-untested", [row(UNIT, "boundary: name")], {"INT.TRUNCATION": "fail", "INT.MAP_COVERAGE": "!fail"}),
    ("boundary-failed", [(UNIT, "| one kept, one rejected | one kept, one rejected | PASS |", "| one kept, one rejected | both kept | FAIL |")], {"INT.TRUNCATION": "fail"}),
    ("second-run-gone", [section(UNIT, "Second run on the same target", "A second run changed nothing.")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-duplicates", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | 0 | 12 |")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-same-duplicates", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | 12 | 12 |")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-violations", [(UNIT, "| constraint violations | 0 | 0 |", "| constraint violations | 0 | 1 |")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-counts", [(UNIT, "| row counts | 9,598 | 9,598 | PASS |\n| dup", "| row counts | 9,598 | 9,599 | PASS |\n| dup")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-no-duplicates-row", [row(UNIT, "duplicates")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-no-violations-row", [row(UNIT, "constraint violations")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-no-diffs-row", [(UNIT, "| constraint violations | 0 | 0 | PASS |\n| sampled diffs | 0 | 0 | PASS |\n", "| constraint violations | 0 | 0 | PASS |\n")], {"INT.IDEMPOTENT": "fail"}),
    ("second-run-blank", [(UNIT, "| duplicates | 0 | 0 |", "| duplicates | — | — |")], {"INT.IDEMPOTENT": "unknown"}),
    ("second-run-not-run", [(UNIT, "| duplicates | 0 | 0 | PASS |", "| duplicates | 0 | 0 | NOT_EXECUTED |")], {"INT.IDEMPOTENT": "unknown"}),
    ("second-run-not-run-th", [(UNIT, "| duplicates | 0 | 0 | PASS |", "| duplicates | 0 | 0 | ยังไม่ได้รัน |")], {"INT.IDEMPOTENT": "unknown"}),
    ("second-run-labels", [section(UNIT, "Second run on the same target",
                                   "- **Duplicates:** 0\n- **Constraint violations:** 0\n- **Counts equal:** yes\n- **Diffs identical:** yes\n- **Same target:** yes")],
     {"INT.IDEMPOTENT": "pass"} | {"INT.IDEMPOTENT ": "!fail"}),
    ("second-run-reset", [section(UNIT, "Second run on the same target",
                                  "- **Duplicates:** 0\n- **Constraint violations:** 0\n- **Counts equal:** yes\n- **Diffs identical:** yes\n- **Same target:** no")],
     {"INT.IDEMPOTENT": "fail"}),
] + [
    ("failure-untried-" + name, [row(UNIT, start)], {"INT.FAILURE_INJECTION": "fail"})
    for name, start in (("unreachable", "target unreachable"), ("bad-row", "bad row"), ("restart", "killed and"), ("source", "source changed"))
] + [
    ("failure-unseen", [(UNIT, "| the row was rejected and logged |", "| |")], {"INT.FAILURE_INJECTION": "fail"}),
    ("failure-unrecovered", [(UNIT, "| the script went on |", "| TBD |")], {"INT.FAILURE_INJECTION": "fail"}),
    ("failure-failed", [(UNIT, "| the script went on | PASS |", "| the script went on | FAIL |")], {"INT.FAILURE_INJECTION": "fail"}),
    ("failure-not-run", [(UNIT, "| the row was rejected and logged |", "| Not run (pending drill) |")], {"INT.FAILURE_INJECTION": "unknown"}),
    ("failure-not-run-th", [(UNIT, "| the row was rejected and logged |", "| ยังไม่ได้รัน |")], {"INT.FAILURE_INJECTION": "unknown"}),
    ("failure-as-expected", [(UNIT, "| the row was rejected and logged |", "| works as expected |")], {"INT.FAILURE_INJECTION": "unknown"}),
    ("rejects-lost", [(UNIT, "| first | 9,600 | 9,598 | 2 |", "| first | 9,600 | 9,000 | 2 |")], {"INT.ERRORS_REPORTED": "fail"}),
    ("rejects-words", [(UNIT, "| first | 9,600 | 9,598 | 2 |", "| first | 9,600 | 9,598 | some |")], {"INT.ERRORS_REPORTED": "unknown"}),
    ("run-over-nothing", [(UNIT, "| first | 9,600 | 9,598 | 2 |", "| first | 0 | 0 | 0 |")], {"INT.ERRORS_REPORTED": "unknown"}),
    ("runs-gone", [section(UNIT, "Runs", "It ran.")], {"INT.ERRORS_REPORTED": "fail", "TST.CAPTURE": "fail"}),
    ("drift-errors", [(UNIT, "| error list | 2 | 2 |", "| error list | 2 | 40 |")], {"INT.DRYRUN_DRIFT": "fail"}),
    ("drift-counts", [(UNIT, "| row counts | 9,598 | 9,598 | PASS |\n| sampled", "| row counts | 9,598 | 9,500 | PASS |\n| sampled")], {"INT.DRYRUN_DRIFT": "fail"}),
    ("drift-summary", [row(UNIT, "error list")], {"INT.DRYRUN_DRIFT": "fail"}),
    ("drift-no-diff", [(UNIT, "| sampled diffs | 0 | 0 | PASS |\n| error", "| error")], {"INT.DRYRUN_DRIFT": "fail"}),
    ("drift-said", [section(UNIT, "Dry run against live run", "The dry run was faithful.")], {"INT.DRYRUN_DRIFT": "fail"}),
    ("drift-blank", [(UNIT, "| error list | 2 | 2 |", "| error list | n/a | n/a |")], {"INT.DRYRUN_DRIFT": "unknown"}),
    ("rule-untested", [row(UNIT, "fax is dropped")], {"INT.MAP_COVERAGE": "fail"}),
    ("rule-test-failed", [(UNIT, "| no column | no column | PASS |", "| no column | a column | FAIL |")], {"INT.MAP_COVERAGE": "fail"}),
    ("rule-test-not-run-es", [(UNIT, "| no column | no column | PASS |", "| no column | — | No ejecutado |")], {"INT.MAP_COVERAGE": "fail"}),
    ("rule-test-not-run-de", [(UNIT, "| no column | no column | PASS |", "| no column | no column | PASS, nicht ausgeführt |")], {"INT.MAP_COVERAGE": "fail"}),
    ("edge-untested", [row(UNIT, "boundary: total")], {"INT.EDGE_COVERAGE": "fail"}),
    ("edge-happy-only", [(UNIT, "| boundary: total with four digits |", "| happy path of totals |")], {"INT.EDGE_COVERAGE": "fail"}),

    # ---- how it was tested ----
    ("target-production", [(UNIT, "A staging store with", "The production store with")], {"TST.TARGET_SETUP": "fail"}),
    ("target-unnamed", [(UNIT, "A staging store with", "A store with")], {"TST.TARGET_SETUP": "unknown"}),
    ("target-half", [(UNIT, "the schema, constraints and indexes of production and a tenth of its rows", "the schema of production")], {"TST.TARGET_SETUP": "fail"}),
    ("target-undescribed", [(UNIT, re.compile(r"(?ms)^### Test target.*?(?=^### Test dataset)"), "")], {"TST.TARGET_SETUP": "fail"}),
    ("no-encoding", [(UNIT, " encoding (non-ASCII names),", ""), row(UNIT, "encoding of names")], {"TST.DATASET": "fail"}),
    ("no-violating", [(UNIT, ", and constraint-violating rows", ""), row(UNIT, "constraint violation")], {"TST.DATASET": "fail"}),
    ("runtime-untold", [(UNIT, "| 2 | 7 min | staging |\n| sec", "| 2 | — | staging |\n| sec"), (UNIT, "| 2 | 7 min | staging |", "| 2 | — | staging |")], {"TST.CAPTURE": "fail"}),
    ("counts-only", [section(UNIT, "Field-level samples", "The counts agree.")], {"TST.COUNT_ONLY": "fail", "TST.CAPTURE": "fail"}),
    ("samples-of-nothing", [(UNIT, "| accounts | 200 | 0 | random |\n| purchases | 400 |", "| accounts | 0 | 0 | random |\n| purchases | 0 |")], {"TST.COUNT_ONLY": "fail"}),
    ("samples-mismatch", [(UNIT, "| accounts | 200 | 0 | random |", "| accounts | 200 | 7 | random |")], {"TST.SAMPLES_AGREE": "fail", "TST.COUNT_ONLY": "!fail"}),
    ("samples-words", [(UNIT, "| accounts | 200 | 0 | random |", "| accounts | 200 | some | random |")], {"TST.SAMPLES_AGREE": "unknown"}),
    ("nothing-collected-fenced", [(UNIT, "### Counts\n", "```\n$ pytest\ncollected 0 items\n```\n\n### Counts\n")], {"TST.EMPTY_SUCCESS": "fail"}),
    ("ctest-output", [(UNIT, "### Counts\n", "```\n100% tests passed, 0 tests failed out of 42\n```\n\n### Counts\n")], {"TST.EMPTY_SUCCESS": "!fail"}),
    ("dotnet-output", [(UNIT, "### Counts\n", "```\nFailed: 0 Passed: 42\n```\n\n### Counts\n")], {"TST.EMPTY_SUCCESS": "!fail"}),
    ("pytest-output", [(UNIT, "### Counts\n", "```\n==== 10 passed, 2 skipped in 3.1s ====\n```\n\n### Counts\n")], {"TST.EMPTY_SUCCESS": "!fail"}),
    ("pytest-skipped", [(UNIT, "### Counts\n", "```\n==== 0 passed, 12 skipped in 3.1s ====\n```\n\n### Counts\n")], {"TST.EMPTY_SUCCESS": "fail"}),
    ("nothing-collected", [(UNIT, "### Tests\n", "collected 0 items\n\n### Tests\n")], {"TST.EMPTY_SUCCESS": "fail"}),
    ("zero-tests", [(CMD, '"tests": 42', '"tests": 0')], {"TST.EMPTY_SUCCESS": "fail"}),
    ("tests-not-run", [(UNIT, re.compile(r"(?ms)(?<=### Tests\n).*?(?=### Counts)"),
                        "\n| Test | Covers | Expected | Actual | Status |\n|---|---|---|---|---|\n| happy path | M-01 | 1 | — | pending |\n\n")] + gone(CMD),
     {"TST.EMPTY_SUCCESS": "unknown", "INT.MAP_COVERAGE": "fail"}),
    ("test-nameless", [(UNIT, "| fax is dropped | M-04 |", "| test 3 | — |")], {"TST.NAMED_COVERAGE": "fail", "INT.MAP_COVERAGE": "fail"}),

    # ---- the validation report ----
    ("no-report", gone(REP), all_(RPT_CHECKS, "unknown") | {"STG.OUTPUT_MISSING": "fail"}),
    ("unreconciled", [row(REP, "orders to purchases")], {"RPT.RECON_TABLE": "fail"}),
    ("looks-good", [(REP, "| 0 | 0 | PASS | |", "| 0 | 0 | looks good | |")], {"RPT.RECON_TABLE": "fail", "RPT.DELTA_LIES": "unknown"}),
    ("delta-uncited", [(REP, "| PASS | M-02 |", "| PASS | two names |")], {"RPT.DELTA_CITED": "fail"}),
    ("delta-told-failed", [(REP, "| 8,400 | 8,400 | 0 | 0 | PASS |", "| 8,400 | 8,300 | 0 | not looked at | FAIL |")], {"RPT.RECON_TABLE": "pass: all six columns, status failed @ not looked at", "RPT.DELTA_LIES": "pass"}),
    ("delta-told-none", [(REP, "| 8,400 | 8,400 | 0 | 0 | PASS |", "| 8,400 | 8,400 | none | none | PASS |")], {"RPT.RECON_TABLE": "!fail", "RPT.DELTA_LIES": "pass"}),
    ("delta-of-a-hash", [(REP, "| orders to purchases rows |", "| hash of purchases | 9f2c | 9f2c | equal | equal | PASS | |\n| orders to purchases rows |")], {"RPT.RECON_TABLE": "!fail"}),
    ("delta-expected-words", [(REP, "| 1,198 | -2 | -2 |", "| 1,198 | a few | -2 |")], {"RPT.DELTA_CITED": "unknown", "RPT.DELTA_LIES": "unknown"}),
    ("delta-lies", [(REP, "| 1,198 | -2 | -2 |", "| 1,190 | -2 | -10 |")], {"RPT.DELTA_LIES": "fail"}),
    ("delta-lies-twice", [(REP, "| 1,198 | -2 | -2 |", "| 1,190 | -2 | -2 |")], {"RPT.DELTA_LIES": "fail"}),
    ("delta-said-to-fail", [(REP, "| 1,198 | -2 | -2 | PASS |", "| 1,190 | -2 | -10 | FAIL |")], {"RPT.DELTA_LIES": "!fail", "INT.COUNTS": "fail"}),
    ("hash-half", [section(REP, "Checksum comparison", "All columns are concatenated and hashed with SHA-256.")], {"RPT.HASH_METHOD": "fail"}),
    ("hash-none", [(REP, re.compile(r"(?ms)^## Checksum comparison.*?(?=^## Sample)"), "")], {"RPT.HASH_METHOD": "fail"}),
    ("sample-small", [(REP, "| accounts | 200 | 0 |", "| accounts | 99 | 0 |")], {"RPT.SAMPLE_N": "fail"}),
    ("sample-100", [(REP, "| accounts | 200 | 0 |", "| accounts | 100 | 0 |")], {"RPT.SAMPLE_N": "!fail"}),
    ("sample-first", [(REP, "| accounts | 200 | 0 | random |", "| accounts | 200 | 0 | first rows |")], {"RPT.SAMPLE_N": "fail"}),
    ("sample-not-random", [(REP, "| accounts | 200 | 0 | random |", "| accounts | 200 | 0 | not random |")], {"RPT.SAMPLE_N": "fail"}),
    ("sample-wrong", [(REP, "| accounts | 200 | 0 |", "| accounts | 200 | 1 |")], {"RPT.SAMPLE_N": "fail"}),
    ("sample-words", [(REP, "| accounts | 200 | 0 |", "| accounts | plenty | 0 |")], {"RPT.SAMPLE_N": "unknown"}),
    ("sample-none", [section(REP, "Sample-based validation", "We looked at some.")], {"RPT.SAMPLE_N": "fail"}),
    ("consumer-unreplayed", [(REP, "| invoicing | yes |", "| invoicing | no |")], {"RPT.CONSUMER_REPLAY": "fail"}),
    ("consumer-replayed-perhaps", [(REP, "| invoicing | yes |", "| invoicing | next week |")], {"RPT.CONSUMER_REPLAY": "unknown"}),
    ("consumer-unlisted", [row(REP, "newsletter")], {"RPT.CONSUMER_REPLAY": "fail"}),
    ("slow-and-passed", [(REP, "| 20 ms | 21 ms | 5% | PASS |", "| 20 ms | 30 ms | 50% | PASS |")], {"RPT.PERF": "fail"}),
    ("slow-and-said", [(REP, "| 20 ms | 21 ms | 5% | PASS |", "| 20 ms | 30 ms | 50% | DEGRADED |")], {"RPT.PERF": "fail"}),
    ("no-baseline", [(REP, "| 20 ms | 21 ms | 5% | PASS |", "| — | 21 ms | — | PASS |")], {"RPT.PERF": "fail"}),
    ("fast-eleven-percent", [(REP, "| 20 ms | 21 ms | 5% | PASS |", "| 100 ms | 111 ms | 11% | PASS |")], {"RPT.PERF": "fail"}),
    ("fast-ten-percent", [(REP, "| 20 ms | 21 ms | 5% | PASS |", "| 100 ms | 110 ms | 10% | PASS |")], {"RPT.PERF": "!fail"}),
    ("unrehearsed", [(REP, re.compile(r"(?ms)^## Rollback rehearsal.*?(?=^## Discrepancy)"), "")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-dry", [(REP, "steps 03-rollback to 01-rollback on the staging store", "the rollback script with `--dry-run` on the staging store")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-on-paper", [(REP, "steps 03-rollback to 01-rollback on the staging store", "a tabletop walkthrough of steps 03-rollback to 01-rollback")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-no-time", [(REP, "18 minutes", "quick")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-failed", [(REP, "- **Result:** PASS", "- **Result:** FAIL")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-ready", [(REP, "- **Result:** PASS", "- **Result:** Ready\n- **Restore proof:** No")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-no-proof", [(REP, "- **Result:** PASS", "- **Result:** PASS\n- **Restore proof:** No")], {"RPT.REHEARSAL": "fail"}),
    ("rehearsed-proof-pending", [(REP, "- **Result:** PASS", "- **Result:** PASS\n- **Restore proof:** pending")], {"RPT.REHEARSAL": "unknown"}),
    ("rehearsed-not-run-fr", [(REP, "- **Result:** PASS", "- **Result:** Non exécuté")], {"RPT.REHEARSAL": "unknown"}),
    ("log-only", [section(REP, "Row-count reconciliation", "No errors in the logs.")], {"RPT.NO_ERRORS_SHORTCUT": "fail", "RPT.RECON_TABLE": "fail"}),

    # ---- the cutover runbook ----
    ("no-runbook", gone(RUN), all_(CUT_CHECKS, "unknown")),
    ("step-no-post", [(RUN, "| row counts equal |", "| |")], {"CUT.STEP_FIELDS": "fail"}),
    ("step-no-rollback", [(RUN, "| 02-rollback (rehearsal) |", "| |")], {"CUT.STEP_FIELDS": "fail", "CUT.REHEARSAL_CITED": "fail"}),
    ("step-no-owner", [(RUN, "| 02 | data engineer |", "| 02 | — |")], {"CUT.STEP_DETAIL": "fail"}),
    ("step-no-duration", [(RUN, "| 8 min (rehearsal) |", "| a while (rehearsal) |")], {"CUT.STEP_DETAIL": "fail"}),
    ("pair-missing", [row(RUN, "02-rollback")], {"CUT.ROLLBACK_PAIR": "fail"}),
    ("forward-fix-bare", [(RUN, "forward-fix only: the data lives in the target since 14 days", "forward-fix only")], {"CUT.ROLLBACK_PAIR": "fail"}),
    ("ponr-never", [(RUN, "crosses point of no return", "pre-point-of-no-return")], {"CUT.PONR_ONCE": "fail"}),
    ("ponr-twice", [(RUN, "| post-point-of-no-return |", "| crosses point of no return |")], {"CUT.PONR_ONCE": "fail", "CUT.PONR_AFTER": "unknown"}),
    ("ponr-wrong-side", [(RUN, "02-rollback (rehearsal) | pre-point-of-no-return | fully reversible", "02-rollback (rehearsal) | pre-point-of-no-return | forward-fix only")],
     {"CUT.PONR_AFTER": "fail"}),
    ("reversible-behind", [(RUN, "| forward-fix only: the data lives in the target since 14 days | post-point-of-no-return | forward-fix only |",
                            "| 04-rollback (rehearsal) | post-point-of-no-return | fully reversible |")], {"CUT.PONR_AFTER": "fail", "CUT.ROLLBACK_PAIR": "fail"}),
    ("class-unsaid", [(RUN, "pre-point-of-no-return | fully reversible |\n| 02", "pre-point-of-no-return | |\n| 02")], {"CUT.REVERSIBILITY": "fail"}),
    ("rto-short", [(RUN, "30 minutes.", "10 minutes.")], {"CUT.RTO_SUM": "fail"}),
    ("rto-unsaid", [(RUN, "### RTO\n\n30 minutes.\n", "")], {"CUT.RTO_SUM": "unknown"}),
    ("rto-untimed", [(RUN, "| switch reads and writes back | 5 min |", "| switch reads and writes back | — |")], {"CUT.RTO_SUM": "unknown"}),
    ("unrehearsed-duration", [(RUN, "| 8 min (rehearsal) |", "| 8 min |")], {"CUT.REHEARSAL_CITED": "fail"}),
    ("dry-run-duration", [(RUN, "| 8 min (rehearsal) |", "| 8 min (rehearsed with `--dry-run`) |")], {"CUT.REHEARSAL_CITED": "fail"}),
    ("never-rehearsed-duration", [(RUN, "| 8 min (rehearsal) |", "| 8 min (not rehearsed) |")], {"CUT.REHEARSAL_CITED": "fail"}),
    ("writes-unsaid", [(RUN, re.compile(r"(?ms)^## Post-cutover writes.*?(?=^## Post-cutover ver)"), "")], {"CUT.POST_WRITES": "fail"}),
    ("writes-not-back", [section(RUN, "Post-cutover writes", "They are not replicated back.")], {"CUT.POST_WRITES": "fail"}),
    ("go-vague", [(RUN, "| delta of 0 rows |", "| looks okay |")], {"CUT.GO_NOGO_MECH": "fail"}),
    ("go-unsaid", [(RUN, "| delta of 0 rows |", "| |")], {"CUT.GO_NOGO_MECH": "unknown", "CUT.STEP_DETAIL": "fail"}),
    ("partial-untold", [(RUN, ", and of a partial rollback with its extent", "")], {"CUT.COMM_ROLLBACK": "fail"}),
    ("approval-gone", [(RUN, re.compile(r"(?ms)^## External approval.*"), "")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-requested", [(RUN, "| change board | approved |", "| change board | requested |")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-not", [(RUN, "| change board | approved |", "| change board | not approved |")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-nobody", [(RUN, "| change board | approved |", "| — | approved |")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-no-ticket", [(RUN, "| CHG-4711 |", "| n/a |")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-fenced", [(RUN, "## External approval\n", "```markdown\n## External approval\n"), (RUN, "| approved |\n", "| approved |\n```\n")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-older", [(RUN, "name: CUTOVER-RUNBOOK\n", "name: CUTOVER-RUNBOOK\nupdated: 2026-11-12\n"),
                        (RUN, "| Reference | Approver | Decision |\n|---|---|---|\n| CHG-4711 | change board | approved |",
                         "| Reference | Approver | Decision | Date |\n|---|---|---|---|\n| CHG-4711 | change board | approved | 2026-11-11 |")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-later", [(RUN, "name: CUTOVER-RUNBOOK\n", "name: CUTOVER-RUNBOOK\nupdated: 2026-11-12\n"),
                        (RUN, "| Reference | Approver | Decision |\n|---|---|---|\n| CHG-4711 | change board | approved |",
                         "| Reference | Approver | Decision | Date |\n|---|---|---|---|\n| CHG-4711 | change board | approved | 2026-11-12 |")], {"CUT.EXTERNAL_APPROVAL": "pass"}),
    ("approval-of-another-text", [(RUN, "| Reference | Approver | Decision |\n|---|---|---|\n| CHG-4711 | change board | approved |",
                                   f"| Reference | Approver | Decision | Digest |\n|---|---|---|---|\n| CHG-4711 | change board | approved | {'0' * 64} |")], {"CUT.EXTERNAL_APPROVAL": "fail"}),
    ("approval-undated", [(RUN, "name: CUTOVER-RUNBOOK\n", "name: CUTOVER-RUNBOOK\nupdated: 2026-11-12\n")], {"CUT.EXTERNAL_APPROVAL": "unknown"}),

    # ---- units ----
    ("no-unit", gone(UNIT), all_(UNIT_CHECKS + ["UNIT.DEP_CYCLE", "UNIT.DEP_UNKNOWN"], "unknown")),
    ("unit-empty", [(UNIT, "## Open questions\n", "## Notes\n\n## Open questions\n")], {"UNIT.EMPTY": "fail"}),
    ("unit-todo", [(UNIT, "## Open questions\n", "## Risks\n\nTODO\n\n## Open questions\n")], {"UNIT.PLACEHOLDER": "fail"}),
    ("unit-todo-item", [(UNIT, "- A second run leaves", "- TBD\n- A second run leaves")], {"UNIT.PLACEHOLDER": "fail", "UNIT.REDIRECT": "unknown", "UNIT.CRITERION_VAGUE": "unknown"}),
    ("unit-redirect", [(UNIT, "- A second run leaves", "- Sums are covered by another unit\n- A second run leaves")], {"UNIT.REDIRECT": "fail"}),
    ("unit-stubbed", [(UNIT, "- A second run leaves", "- Sums, stubbed for now: `pytest tests/sums`\n- A second run leaves")], {"UNIT.REDIRECT": "fail"}),
    ("criterion-bare", [(UNIT, ": `psql -f checks/second_run.sql`", ""), (UNIT, ": `pytest tests/migrate -q`", "")], {"UNIT.CRITERION_COMMAND": "fail"}),
    ("criteria-none", [(UNIT, re.compile(r"(?ms)^## Acceptance criteria.*?(?=^## Open)"), "")], {"UNIT.CRITERION_COMMAND": "fail"}),
    ("gate-prose", [(UNIT, "  - name: integration tests\n    command: pytest tests/migrate -q\n", "  - all tests\n")], {"UNIT.GATE_PROSE": "fail"}),
    ("gate-none", [(UNIT, "quality_gates:\n  - name: integration tests\n    command: pytest tests/migrate -q\n", "")], {"UNIT.GATE_PROSE": "skip"}),
    ("criterion-vague", [(UNIT, "- A second run leaves", "- The scripts work\n- A second run leaves")], {"UNIT.CRITERION_VAGUE": "fail"}),
    ("command-failed", [(CMD, '"exit_code": 0, "at": "2026-11-10T08:20', '"exit_code": 1, "at": "2026-11-10T08:20')], {"UNIT.COMMAND_RESULT": "fail"}),
    ("command-failed-later", [(CMD, '    {"command": "psql', '    {"command": "pytest tests/migrate -q", "exit_code": 1, "at": "2026-11-10T09:00:00Z", "tests": 42},\n    {"command": "psql')],
     {"UNIT.COMMAND_RESULT": "fail"}),
    ("command-failed-before", [(CMD, '    {"command": "psql', '    {"command": "pytest tests/migrate -q", "exit_code": 1, "at": "2026-11-10T07:00:00Z", "tests": 42},\n    {"command": "psql')],
     {"UNIT.COMMAND_RESULT": "!fail"}),
    ("commands-unrecorded", gone(CMD), {"UNIT.COMMAND_RESULT": "unknown", "UNIT.COMMAND_RUN": "fail"}),
    ("command-folded", [(UNIT, "    command: pytest tests/migrate -q\n", "    command: >-\n      pytest tests/migrate\n      -q\n"), (UNIT, ": `pytest tests/migrate -q`", "")],
     {"UNIT.COMMAND_RESULT": "pass", "UNIT.COMMAND_RUN": "!fail", "UNIT.CRITERION_COMMAND": "!fail"}),
    ("question-open", [(UNIT, " Answer: no, it reads the e-mail address alone.", "")], {"UNIT.OPEN_QUESTION": "fail"}),
    ("question-none", [section(UNIT, "Open questions", "None.")], {"UNIT.OPEN_QUESTION": "skip"}),
    ("question-escalated", [(UNIT, " Answer: no, it reads the e-mail address alone.", " (needs human escalation)")], {"UNIT.OPEN_QUESTION": "!fail"}),
    ("decision-unrecorded", [(UNIT, "following Decision 1", "following Decision 7")], {"UNIT.DECISION_CONFLICT": "fail"}),
    ("decision-none", [(UNIT, ", following Decision 1", "")], {"UNIT.DECISION_CONFLICT": "skip"}),
    ("output-missing", [(UNIT, "  - migrations/002_purchases.sql\n", "  - migrations/002_purchases.sql\n  - migrations/003_sums.sql\n")], {"UNIT.OUTPUT_MISSING": "fail"}),
    ("output-unread", [(UNIT, "  - migrations/002_purchases.sql\n", "  - migrations/002_purchases.sql\n  - src/adapters/sums.go\n")], {"UNIT.OUTPUT_MISSING": "unknown"}),
    ("depends", [unit("unit-01-orders")], {"UNIT.DEP_UNKNOWN": "pass", "UNIT.DEP_CYCLE": "pass"}),
    ("depends-unknown", [unit("unit-09-taxes")], {"UNIT.DEP_UNKNOWN": "fail"}),
    ("depends-cycle", [unit("unit-01-orders"), (UNIT, "depends_on: []", "depends_on: [unit-02-sums]")], {"UNIT.DEP_CYCLE": "fail"}),
    ("depends-none", [], {"UNIT.DEP_CYCLE": "skip", "UNIT.DEP_UNKNOWN": "skip"}),

    # ---- findings ----
    ("no-findings", gone(FB), {"FB.OPEN_BLOCKER": "pass", "FB.OPEN_HIGH": "pass", "FB.NO_SEVERITY": "skip", "FB.CLOSED_WITH_BLOCKER": "skip", "FB.ENUM_PARTIAL": "skip"}),
    ("no-stage-at-all", gone(FB, UNIT), all_(FB_CHECKS + ["FB.ENUM_PARTIAL"], "unknown")),
    ("open-blocker", [finding("severity: blocker\nstatus: open")], {"FB.OPEN_BLOCKER": "fail", "FB.OPEN_HIGH": "!fail"}),
    ("open-high", [finding("severity: high\nstatus: open")], {"FB.OPEN_HIGH": "fail", "FB.OPEN_BLOCKER": "!fail"}),
    ("open-low", [finding("severity: low\nstatus: open")], {"FB.OPEN_HIGH": "!fail", "FB.OPEN_BLOCKER": "!fail"}),
    ("open-unrated", [finding("status: open")], {"FB.OPEN_BLOCKER": "unknown", "FB.OPEN_HIGH": "unknown", "FB.NO_SEVERITY": "fail"}),
    ("closed-blank", [finding("severity: blocker\nclosed_at: TBD")], {"FB.OPEN_BLOCKER": "fail"}),
    ("closed-and-open", [finding("severity: blocker\nstatus: open\nclosed_at: \"2026-11-09T09:00:00Z\"")], {"FB.OPEN_BLOCKER": "fail"}),
    ("closed-unverified", [(FB, "The boundary test of M-02 was added and passes.", "The test was added, but we couldn't verify it.")], {"FB.CLOSED_WITH_BLOCKER": "fail"}),
    ("closed-deferred", [(FB, "The boundary test of M-02 was added and passes.", "Deferred to CI.")], {"FB.CLOSED_WITH_BLOCKER": "fail"}),
    ("closed-silent", [(FB, re.compile(r"(?ms)^closure_reply:.*?(?=^---)"), "")], {"FB.CLOSED_WITH_BLOCKER": "unknown"}),
    ("enumerated", [finding("severity: low\nclosed_at: \"2026-11-09T09:00:00Z\"\nclosure_reply:\n  text: M-02 and M-08 are tested.\n  at: \"2026-11-09T09:00:00Z\"", LISTED)], {"FB.ENUM_PARTIAL": "pass"}),
    ("enumerated-half", [finding("severity: low\nclosed_at: \"2026-11-09T09:00:00Z\"\nclosure_reply:\n  text: M-02 is tested.\n  at: \"2026-11-09T09:00:00Z\"", LISTED)], {"FB.ENUM_PARTIAL": "fail"}),
    ("enumerated-silent", [finding("severity: low\nclosed_at: \"2026-11-09T09:00:00Z\"", LISTED)], {"FB.ENUM_PARTIAL": "unknown"}),

    # ---- stages ----
    ("inventory-alone", gone(MAP, ART, REP, RUN, DEC, CMD, FB, UNIT), {"STG.OUTPUT_MISSING": "unknown"}),
    ("name-drift", [(INV, "| customers | table |", "| clients | table |")], {"STG.NAME_DRIFT": "fail"}),

    # ---- forms that hide what stands there ----
    ("setext", [(MAP, "## Field-level mappings\n", "Field-level mappings\n--------------------\n"), (MAP, "# Mapping specification\n", "Mapping specification\n=====================\n"),
                (RUN, "## External approval\n", "External approval\n-----------------\n")],
     {"MAP.SRC_UNMAPPED": "!fail", "MAP.TBD": "pass", "CUT.EXTERNAL_APPROVAL": "pass", "INT.MAP_COVERAGE": "!fail"}),
    ("closed-headings", [(REP, "## Rollback rehearsal\n", "## Rollback rehearsal ##\n"), (MAP, "### customers → accounts\n", "### customers → accounts ###\n"),
                         (MAP, "## Constraint differences\n", "## Constraint differences ##\n")],
     {"RPT.REHEARSAL": "pass", "MAP.SRC_UNMAPPED": "!fail", "MAP.CONSTRAINTS": "!fail"}),
    ("crlf", [(f, re.compile(r"\n"), "\r\n") for f in (MAP, UNIT, REP, RUN, ART)], all_(PASSES, "!fail")),
    ("escaped-pipe", [(MAP, "no consumer reads it since 2019", "no consumer reads it \\| since 2019"), (UNIT, "| the row was rejected and logged |", "| the row was rejected \\| logged |")],
     {"MAP.DROP_RATIONALE": "!fail", "MAP.SRC_UNMAPPED": "!fail", "INT.FAILURE_INJECTION": "!fail"}),
    ("mapping-fenced", [(MAP, "### orders → purchases\n", "```markdown\n### orders → purchases\n"), (MAP, "## Transformation rules\n", "```\n\n## Transformation rules\n")],
     {"MAP.SRC_UNMAPPED": "fail", "MAP.TGT_UNSOURCED": "fail"}),
    ("tests-fenced", [(UNIT, "### Tests\n\n", "### Tests\n\n```\n"), (UNIT, "### Counts\n", "```\n\n### Counts\n")], {"INT.MAP_COVERAGE": "fail", "INT.TRUNCATION": "fail"}),
    ("heading-fenced", [(UNIT, "## Integration test results\n", "```\n## Integration test results\n```\n")] + gone(CMD), all_(TST_CHECKS, "unknown")),
    ("steps-as-labels", [(RUN, re.compile(r"(?m)^\| 02 \| data engineer.*\n"), ""), (RUN, "## Traffic routing plan\n",
                          "### Step 02\n\n- **Owner:** data engineer\n- **Preconditions:** 01 done\n- **Action:** run the last batch\n- **Expected duration:** 8 min (rehearsal)\n"
                          "- **Post-condition check:** row counts equal\n- **Go / no-go criteria:** delta of 0 rows\n- **Communication triggers:** none\n"
                          "- **Rollback reference:** 02-rollback (rehearsal)\n- **Point-of-no-return marker:** pre-point-of-no-return\n- **Reversibility:** fully reversible\n\n## Traffic routing plan\n")],
     {"CUT.STEP_FIELDS": "!fail", "CUT.STEP_DETAIL": "!fail", "CUT.ROLLBACK_PAIR": "!fail", "CUT.REVERSIBILITY": "!fail"}),
    ("no-rollback-column", [(RUN, re.compile(r"(?ms)^\| Step ID \| Owner.*?(?=^## Traffic)"),
                             "| Step | Action | Duration |\n|---|---|---|\n| 1 | stop writes | 2 min |\n| 2 | switch | 5 min |\n\n")], {"CUT.STEP_FIELDS": "fail", "CUT.STEP_DETAIL": "fail"}),
    ("undo-numbered", [(RUN, f"| 0{n}-rollback |", f"| {n} |") for n in (3, 2, 1)], {"CUT.STEP_FIELDS": "!fail", "CUT.ROLLBACK_PAIR": "fail"}),
    ("keys-twice", [finding("severity: low\nseverity: blocker\nstatus: open")], {"FB.OPEN_BLOCKER": "unknown", "FB.NO_SEVERITY": "fail"}),
    ("title-folded", [(FB, "title: Names beyond 80 characters have no test\n", "title: >-\n  Names beyond 80 characters\n  have no test\n"),
                      (FB, "  text: The boundary test of M-02 was added and passes.\n", "  text: >-\n    The boundary test of M-02 was added,\n    but could not verify that it passes.\n")],
     {"FB.CLOSED_WITH_BLOCKER": "fail"}),
]
VARIANTS += [("counts-dry", [(UNIT, "| 8,400 | 8,400 | 0 | 0 | PASS |", "| 8,400 | 8,400 | 0 | 0 | PASS (dry run) |")], {"INT.COUNTS": "unknown"})]
VARIANTS += stage_breaks.VARIANTS + stage_claims.VARIANTS
for language, not_run in variants.NOT_RUN.items():
    VARIANTS += [("rehearsal-said-" + language, [(REP, "- **Result:** PASS", "- **Result:** " + not_run)], {"RPT.REHEARSAL": "unknown"}),
                 ("rerun-said-" + language, [(UNIT, "| duplicates | 0 | 0 | PASS |", f"| duplicates | 0 | 0 | {not_run} |")], {"INT.IDEMPOTENT": "unknown"}),
                 ("counts-said-" + language, [(UNIT, "| 8,400 | 8,400 | 0 | 0 | PASS |", f"| 8,400 | 8,400 | 0 | 0 | PASS ({not_run}) |")], {"INT.COUNTS": "unknown"})]


def load(sample):
    files = {}
    for name in FILES:
        files[name] = open(f"{sample}/{name.replace('knowledge/', 'docs/migration/')}", encoding="utf-8").read()
    return files


def edit(files, edits, name):
    for file, old, new in edits:
        if old is None and new is None:
            del files[file]
        elif old is None:
            files[file] = new
        else:
            text = files[file]
            files[file] = old.sub(new, text, count=0 if old.pattern == r"\n" else 1) if hasattr(old, "sub") else text.replace(old, new, 1)
            assert files[file] != text, f"{name}: nothing to change in {file}"

VARIANTS += EDGES


def like(_):
    """The variant that all are like, but for what they change."""
    return "sound"


def build(sample, root, only=range(len(VARIANTS))):
    """Writes the workspace with the variants of these numbers; returns [(folder, variant)]."""
    base, made = load(sample), []
    for number in only:
        variant = VARIANTS[number % len(VARIANTS)]
        files = dict(base)
        edit(files, variant[1], variant[0])
        folder = f"intents/v{number:03d}"
        for file, text in files.items():
            text = re.sub(r"(?<![-\w])(customers|orders|accounts|purchases|vouchers)\b", rf"\1_v{number}", text)
            path = f"{root}/{folder}/{file}"
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "w", encoding="utf-8", newline="").write(text)
        made.append((folder, variant))
    return made


def clear(root):
    shutil.rmtree(root, ignore_errors=True)
