"""Variants at the edges of the rules, each kept because without it a rule could be written otherwise and no test would notice: a number
at its bound, one word of a condition, which reason is given and which line is cited."""
import re

from readiness_files import (DOWN, HEAD, MOVED, NO_REPORTS, NO_SCRIPTS, RESULTS, RUNS, SNAPSHOTS, UNTESTED_RESTORE, UNTESTED_ROLLBACK, UP, box, cut, doc, gone, plan,
                             run_without, section)

YES = "- Backup verified: YES (restored and checked on 2026-11-01)"
RESTORED = '"source_rows": 250000000, "target_rows": 250000000, "checks_passed": 4, "checks_failed": 0'
ROLLED_BACK = '"2026-11-02T03:00:00Z", "status": "passed",\n  "units": [{"unit": "orders", "checks_passed": 3, "checks_failed": 0}]'
UNSAID_RESTORE = UNTESTED_RESTORE[1:] + [doc(YES + "\n", "")]  # there is the run, and no word of it
ADD = "ALTER TABLE orders ADD COLUMN total_minor bigint;"


def script(*statements):
    return (UP, ADD, "\n".join(statements))


def flag(levels):
    return [doc("by dual write", "behind a feature flag, rolled out to %s of users" % levels)]


EDGES = [
    # one thing is said: what is of no list with it stays unknown
    ("one-word", plan("## Backup\n\n- The backup is encrypted.\n"),
     {"BKP.ENCRYPTED": "pass: backup encrypted, said @ is encrypted", "RBK.STEP_NOTIFY": "unknown: no word of it in 1 document(s)", "BKP.RESTORE_TIMED": "unknown: no number for restore time",
      "MON.METRICS": "unknown: no word of it", "MOV.BATCHED": "unknown: no word of it", "RBK.RTO_FIT": "unknown: no recovery time is promised",
      "RBK.AUTOMATED": "unknown: no migration script, and no word of a script", "RBK.TESTED": "unknown: no run of it and no word of it in 1 document(s)",
      "ZDT.PATTERN_NAMED": "unknown: no pattern is named in 1 document(s)", "ZDT.DOWNTIME_CLAIM": "unknown: nothing is promised",
      "RBK.TRIGGER_THRESHOLD": "unknown: no metric with a threshold in 1 document(s)", "TRG.AUTO": "unknown: no number for it in 1 document(s)", "TRG.BREACH": "unknown: no production run measured",
      "TRG.BREACH_NO_ACTION": "unknown: no production run measured", "VAL.FAILED_OPEN": "unknown: nothing ran", "VAL.HEALTH_LIES": "unknown: no health result",
      "VAL.PRE": "unknown: no check under a heading of what is done before", "VAL.POST": "unknown: no check under a heading of what is done after",
      "VAL.CHECKSUM": "unknown: neither planned nor shown", "VAL.COUNT": "unknown: no result counts its rows", "COR.DETECT": "unknown: 0 of six ways"}),
    ("nothing-written", NO_REPORTS + NO_SCRIPTS + [("migration.md", None, None)],
     {"BKP.ENCRYPTED": "unknown: no plan is here", "BKP.RESTORE_TIMED": "unknown: no plan is here", "RBK.TESTED": "unknown: no plan is here", "RBK.AUTOMATED": "unknown: no plan is here",
      "VAL.PRE": "unknown: no plan is here"}),
    ("list-planned", plan("## Rollback\n\n- [ ] Notify stakeholders\n"), {"RBK.STEP_NOTIFY": "unknown: planned: ", "RBK.STEP_RESTORE": "unknown: no word of it"}),
    ("list-left-out", [doc("6. Notify stakeholders.\n", "")], {"RBK.STEP_NOTIFY": "fail: left out, where others of its kind are said @ 1. Stop all writes"}),
    ("said-and-open", [doc("- The backup is encrypted", "- [ ] The backup is encrypted.\n- The backup is encrypted")], {"BKP.ENCRYPTED": "pass: said"}),
    ("size-unknown", [doc("(250 million rows)", ""), *NO_REPORTS], {"MOV.BATCHED": "unknown: how much moves is not known", "MOV.BATCH_SIZE": "unknown: how much moves is not known"}),
    ("size-little", [doc("(250 million rows)", "(200 rows)"), (RUNS, re.compile("250000000"), "200")], {"MOV.BATCHED": "skip: little moves", "MOV.BATCH_SIZE": "skip: little moves"}),
    # limits
    ("time-as-condition", [doc("The restore took 20 minutes.", "The restore took more than 20 minutes.")], {"BKP.RESTORE_TIMED": "fail"}),
    ("time-at-most", [doc("- The restore took 20 minutes.", "- The restore took at most 20 minutes.")], {"BKP.RESTORE_TIMED": "pass: restore time is stated"}),
    ("sample-above", [doc("Random sample of 200 records", "Random sample of more than 200 records")], {"VAL.SAMPLE_SIZE": "pass: sample size is stated"}),
    ("restore-said-untimed", plan("## Backup\n\n" + YES + "\n"), {"BKP.RESTORE_TIMED": "fail: no number for restore time @ Backup verified", "RBK.TIMED": "unknown: no number for"}),
    ("restore-planned-untimed", plan("## Backup\n\n- [ ] Backup restored and tested\n"), {"BKP.RESTORE_TIMED": "unknown: no number for"}),
    ("restore-time-estimated", [doc("- The restore took 20 minutes.", "- The restore will take 20 minutes.")], {"BKP.RESTORE_TIMED": "unknown: stated as a plan"}),
    ("small-sample", [doc("sample of 200 records", "sample of 99 records")], {"VAL.SAMPLE_SIZE": "fail: sample size 99 is below sample_min (100) @ 99 records"}),
    ("large-batches", [doc("in batches of 10,000 rows", "in batches of 500,000 rows")], {"MOV.BATCH_SIZE": "fail: batch rows 500000 is above batch_rows (100000) @ 500,000"}),
    ("downtime-in-words", cut(" Estimated downtime: 0 minutes."), {"ZDT.DOWNTIME_STATED": "pass: stated in words @ This is a zero-downtime"}),
    ("downtime-silent", cut(" Estimated recovery time: 45 minutes.", " Estimated downtime: 0 minutes.", "The rollback took 12 minutes on\nstaging."),
     {"RBK.DOWNTIME_EST": "fail: no number for downtime or recovery time or rollback time @ 3. Restore from the backup"}),
    # rehearsals: which run, which word
    ("restore-by-checksum", UNSAID_RESTORE + [(RUNS, RESTORED, '"checksum_match": true')], {"BKP.RESTORE_VERIFIED": "pass: a restore run passed its checks @ \"checksum_match\": true"}),
    ("restore-by-one-check", UNSAID_RESTORE + [(RUNS, RESTORED, '"checks_passed": 1')], {"BKP.RESTORE_VERIFIED": "pass: a restore run passed its checks"}),
    ("restore-by-nothing", UNSAID_RESTORE + [(RUNS, RESTORED, '"checks_failed": 0')], {"BKP.RESTORE_VERIFIED": "unknown: a restore run ended, and nothing was checked in it @ \"checks_failed\": 0"}),
    ("restore-pending", UNSAID_RESTORE + [(RUNS, '"2026-11-01T03:00:00Z", "status": "passed"', '"2026-11-01T03:00:00Z", "status": "pending"'), (RUNS, RESTORED, '"checks_failed": 0')],
     {"BKP.RESTORE_VERIFIED": "unknown: a restore run is pending @ \"checks_failed\": 0"}),
    ("restore-pending-check-failed", [(RUNS, '"2026-11-01T03:00:00Z", "status": "passed"', '"2026-11-01T03:00:00Z", "status": "pending"'), (RUNS, RESTORED, '"checks_failed": 1')],
     {"BKP.RESTORE_VERIFIED": "fail: a restore run failed @ \"checks_failed\": 1"}),
    ("restore-said-only", [run_without("restore-1")], {"BKP.RESTORE_VERIFIED": "pass: answered yes @ Backup verified: YES"}),
    ("restore-denied-and-run", [doc(YES, "- Backup verified: NO")], {"BKP.RESTORE_VERIFIED": "fail: answered no @ Backup verified: NO"}),
    ("restore-nothing-checked-said", [(RUNS, RESTORED, '"checks_failed": 0')], {"BKP.RESTORE_VERIFIED": "pass: answered yes @ Backup verified: YES"}),
    ("restore-to-come", UNTESTED_RESTORE + [doc(YES, "The backup will be restored and checked.")], {"BKP.RESTORE_VERIFIED": "unknown: planned: "}),
    ("rollback-of-a-whole-failed", [(RUNS, ROLLED_BACK, '"2026-11-02T03:00:00Z", "status": "failed"')], {"RBK.TESTED": "fail: a rollback run failed @ rollback-1"}),
    ("rollback-in-preproduction", [box("Rollback tested in staging"), (RUNS, '"rollback", "env": "staging"', '"rollback", "env": "pre-production"')], {"RBK.TESTED": "pass: a rollback run passed its checks"}),
    ("rollback-in-nonproduction", [box("Rollback tested in staging"), (RUNS, '"rollback", "env": "staging"', '"rollback", "env": "nonprod"')], {"RBK.TESTED": "pass: a rollback run passed its checks"}),
    # rollbacks
    ("rollback-as-promised", [doc("The rollback took 12 minutes", "The rollback took 45 minutes")], {"RBK.RTO_FIT": "pass: it took 2700 s of 2700 s"}),
    ("rollback-promised-twice", [doc("Estimated recovery time: 45 minutes.", "Estimated recovery time: 45 minutes.\n\nEstimated recovery time: 10 minutes.")], {"RBK.RTO_FIT": "fail: it took 1200 s of 600 s"}),
    ("rollback-promised-and-untimed", [doc("The rollback took 12 minutes on\nstaging. ", ""), *cut("- The restore took 20 minutes.\n")], {"RBK.RTO_FIT": "unknown: no rollback was timed"}),
    ("rollback-timed", cut("- The restore took 20 minutes.\n"), {"RBK.RTO_FIT": "pass: it took 720 s of 2700 s @ The rollback took 12 minutes"}),
    ("undo-complete-only", [doc(re.compile(r"; one command.*?all of this\. "), ". ")], {"RBK.AUTOMATED": "pass: every migration has a complete undo script"}),
    ("undo-for-one-of-two", [("migrations/20261102100000_orders_note.up.sql", None, "ALTER TABLE orders ADD COLUMN note text;\n"), doc(re.compile(r"; one command.*?all of this\. "), ". ")],
     {"RBK.AUTOMATED": "fail: 1 of 2 migration(s) have a complete undo, and no word of a script"}),
    ("command-only", NO_SCRIPTS, {"RBK.AUTOMATED": "pass: said @ one command"}),
    ("command-denied", [doc("one command, `./rollback.sh`, does all of this.", "the rollback is not automated.")], {"RBK.AUTOMATED": "fail: denied @ not automated"}),
    # patterns
    ("ramp-of-three", flag("1% → 10% → 100%"), {"ZDT.RAMP": "pass: 3 rising levels"}),
    ("ramp-of-two", flag("1% → 100%"), {"ZDT.RAMP": "pass: 2 rising levels"}),
    ("ramp-one-level", flag("100%"), {"ZDT.RAMP": "fail: one level is no ramp"}),
    ("ramp-level", flag("1% → 1% → 100%"), {"ZDT.RAMP": "fail: the levels do not rise"}),
    ("ramp-dips", flag("1% → 10% → 5% → 100%"), {"ZDT.RAMP": "fail: the levels do not rise"}),
    ("ramp-to-half", flag("1% → 10% → 50%"), {"ZDT.RAMP": "fail: the last level is not everybody"}),
    ("ramp-from-half", flag("50% → 100%"), {"ZDT.RAMP": "fail: the first level is large"}),
    ("ramp-from-ten", flag("10% → 100%"), {"ZDT.RAMP": "pass: 2 rising levels"}),
    ("ramp-unsaid", [doc("by dual write", "behind a feature flag")], {"ZDT.RAMP": "unknown: no levels are stated"}),
    ("pattern-alone", plan("## Plan\n\nThe pattern is shadow traffic.\n"),
     {"ZDT.PATTERN_NAMED": "pass: shadow_traffic @ shadow traffic", "ZDT.BUFFER": "unknown: not said to be kept @ shadow traffic", "ZDT.TIMELINE_FITS": "unknown: no timeline is stated @ shadow traffic"}),
    ("patterns-two", [doc("by dual write", "by dual write, behind a feature flag")], {"ZDT.PATTERN_NAMED": "fail: several: "}),
    ("step-of-pattern-left-out", cut("5. Switch reads to the new store.\n"), {"ZDT.PATTERN_STEPS": "fail: dual write, switch reads is not among its steps @ by dual write",
                                                                          "ZDT.ORDER": "unknown: drop old, a step of the order is not in the plan"}),
    ("order-kept", [], {"ZDT.ORDER": "pass: drop old comes after switch reads @ 8. Decommission"}),
    ("order-turned", [doc("1. Write to both stores.", "1. Decommission the old store.\n1. Write to both stores."), *cut("8. Decommission the old store.\n")],
     {"ZDT.ORDER": "fail: drop old comes before switch reads @ 1. Decommission"}),
    ("order-at-once", [doc("5. Switch reads to the new store.", "5. Switch reads to the new store and decommission the old store."), *cut("8. Decommission the old store.\n", "7. Stop writing to the old store.\n")],
     {"ZDT.ORDER": "pass: drop old comes after switch reads"}),
    ("buffer-stated", [], {"ZDT.BUFFER": "pass: the old side is kept for a stated time @ 6. Keep the old store"}),
    ("buffer-untimed", [doc("Keep the old store for 14 days", "Keep the old store alive")], {"ZDT.BUFFER": "unknown: the old side is kept, for how long is not said"}),
    ("buffer-forgotten", cut("6. Keep the old store for 14 days.\n"), {"ZDT.BUFFER": "fail: the old side goes, and is not said to be kept before @ 8. Decommission"}),
    ("buffer-nowhere", cut("6. Keep the old store for 14 days.\n", "8. Decommission the old store.\n"), {"ZDT.BUFFER": "unknown: not said to be kept"}),
    ("timeline-fits", [], {"ZDT.TIMELINE_FITS": "pass: dual write and the stated time @ Timeline"}),
    ("timeline-short", [doc("Timeline: 14 days", "Timeline: 2 hours")], {"ZDT.TIMELINE_FITS": "fail: dual write and the stated time @ Timeline"}),
    # scripts
    ("drop-alone", [script("ALTER TABLE orders DROP COLUMN total;")], {"SCH.DROP_LATE": "pass: nothing goes together"}),
    ("drops-with-add", [script(ADD, "ALTER TABLE orders DROP COLUMN total;", "ALTER TABLE orders DROP COLUMN note;")], {"SCH.DROP_LATE": "fail: dropped in the script that adds @ COLUMN total;"}),
    ("renames", [script("ALTER TABLE orders RENAME COLUMN total TO total_old;", "ALTER TABLE orders RENAME COLUMN note TO note_old;")], {"ZDT.SCHEMA_COMPAT": "fail: old code breaks on it @ COLUMN total"}),
    ("stops-told", [doc("1. Write to both stores.", "1. Write to both stores, in maintenance mode.")], {"ZDT.DOWNTIME_CLAIM": "fail: the plan stops something, promised at @ maintenance mode"}),
    ("stops-not-promised", [doc("This is a zero-downtime migration of the", "This moves the")], {"ZDT.DOWNTIME_CLAIM": "unknown: nothing is promised"}),
]
