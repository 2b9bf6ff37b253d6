"""The files of samples/readiness/ready, and how a variant changes them."""
import re

DOC = "migration.md"
UP = "migrations/20261101100000_orders_total_minor.up.sql"
DOWN = "migrations/20261101100000_orders_total_minor.down.sql"
RUNS, SNAPSHOTS = "reports/migration/runs.json", "reports/migration/snapshots.json"
HEALTH, RESULTS = "reports/migration/health.json", "reports/migration/validation.md"
MODEL = "schemas/orders.sql"
TOLD_APART = {"docs/migration/orders.md": DOC}


def doc(old, new):
    return (DOC, old, new)


def cut(*texts):
    """Lines, or parts of them, that the document goes without."""
    return [(DOC, t, "") for t in texts]


def section(heading, text):
    return (DOC, re.compile(r"(?ms)^(#+ %s\n).*?(?=^#|\Z)" % re.escape(heading)), "\\g<1>\n" + text + "\n\n")


def box(text):
    return (DOC, "- [x] " + text, "- [ ] " + text)


def gone(*files):
    return [(f, None, None) for f in files]


NO_REPORTS = gone(RUNS, SNAPSHOTS, HEALTH, RESULTS)
NO_SCRIPTS = gone(UP, DOWN)
HEAD = "# Orders move to the new store\n\n"
MOVED = "The `orders` table (250 million rows) is copied to the new store.\n\n"


def plan(text):
    """Another document, and nothing beside it."""
    return NO_REPORTS + NO_SCRIPTS + [(DOC, None, HEAD + MOVED + text)]


def run_without(run_id):
    return (RUNS, re.compile(r'(?s) ?\{"run_id": "%s".*?\}\]\},\n' % run_id), "")


UNTESTED_RESTORE = [run_without("restore-1"), box("Backup restored and tested")]
UNTESTED_ROLLBACK = [run_without("rollback-1"), box("Rollback tested in staging")]
