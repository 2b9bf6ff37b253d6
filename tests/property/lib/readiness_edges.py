"""Variants at the edges of the rules, each kept because without it a rule could be written otherwise and no test would notice: a number
at its bound, one word of a condition, which reason is given and which line is cited."""
import re

from readiness_files import (DOC, MODEL, NO_REPORTS, NO_SCRIPTS, RESULTS, RUNS, SNAPSHOTS, UNTESTED_RESTORE, UNTESTED_ROLLBACK, UP, box, cut, doc, gone, plan,
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


def measured(sample):
    """The production run measured this instead of its error rate."""
    return (RUNS, '"error_rate", "value": 0.002', sample)


def run(name, kind, at, more=""):
    """One more run, first of the file."""
    return (RUNS, '{"run_id": "restore-1"', '{"run_id": "%s", "kind": "%s", "env": "production", "started_at": "%s", "status": "passed", "units": [{"unit": "orders"}]%s},\n '
                                             '{"run_id": "restore-1"' % (name, kind, at, more))


def whole(status, day, env="staging", kind="quality"):
    """A run that tells of no unit."""
    return (RUNS, '{"run_id": "restore-1"', '{"run_id": "q-%s-%s", "kind": "%s", "env": "%s", "started_at": "%sT10:00:00Z", "status": "%s"},\n {"run_id": "restore-1"'
            % (status, day, kind, env, day, status))


NIGHT = "Maintenance window: Saturday 23:00 to 03:00."


def window(name, outcome, *texts):
    return [(f"{name}-{number}", [doc(NIGHT, f"Maintenance window: {text}.")], {"WIN.OFF_PEAK": outcome}) for number, text in enumerate(texts, 1)]


EDGES = [
    # a window in working hours, whatever night is spoken of beside it; whose hours they are is not known where a time zone stands beside them
    *window("window-at-noon", "fail: it runs when people work @ Maintenance window", "Monday 11:00 to 14:00", "Tuesday, 09:30-12:00", "Monday 8:00 to 19:00", "Wednesday, during business hours"),
    *window("window-at-night", "pass", "Monday 22:00 to 23:30", "Monday 7:59 to 9:00", "Monday 17:00 to 18:00", "Monday 16:00 to 19:01", "Saturday 11:00 to 14:00", "Tuesday 11:00 to 14:00 UTC", "Tuesday 16:00 to 02:00"),
    *[(f"old-side-{outcome}-{number}", [doc("Keep the old store for 14 days", f"Keep the old store for {text}")], {"ZDT.BUFFER": outcome})
      for outcome, texts in (("fail", ("14 minutes", "23 hours")), ("pass", ("24 hours", "1 day"))) for number, text in enumerate(texts)],
    ("window-only-at-noon", plan("## Window\n\nMaintenance window: Monday 11:00 to 14:00.\n"), {"WIN.OFF_PEAK": "fail"}),
    ("window-of-no-hours", plan("## Window\n\nMaintenance window: to be announced by mail, and the team works 09:00 to 17:00.\n"), {"WIN.OFF_PEAK": "!pass"}),
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
    *((f"backup-only-looked-at-{n}", [run_without("restore-1"), doc(YES + "\n", ""), doc("- [x] Backup restored and tested", "- [x] " + text)],
       {"BKP.RESTORE_VERIFIED": "unknown: planned", "CHK.BACKUP_VERIFIED": "unknown"})
      for n, text in enumerate(("Backup verified", "Backup tested", "Backup checksum verified", "Sicherung geprüft", "Copia de seguridad verificada", "Sauvegarde vérifiée", "备份已验证"), 1)),
    *((f"backup-brought-back-{n}", [run_without("restore-1"), doc(YES + "\n", ""), doc("- [x] Backup restored and tested", "- [x] " + text)], {"BKP.RESTORE_VERIFIED": "pass", "CHK.BACKUP_VERIFIED": "pass"})
      for n, text in enumerate(("Full backup taken (verified and restorable)", "Backup verified (tested restore on 2026-10-25)", "Backup zurückgespielt und geprüft", "Restauración probada en staging"), 1)),
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
     {"ZDT.PATTERN_NAMED": "pass: shadow_traffic @ shadow traffic", "ZDT.PATTERN_STEPS": "fail: shadow traffic, keep old is not among its steps", "ZDT.BUFFER": "unknown: not said to be kept @ shadow traffic", "ZDT.TIMELINE_FITS": "unknown: no timeline is stated @ shadow traffic"}),
    ("patterns-two", [doc("by dual write", "by dual write, behind a feature flag")], {"ZDT.PATTERN_NAMED": "fail: several: "}),
    ("step-of-pattern-left-out", cut("5. Switch reads to the new store.\n"), {"ZDT.PATTERN_STEPS": "fail: dual write, switch reads is not among its steps @ by dual write",
                                                                          "ZDT.ORDER": "unknown: drop old, a step of the order is not in the plan$"}),
    ("steps-nowhere", plan("## Plan\n\nThe pattern is expand and contract.\n"), {"ZDT.PATTERN_STEPS": "unknown: is not among its steps", "ZDT.PATTERN_STEPS ": "!fail"}),
    ("step-denied", [doc("8. Decommission the old store.", "8. The old store is not decommissioned.")], {"ZDT.PATTERN_STEPS": "fail: dual write, drop old is not among its steps"}),
    ("step-of-the-way-back", [*cut("6. Keep the old store for 14 days.\n"), doc("6. Notify stakeholders.", "6. Keep the old store for 14 days.\n7. Notify stakeholders.")],
     {"ZDT.PATTERN_STEPS": "fail: dual write, keep old is not among its steps"}),
    ("order-kept", [], {"ZDT.ORDER": "pass: drop old comes after switch reads @ 8. Decommission"}),
    ("order-turned", [doc("1. Write to both stores.", "1. Decommission the old store.\n1. Write to both stores."), *cut("8. Decommission the old store.\n")],
     {"ZDT.ORDER": "fail: drop old comes before switch reads @ 1. Decommission"}),
    ("order-at-once", [doc("5. Switch reads to the new store.", "5. Switch reads to the new store and decommission the old store."), *cut("8. Decommission the old store.\n", "7. Stop writing to the old store.\n")],
     {"ZDT.ORDER": "pass: drop old comes after switch reads"}),
    ("buffer-stated", [], {"ZDT.BUFFER": "pass: the old side is kept for a stated time @ 6. Keep the old store"}),
    ("buffer-of-two-times", [doc("6. Keep the old store for 14 days.", "6. Keep the old store for 14 days.\n6. Keep the old store for 2 hours.")],
     {"ZDT.BUFFER": "fail: the old side is kept for a shorter time @ 2 hours"}),
    ("buffer-untimed", [doc("Keep the old store for 14 days", "Keep the old store alive")], {"ZDT.BUFFER": "unknown: the old side is kept, for how long is not said"}),
    ("buffer-forgotten", cut("6. Keep the old store for 14 days.\n"), {"ZDT.BUFFER": "fail: the old side goes, and is not said to be kept before @ 8. Decommission", "ZDT.BUFFER ": "!unknown"}),
    ("buffer-nowhere", cut("6. Keep the old store for 14 days.\n", "8. Decommission the old store.\n"), {"ZDT.BUFFER": "unknown: not said to be kept", "ZDT.BUFFER ": "!fail"}),
    ("timeline-fits", [], {"ZDT.TIMELINE_FITS": "pass: dual write and the stated time @ Timeline"}),
    ("timeline-twice", [doc("Timeline: 14 days", "Timeline: 14 days\n\nTimeline: 2 hours")], {"ZDT.TIMELINE_FITS": "unknown: several times are stated @ Timeline: 14 days"}),
    ("timeline-short", [doc("Timeline: 14 days", "Timeline: 2 hours")], {"ZDT.TIMELINE_FITS": "fail: dual write and the stated time @ Timeline"}),
    # scripts
    ("drop-alone", [script("ALTER TABLE orders DROP COLUMN total;")], {"SCH.DROP_LATE": "pass: nothing goes together"}),
    ("drops-with-add", [script(ADD, "ALTER TABLE orders DROP COLUMN total;", "ALTER TABLE orders DROP COLUMN note;")], {"SCH.DROP_LATE": "fail: dropped in the script that adds @ COLUMN total;"}),
    ("renames", [script("ALTER TABLE orders RENAME COLUMN total TO total_old;", "ALTER TABLE orders RENAME COLUMN note TO note_old;")], {"ZDT.SCHEMA_COMPAT": "fail: old code breaks on it @ COLUMN total"}),
    ("stops-told", [doc("1. Write to both stores.", "1. Write to both stores, in maintenance mode.")], {"ZDT.DOWNTIME_CLAIM": "fail: the plan stops something, promised at @ maintenance mode"}),
    ("stops-not-promised", [doc("This is a zero-downtime migration of the", "This moves the")], {"ZDT.DOWNTIME_CLAIM": "unknown: nothing is promised"}),
    # triggers and what was measured
    ("alert-passed-trigger-not", [doc("- Error rate above 1% for 5 minutes", "- Error rate above 5% for 5 minutes"), measured('"error_rate", "value": 0.02')],
     {"TRG.BREACH": "pass: none passed a threshold", "TRG.BREACH_NO_ACTION": "pass: nothing went beyond a trigger"}),
    ("breach-beside-unjudged", [measured('"error_rate", "value": 0.2'), (RUNS, '"value": 110, "baseline": 100', '"value": 110')],
     {"TRG.BREACH": "fail: beyond its trigger: error_rate$", "TRG.BREACH_NO_ACTION": "fail: error_rate went beyond its trigger, none recorded"}),
    ("unjudged", [(RUNS, '"value": 110, "baseline": 100', '"value": 110')], {"TRG.BREACH": "unknown: samples that lack a baseline or a unit: latency$"}),
    ("unjudged-by-profile", cut("- Latency above 2x baseline for 5 minutes\n") + [(RUNS, '"value": 110, "baseline": 100', '"value": 110')],
     {"TRG.BREACH": "unknown: samples that lack a baseline or a unit: latency$"}),
    ("one-window-of-three", [doc("- Error rate above 1% for 5 minutes", "- Error rate above 1%")], {"RBK.TRIGGER_THRESHOLD": "pass: metric, threshold and duration @ Latency above"}),
    ("no-window", plan("## Rollback triggers\n\n- Error rate above 1%\n"), {"RBK.TRIGGER_THRESHOLD": "fail: a threshold without how long it must be passed @ Error rate"}),
    ("triggers-in-words", plan("## Rollback triggers\n\n- Data corruption is detected\n"), {"RBK.TRIGGER_THRESHOLD": "fail: triggers without a number @ Data corruption"}),
    ("one-alert", plan("## Monitoring\n\n| Metric | Threshold | For | Level |\n|---|---|---|---|\n| Error rate | > 1% | 5 min | critical |\n"),
     {"MON.ALERTS": "fail: disk, left out, where others of its kind are said @ Error rate"}),
    ("alert-unlevelled", [doc("| Disk usage | > 90% | 10 min | critical |", "| Disk usage | > 90% | 10 min | |")], {"MON.ALERTS": "unknown: disk, a number without how bad it is @ Disk usage"}),
    ("looser-told", [doc("- Error rate above 1% for 5 minutes", "- Error rate above 5% for 5 minutes")], {"MON.LOOSER": "fail: error rate, 0.05 is looser than 0.01 of the profile @ Error rate above 5%"}),
    ("unit-told", [doc("- Latency above 2x baseline for 5 minutes", "- Latency above 800 ms for 5 minutes")], {"MON.LOOSER": "unknown: latency, in a unit the profile has no number for @ 800 ms"}),
    ("disk-of-95", [measured('"disk_usage", "value": 95')], {"TRG.BREACH": "unknown: a unit: disk$"}),
    ("disk-in-percent", [measured('"disk_usage", "unit": "%", "value": 95')], {"TRG.BREACH": "fail: beyond its trigger: disk$"}),
    ("disk-full", [measured('"disk_usage", "value": 1')], {"TRG.BREACH": "fail: beyond its trigger: disk$"}),
    ("latency-before-less-than-nothing", [(RUNS, '"value": 110, "baseline": 100', '"value": 110, "baseline": -100')], {"TRG.BREACH": "unknown: a unit: latency$"}),
    ("latency-before-a-half", [(RUNS, '"value": 110, "baseline": 100', '"value": 110, "baseline": 0.5')], {"TRG.BREACH": "fail: beyond its trigger: latency$"}),
    ("measured-in-one-of-two-runs", [measured('"error_rate", "value": 0.2'), run("prod-1", "dry_run", "2026-11-06T01:00:00Z")], {"TRG.BREACH": "fail: beyond its trigger: error_rate$"}),
    ("rolled-back-before-the-last-of-two-runs", [measured('"error_rate", "value": 0.2'), run("back", "rollback", "2026-11-08T01:00:00Z"), run("prod-1", "dry_run", "2026-11-09T01:00:00Z")],
     {"TRG.BREACH_NO_ACTION": "fail: none recorded"}),
    ("error-rate-of-2", [measured('"error_rate", "value": 2')], {"TRG.BREACH": "fail: beyond its trigger: error_rate$"}),
    ("lag-of-20", [measured('"replication_lag_s", "value": 20')], {"TRG.BREACH": "pass"}),
    ("lag-in-milliseconds", [measured('"replication_lag", "unit": "ms", "value": 4000')], {"TRG.BREACH": "pass"}),
    ("throughput-falls", [measured('"throughput", "value": 70, "baseline": 100')], {"TRG.BREACH": "fail: beyond its trigger: throughput$"}),
    ("throughput-falls-by-a-fifth", [measured('"throughput", "value": 80, "baseline": 100')], {"TRG.BREACH": "pass"}),
    ("throughput-of-what", [measured('"throughput", "value": 70')], {"TRG.BREACH": "unknown: a unit: throughput$"}),
    ("latency-of-nothing", [(RUNS, '"value": 110, "baseline": 100', '"value": 110, "baseline": 0')], {"TRG.BREACH": "unknown: a unit: latency$"}),
    ("latency-just-twice", [(RUNS, '"value": 110, "baseline": 100', '"value": 200, "baseline": 100')], {"TRG.BREACH": "pass"}),
    ("measured-without-environment", [measured('"error_rate", "value": 0.2'), (RUNS, '"production", "env": "production"', '"production"')], {"TRG.BREACH": "fail"}),
    ("measured-in-preproduction", [measured('"error_rate", "value": 0.2'), (RUNS, '"production", "env": "production"', '"production", "env": "pre-production"')], {"TRG.BREACH": "unknown: no production run measured"}),
    ("measured-in-nonproduction", [measured('"error_rate", "value": 0.2'), (RUNS, '"production", "env": "production"', '"production", "env": "non-production"')], {"TRG.BREACH": "unknown: no production run measured"}),
    ("measured-in-a-test", [measured('"error_rate", "value": 0.2'), (RUNS, '"kind": "production"', '"kind": "test"')], {"TRG.BREACH": "unknown: no production run measured"}),
    ("rolled-back-at-once", [measured('"error_rate", "value": 0.2'), run("back", "rollback", "2026-11-07T23:00:00Z")], {"TRG.BREACH_NO_ACTION": "fail: none recorded"}),
    ("rolled-back-before-and-after", [measured('"error_rate", "value": 0.2'), run("back", "rollback", "2026-11-08T01:00:00Z"), run("back-0", "rollback", "2026-11-06T01:00:00Z")],
     {"TRG.BREACH_NO_ACTION": "pass: error_rate went beyond its trigger, rolled back: "}),
    ("rolled-back-between", [measured('"error_rate", "value": 0.2'), run("back", "rollback", "2026-11-08T01:00:00Z"),
                             run("prod-2", "production", "2026-11-09T01:00:00Z", ', "metrics": [{"name": "error_rate", "value": 0.3}]')], {"TRG.BREACH_NO_ACTION": "fail: none recorded"}),
    ("rolled-back-between-with-rest", [measured('"error_rate", "value": 0.2'), run("prod-3", "production", "2026-11-09T01:00:00Z", ', "metrics": [{"name": "error_rate", "value": 0.3}]'),
                                       run("prod-2", "production", "2026-11-08T02:00:00Z", ', "metrics": [{"name": "error_rate", "value": 0}]'), run("back", "rollback", "2026-11-08T01:00:00Z")],
     {"TRG.BREACH_NO_ACTION": "fail: none recorded"}),
    # what results show of units
    ("places-of-statuses", [], {"BKP.DECLARED": "pass: backup PRESENT @ A full backup of", "RBK.DOCUMENTED": "pass: rollback PRESENT @ DROP COLUMN"}),
    ("checks-planned", NO_REPORTS, {"VAL.CHECKSUM": "unknown: , it is planned and no result shows it", "VAL.AUTOMATED": "unknown: , it is planned and no result shows it",
                                    "VAL.COUNT": "unknown: , counts are planned and no result shows them"}),
    ("counts-planned-once", NO_REPORTS + [doc("Compare counts and checksums", "Compare checksums"), *cut("- The restore took 20 minutes.\n")], {"VAL.COUNT": "unknown: , counts are planned and no result shows them"}),
    ("one-check-planned", plan("## Checks after the migration\n\n- Checksums of both sides are compared.\n"), {"VAL.AUTOMATED": "unknown: , it is planned and no result shows it"}),
    ("one-count-planned", plan("## Checks after the migration\n\n- Row counts are compared.\n"), {"VAL.AUTOMATED": "unknown: , it is planned and no result shows it"}),
    ("counts-of-production", [], {"VAL.COUNT": "pass: row(s) on both sides in a production run"}),
    # of a restore: the backup beside the store it was taken of, not the old side beside the new
    ("counts-of-restore", [(RUNS, '"source_rows": 250000000, "target_rows": 250000000, "checksum_match"', '"checksum_match"'),
                           (RUNS, '"source_rows": 250000000, "target_rows": 250000000, "rejected_rows"', '"rejected_rows"')],
     {"VAL.COUNT": "unknown: , counts are planned and no result shows them"}),
    ("counts-of-restore-differ", [(RUNS, RESTORED, RESTORED.replace("250000000", "249999999", 1))], {"VAL.COUNT": "pass: row(s) on both sides in a production run"}),
    ("counts-of-one-side", [(RUNS, re.compile('"source_rows": 250000000, '), "")], {"VAL.COUNT": "unknown: , counts are planned and no result shows them"}),
    ("nulls-denied", NO_REPORTS + [doc("- No nulls in required fields.", "- Nulls in required fields: not checked")], {"VAL.COUNT": "!fail"}),
    ("checks-without-a-document", NO_REPORTS + [("migration.md", None, None)], {"VAL.CHECKSUM": "unknown: , no plan is here"}),
    ("denied-beside-shown", [doc("- Checksums of both sides match.", "- Checksums are not compared.")], {"VAL.CHECKSUM": "fail: , denied @ not compared"}),
    ("counts-denied", NO_REPORTS + [doc("- Row counts match on both sides.", "- We do not compare row counts.")], {"VAL.COUNT": "fail: , rows are said not to be counted @ do not compare"}),
    ("three-detections", gone(RESULTS) + [section("Checks after the migration", "- Duplicate keys are looked for.\n- Enum values in the allowed set.\n- No orphaned foreign keys."), *cut(" and checksums"),
                                          section("Checks before the migration", "- Data types are compared.")], {"COR.DETECT": "pass: 3 of six"}),
    ("checks-denied-after", gone(RESULTS) + [section("Checks after the migration", "- Data types: not checked\n- Duplicate keys: not checked")], {"VAL.POST": "fail: what is said of checks after is that there are none"}),
    # how much moves, and how ready each topic is
    ("rows-a-million", plan("") + [doc("250 million rows", "1,000,000 rows")], {"MOV.BATCHED": "unknown: no word of it"}),
    ("rows-less-than-a-million", plan("") + [doc("250 million rows", "999,999 rows")], {"MOV.BATCHED": "skip: little moves"}),
    ("rows-of-one-of-two", [doc("(250 million rows)", "(200 rows)"), *NO_REPORTS, doc("Timeline: 14 days", "Timeline: 14 days\n\nThe `customers` table is copied as well.")],
     {"MOV.BATCHED": "unknown: how much moves is not known"}),
    ("terabytes", [doc("(250 million rows)", "(4 TB)"), *NO_REPORTS], {"MOV.BATCHED": "pass"}),
    ("no-units", NO_REPORTS + NO_SCRIPTS + gone(MODEL) + [(DOC, None, "# Plan\n\nSomebody looks.\n")], {"MOV.BATCHED": "unknown: how much moves is not known"}),
    ("lag-in-seconds", [measured('"replication_lag", "unit": "s", "value": 40')], {"TRG.BREACH": "fail: beyond its trigger: replication_lag$"}),
    ("states", [], {"READY." + topic: "READY" for topic in "backup window rollback validation pattern monitoring triggers movement schema corruption checklist rehearsal performance communication".split()}),
    ("state-one-open", [doc("| Disk usage | > 90% | 10 min | critical |", "| Disk usage | > 90% | 10 min | |")], {"READY.monitoring": "UNKNOWN: disk, a number without how bad it is", "READY.backup": "READY"}),
    ("state-failed-before-open", gone(SNAPSHOTS) + [doc("kept for 30 days", "kept for 6 days")], {"READY.backup": "NOT_READY: its backup is kept 6 day(s)"}),
    ("state-gravest-first", [doc("kept for 30 days", "kept for 6 days"), doc("- The backup is encrypted and access controlled.", "- The backup is not encrypted."),
                             (RUNS, '"2026-11-01T03:00:00Z", "status": "passed"', '"2026-11-01T03:00:00Z", "status": "failed"')], {"READY.backup": "NOT_READY: a restore run failed"}),
    ("state-little", [doc("(250 million rows)", "(200 rows)"), (RUNS, re.compile("250000000"), "200"), *NO_SCRIPTS], {"READY.movement": "UNKNOWN", "READY.schema": "UNKNOWN"}),
] + [(name, [*runs], {"VAL.FAILED_OPEN": expected}) for name, runs, expected in [
    # a run of no unit that failed, until a later one like it passed
    ("quality-failed", [whole("failed", "2026-11-05")], "fail: 1 failed run(s) @ q-failed-2026-11-05"),
    ("quality-passed-later", [whole("failed", "2026-11-05"), whole("passed", "2026-11-06")], "pass: none failed for good"),
    ("quality-passed-before", [whole("failed", "2026-11-05"), whole("passed", "2026-11-04")], "fail: 1 failed run(s)"),
    ("quality-passed-at-once", [whole("failed", "2026-11-05"), whole("passed", "2026-11-05")], "fail: 1 failed run(s)"),
    ("quality-passed-elsewhere", [whole("failed", "2026-11-05"), whole("passed", "2026-11-06", env="production")], "fail: 1 failed run(s)"),
    ("quality-passed-otherwise", [whole("failed", "2026-11-05"), whole("passed", "2026-11-06", kind="test")], "fail: 1 failed run(s)"),
    ("quality-failed-twice", [whole("failed", "2026-11-05"), whole("failed", "2026-11-06")], "fail: 2 failed run(s)"),
]]
