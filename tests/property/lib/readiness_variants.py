"""One workspace with many variants of the ready migration of samples/readiness/ready, a spec each, one thing changed in each.

VARIANTS: (name, edits, outcomes). An edit is (file, old, new): old a text or a pattern that must be there; old None: the file is
made of new, or left out when new is None, too. outcomes: {check: the outcome that must be among its rows}; a '!' before it: that
none of them may have. Tables are renamed in each spec, so that no variant knows of another's.
"""
import json
import os
import re
import shutil

import variants
from readiness_edges import EDGES
from readiness_files import (DOC, DOWN, HEAD, HEALTH, MOVED, NO_REPORTS, NO_SCRIPTS, RESULTS, RUNS, SNAPSHOTS, TOLD_APART, UNTESTED_RESTORE, UNTESTED_ROLLBACK, UP,
                             box, cut, doc, gone, plan, run_without, section)

CUES = """BKP.LOCATION BKP.MULTI_LOCATION BKP.ENCRYPTED BKP.ACCESS WIN.OFF_PEAK RBK.AUTHORITY RBK.STEP_STOP_WRITES RBK.STEP_VERIFY_BACKUP
RBK.STEP_RESTORE RBK.STEP_VERIFY_DATA RBK.STEP_SWITCH_BACK RBK.STEP_NOTIFY RBK.POST VAL.SAMPLE_RANDOM VAL.SAMPLE_KINDS VAL.NOT_NULL VAL.TYPES
VAL.NUM_RANGE VAL.DATE_RANGE VAL.ENUM VAL.DUP_KEYS MON.METRICS MON.BASELINE TRG.MANUAL MOV.MONITOR MOV.BATCHED MOV.STREAMED MOV.CHECKPOINT
MOV.VALIDATE_BATCH MOV.SKIP_LOGGED MOV.CHECKSUM_E2E MOV.COMPRESS COR.RECOVERY CHK.BACKUP_VERIFIED CHK.STAGING_MATCHES CHK.ROLLBACK_TESTED
CHK.MONITORING_READY CHK.COMMUNICATION_PLAN CHK.MAINTENANCE_WINDOW CHK.TEAM_TRAINED CHK.EMERGENCY_CONTACTS PERF.ANALYSED COM.PLAN""".split()
NUMBERS = "BKP.RESTORE_TIMED RBK.TIMED RBK.DOWNTIME_EST VAL.SAMPLE_SIZE ZDT.DOWNTIME_STATED MOV.BATCH_SIZE MOV.PARALLEL".split()
RESULTS_OF = """BKP.RESTORE_VERIFIED BKP.BEFORE_START BKP.FRESH BKP.RETENTION RBK.TESTED RBK.AUTOMATED RBK.PAIRED RBK.TRIGGER_THRESHOLD RBK.RTO_FIT
VAL.PRE VAL.POST VAL.COUNT VAL.CHECKSUM VAL.SAMPLE VAL.FK VAL.AUTOMATED VAL.FAILED_OPEN VAL.HEALTH_LIES ZDT.PATTERN_NAMED ZDT.PATTERN_STEPS ZDT.ORDER
ZDT.BUFFER ZDT.RAMP ZDT.TIMELINE_FITS ZDT.DOWNTIME_CLAIM ZDT.SCHEMA_COMPAT MON.ALERTS MON.LOOSER TRG.AUTO TRG.BREACH TRG.BREACH_NO_ACTION MOV.FK_REENABLED
SCH.ADDITIVE_FIRST SCH.DROP_LATE COR.DETECT CHK.OPEN STG.RUN""".split()
# What units have by the statuses: a plan without a word of it has none, which is more than not known.
STATUSES = ["BKP.DECLARED", "RBK.DOCUMENTED"]
EVERY = CUES + NUMBERS + RESULTS_OF + STATUSES
PASSES = [c for c in EVERY if c != "ZDT.RAMP"]

# The line of the ready plan that answers each cue, and one that denies it.
DENIED = {
    "BKP.LOCATION": ("- Backup location: s3://example-backups/orders/", "- Backup location: none"),
    "BKP.MULTI_LOCATION": ("- The backup is stored in two regions.", "- The backup is not stored in two regions."),
    "BKP.ENCRYPTED": ("- The backup is encrypted and access controlled.", "- The backup is not encrypted."),
    "BKP.ACCESS": ("- The backup is encrypted and access controlled.", "- Access to the backup is not restricted."),
    "WIN.OFF_PEAK": ("The migration runs on Saturday night, off-peak.", "The migration does not run off-peak."),
    "RBK.AUTHORITY": ("The on-call lead has authority to roll back, also by judgment call without a number.", "Nobody has authority to roll back."),
    "RBK.POST": ("Root cause first, then corrupted rows get a spot fix, then test again before a retry.", "No root cause analysis is done after a rollback."),
    "VAL.SAMPLE_RANDOM": ("- Random sample of 200 records, field by field.", "- Sample of 200 records, not random."),
    "VAL.NOT_NULL": ("- No nulls in required fields.", "- Nulls in required fields: not checked"),
    "VAL.TYPES": ("- Data types correct.", "- Data types are not checked."),
    "VAL.NUM_RANGE": ("- Numeric ranges valid.", "- Numeric ranges: not checked"),
    "VAL.DATE_RANGE": ("- No future dates.", "- Date ranges: not checked"),
    "VAL.ENUM": ("- Enum values in the allowed set.", "- Enum values are not checked."),
    "VAL.DUP_KEYS": ("- Duplicate keys are looked for.", "- Duplicate keys are not looked for."),
    "MON.METRICS": ("| CPU | > 90% | 5 min | warning |", "\nCPU is not monitored."),
    "MON.BASELINE": ("The baseline was measured before the start.", "No baseline was measured."),
    "MOV.MONITOR": ("and progress is shown in rows per minute", "and progress is not shown"),
    "MOV.BATCHED": ("in batches of 10,000 rows", "but not in batches"),
    "MOV.STREAMED": ("streamed with a cursor", "not streamed"),
    "MOV.CHECKPOINT": ("a checkpoint is saved", "no checkpoint is saved"),
    "MOV.VALIDATE_BATCH": ("Each batch is validated", "Each batch is not validated"),
    "MOV.SKIP_LOGGED": ("rejected rows are counted in an error table", "rejected rows are not counted"),
    "MOV.COMPRESS": ("compressed with gzip", "not compressed"),
    "COR.RECOVERY": ("then corrupted rows get a spot fix", "corrupted rows get no spot fix"),
    "CHK.BACKUP_VERIFIED": ("- [x] Backup restored and tested", "- Backup restored and tested: no"),
    "CHK.STAGING_MATCHES": ("- [x] Staging matches production", "- Staging does not match production."),
    "CHK.ROLLBACK_TESTED": ("- [x] Rollback tested in staging", "- The rollback was never tested."),
    "CHK.MONITORING_READY": ("- [x] Monitoring and alerting configured", "- Monitoring and alerting configured: no"),
    "CHK.COMMUNICATION_PLAN": ("- [x] Communication plan created, who to notify", "- There is no communication plan."),
    "CHK.MAINTENANCE_WINDOW": ("- [x] Maintenance window scheduled", "- No maintenance window is scheduled."),
    "CHK.TEAM_TRAINED": ("- [x] Team trained on the steps", "- Team trained: no"),
    "CHK.EMERGENCY_CONTACTS": ("- [x] Emergency contacts available", "- Emergency contacts: none"),
    "PERF.ANALYSED": ("- [x] Performance impact measured by a load test", "- The performance impact was not measured."),
    "COM.PLAN": ("- [x] Communication plan created, who to notify", "- There is no communication plan."),
}
STEPS_BACK = {
    "RBK.STEP_STOP_WRITES": "1. Stop all writes to the new store.\n", "RBK.STEP_VERIFY_BACKUP": "2. Verify the backup by its checksum.\n",
    "RBK.STEP_RESTORE": "3. Restore from the backup.\n4. Verify data correctness after the restore.\n",
    "RBK.STEP_VERIFY_DATA": "4. Verify data correctness after the restore.\n", "RBK.STEP_SWITCH_BACK": "5. Switch reads and writes back to the old store.\n",
    "RBK.STEP_NOTIFY": "6. Notify stakeholders.\n"}
BACKUP_LINES = ["- A full backup of `orders` is taken with pg_dump before the migration starts.", "- Backup verified: YES (restored and checked on 2026-11-01)"]
ALERT_LINES = re.compile(r"(?m)^\| (Latency|Error|Replication|Disk|Connections|Throughput|Memory|CPU).*\n")
TRIGGER_LINES = re.compile(r"(?m)^- (Error rate above|Latency above|Replication lag above).*\n")

VARIANTS = [
    ("ready", [], {c: "pass" for c in PASSES} | {"ZDT.RAMP": "skip"}),
    ("ready-fails-nothing", [], {c: "!fail" for c in EVERY}),
    ("ready-leaves-nothing-open", [], {c: "!unknown" for c in EVERY}),
    # a plan that says nothing of it: not known, whatever is asked
    ("silent", plan(""), {c: "unknown" for c in CUES + NUMBERS + RESULTS_OF} | {c: "!pass" for c in EVERY if c not in CUES + NUMBERS + RESULTS_OF}),
    ("no-plan", NO_REPORTS + NO_SCRIPTS + [(DOC, None, None)], {c: "unknown" for c in EVERY}),
    ("blank", plan("## Backup\n\nTBD\n\n## Rollback\n\nTODO\n"), {c: "unknown" for c in STATUSES}),
] + [(c + "-denied", [doc(*DENIED[c])], {c: "fail"}) for c in DENIED] + [
    (c + "-left-out", [doc(STEPS_BACK[c], "")], {c: "fail"}) for c in STEPS_BACK
] + [
    # backup
    ("no-backup", gone(SNAPSHOTS) + [section("Backup", "There is no backup of `orders`.")], {"BKP.DECLARED": "fail"}),
    ("restore-failed", [(RUNS, '"2026-11-01T03:00:00Z", "status": "passed"', '"2026-11-01T03:00:00Z", "status": "failed"')], {"BKP.RESTORE_VERIFIED": "fail", "BKP.FRESH": "unknown"}),
    ("restore-told-no", UNTESTED_RESTORE + [doc("Backup verified: YES (restored and checked on 2026-11-01)", "Backup verified: NO")], {"BKP.RESTORE_VERIFIED": "fail"}),
    ("restore-planned", UNTESTED_RESTORE + [doc("Backup verified: YES (restored and checked on 2026-11-01)", "The backup will be restored and checked.")],
     {"BKP.RESTORE_VERIFIED": "unknown", "CHK.BACKUP_VERIFIED": "unknown", "CHK.OPEN": "fail"}),
    ("restore-timestamp-blank", UNTESTED_RESTORE + [doc("(restored and checked on 2026-11-01)", "(tested restore at [timestamp])")], {"BKP.RESTORE_VERIFIED": "unknown"}),
    ("restore-nothing-checked", UNTESTED_RESTORE[1:] + [doc(BACKUP_LINES[1] + "\n", ""), (RUNS, '"source_rows": 250000000, "target_rows": 250000000, "checks_passed": 4, "checks_failed": 0', '"checks_failed": 0')],
     {"BKP.RESTORE_VERIFIED": "unknown"}),
    ("restore-untimed", cut("- The restore took 20 minutes.\n"), {"BKP.RESTORE_TIMED": "fail"}),
    ("restore-estimated", [doc("- The restore took 20 minutes.", "- The restore will take 20 minutes.")], {"BKP.RESTORE_TIMED": "!pass"}),
    ("backup-late", [(SNAPSHOTS, "2026-11-01T02", "2026-11-09T02")], {"BKP.BEFORE_START": "fail"}),
    ("backup-undated", gone(SNAPSHOTS), {"BKP.BEFORE_START": "unknown", "BKP.FRESH": "unknown"}),
    ("restore-old", [(RUNS, "2026-11-01T03", "2026-05-01T03")], {"BKP.FRESH": "fail"}),
    ("restore-30-days", [(RUNS, "2026-11-01T03", "2026-10-02T03")], {"BKP.FRESH": "pass"}),
    ("restore-undated", [(RUNS, '"started_at": "2026-11-01T03:00:00Z", ', "")], {"BKP.FRESH": "unknown"}),
    ("restore-30-days-sharp", [(RUNS, "2026-11-01T03:00:00Z", "2026-10-02T02:00:00Z")], {"BKP.FRESH": "pass"}),
    ("backup-after-a-rehearsal", [(SNAPSHOTS, "2026-11-01T02", "2026-11-06T02")], {"BKP.BEFORE_START": "pass", "BKP.FRESH": "pass"}),
    ("backup-at-the-start", [(SNAPSHOTS, "2026-11-01T02:00:00Z", "2026-11-07T23:00:00Z")], {"BKP.BEFORE_START": "pass"}),
    ("backup-failed", [(SNAPSHOTS, "available", "failed")], {"BKP.BEFORE_START": "unknown", "BKP.FRESH": "unknown"}),
    ("backup-again-later", [(SNAPSHOTS, '"Encrypted": true}', '"Encrypted": true}, {"DBSnapshotIdentifier": "orders-later", "DBInstanceIdentifier": "orders", '
                             '"Engine": "postgres", "SnapshotCreateTime": "2026-12-20T02:00:00Z", "Status": "available", "Encrypted": true}')],
     {"BKP.BEFORE_START": "pass", "BKP.FRESH": "fail"}),
    ("restored-long-ago-and-lately", [(RUNS, '[{"run_id": "restore-1"', '[{"run_id": "restore-0", "kind": "restore", "env": "staging", "started_at": "2026-05-01T03:00:00Z", "status": "passed", '
                                       '"units": [{"unit": "orders", "checks_passed": 4, "checks_failed": 0}]},\n {"run_id": "restore-1"')], {"BKP.FRESH": "pass"}),
    ("started-twice", [(SNAPSHOTS, "2026-11-01T02", "2026-11-10T02"), (RUNS, '"value": 4}]}]', '"value": 4}]},\n {"run_id": "prod-2", "kind": "production", "env": "production", '
                                                                        '"started_at": "2026-11-20T23:00:00Z", "status": "passed", "units": [{"unit": "orders", "checks_passed": 9, "checks_failed": 0}]}]')],
     {"BKP.BEFORE_START": "fail"}),
    ("started-early", [(SNAPSHOTS, "2026-11-01T02", "2026-10-14T02"), (RUNS, "2026-11-07T23:00:00Z", "2026-10-15T23:00:00Z")], {"BKP.BEFORE_START": "pass"}),
    ("kept-6-days", [doc("kept for 30 days", "kept for 6 days")], {"BKP.RETENTION": "fail"}),
    ("kept-7-days", [doc("kept for 30 days", "kept for 7 days")], {"BKP.RETENTION": "pass"}),
    ("kept-for-how-long", cut("- The backup is kept for 30 days.\n"), {"BKP.RETENTION": "unknown"}),
    # rollback
    ("no-way-back", NO_SCRIPTS + [section("Rollback", "No rollback is possible."), section("Rollback triggers", "None."), section("Rollback steps", "None.")], {"RBK.DOCUMENTED": "fail"}),
    ("rollback-failed", [(RUNS, '"2026-11-02T03:00:00Z", "status": "passed"', '"2026-11-02T03:00:00Z", "status": "failed"')], {"RBK.TESTED": "fail"}),
    ("rollback-planned", UNTESTED_ROLLBACK, {"RBK.TESTED": "unknown", "CHK.ROLLBACK_TESTED": "unknown", "CHK.OPEN": "fail"}),
    ("rollback-dry", UNTESTED_ROLLBACK[:1] + [doc("- [x] Rollback tested in staging", "- [x] Rollback rehearsal on staging: `./rollback.sh --dry-run`")], {"RBK.TESTED": "fail", "CHK.ROLLBACK_TESTED": "fail"}),
    ("rollback-dry-run", [box("Rollback tested in staging"), (RUNS, '"kind": "rollback"', '"kind": "dry_run"')], {"RBK.TESTED": "unknown"}),
    ("rollback-in-production", [box("Rollback tested in staging"), (RUNS, '"rollback", "env": "staging"', '"rollback", "env": "production"')], {"RBK.TESTED": "unknown"}),
    ("rollback-skipped", [box("Rollback tested in staging"), (RUNS, '"2026-11-02T03:00:00Z", "status": "passed"', '"2026-11-02T03:00:00Z", "status": "skipped"')], {"RBK.TESTED": "unknown"}),
    ("rollback-untimed", cut("The rollback took 12 minutes on\nstaging. ", "- The restore took 20 minutes.\n"), {"RBK.TIMED": "fail", "RBK.RTO_FIT": "unknown"}),
    ("rollback-unmeasured", [doc("The rollback took 12 minutes on\nstaging.", "The rollback will take 12 minutes."), *cut("- The restore took 20 minutes.\n")], {"RBK.TIMED": "!pass", "RBK.RTO_FIT": "!pass"}),
    ("rollback-slow", [doc("The rollback took 12 minutes", "The rollback took 3 hours")], {"RBK.RTO_FIT": "fail"}),
    ("nothing-promised", cut(" Estimated recovery time: 45 minutes."), {"RBK.RTO_FIT": "unknown"}),
    ("downtime-unestimated", [*cut(" Estimated recovery time: 45 minutes.", " Estimated downtime: 0 minutes.", "The rollback took 12 minutes on\nstaging.")], {"RBK.DOWNTIME_EST": "fail"}),
    ("no-undo", gone(DOWN) + [doc(re.compile(r"`migrations/2026.*?all of this\. "), "")], {"RBK.PAIRED": "fail", "RBK.AUTOMATED": "fail"}),
    ("no-one-command", [doc("one command, `./rollback.sh`, does all of this.", "the rollback is not automated.")], {"RBK.AUTOMATED": "fail"}),
    ("empty-undo", [(DOWN, "ALTER TABLE orders DROP COLUMN total_minor;", "-- nothing to do")], {"RBK.PAIRED": "!pass"}),
    ("other-undo", [(DOWN, "total_minor", "total_major")], {"RBK.PAIRED": "!pass"}),
    ("triggers-without-numbers", [doc(ALERT_LINES, "| Everything | odd | | |\n"), doc(TRIGGER_LINES, "")], {"RBK.TRIGGER_THRESHOLD": "fail", "MON.ALERTS": "unknown", "TRG.AUTO": "fail"}),
    ("triggers-without-windows", [doc(ALERT_LINES, "| Everything | odd | | |\n"), doc(re.compile(r"(?m)^(- (?:Error rate|Latency|Replication lag) above.*?) for \d minutes$"), r"\1")], {"RBK.TRIGGER_THRESHOLD": "fail"}),
    # validation
    ("nothing-before", [section("Checks before the migration", "- Data types: not checked")], {"VAL.PRE": "fail"}),
    ("silent-before", [section("Checks before the migration", "People get ready.")], {"VAL.PRE": "unknown"}),
    ("nothing-after", gone(RESULTS) + [section("Checks after the migration", "- Data types: not checked\n- Duplicate keys: not checked")], {"VAL.POST": "fail", "COR.DETECT": "fail"}),
    ("silent-after", gone(RESULTS) + [section("Checks after the migration", "People go home.")], {"VAL.POST": "unknown"}),
    ("counts-differ", [(RUNS, '"source_rows": 250000000, "target_rows": 250000000, "rejected_rows": 0', '"source_rows": 250000000, "target_rows": 249999999, "rejected_rows": 0')], {"VAL.COUNT": "fail", "VAL.COUNT ": "!pass"}),
    ("counts-planned", NO_REPORTS, {"VAL.COUNT": "unknown", "VAL.CHECKSUM": "unknown", "VAL.SAMPLE": "unknown", "VAL.FK": "unknown", "VAL.AUTOMATED": "unknown",
     "VAL.FAILED_OPEN": "unknown", "VAL.HEALTH_LIES": "unknown", "TRG.BREACH": "unknown", "TRG.BREACH_NO_ACTION": "unknown"}),
    ("checks-failed", [(RUNS, '"rejected_rows": 0, "checksum_match": true,\n             "checks_passed": 9, "checks_failed": 0', '"rejected_rows": 0, "checksum_match": false,\n             "checks_passed": 8, "checks_failed": 1')],
     {"VAL.CHECKSUM": "fail", "VAL.FAILED_OPEN": "fail", "VAL.AUTOMATED": "fail"}),
    ("sample-failed", [(RESULTS, "field by field | PASS", "field by field | FAIL"), (RESULTS, "keys | PASS", "keys | FAIL")], {"VAL.SAMPLE": "fail", "VAL.FK": "fail"}),
    ("run-pending", [(RUNS, re.compile(r'("run_id": "prod-1".*?"status": ")passed'), r"\1pending")], {"VAL.FAILED_OPEN": "!fail"}),
    ("sample-of-99", [doc("sample of 200 records", "sample of 99 records")], {"VAL.SAMPLE_SIZE": "fail"}),
    ("sample-of-100", [doc("sample of 200 records", "sample of 100 records")], {"VAL.SAMPLE_SIZE": "pass"}),
    ("sample-first", gone(RESULTS) + [doc("Random sample of 200 records", "The first 200 records")], {"VAL.SAMPLE_RANDOM": "!pass"}),
    ("sample-kinds", [doc("Known records, edge cases and the last 24 hours are looked at", "Known records are looked at")], {"VAL.SAMPLE_KINDS": "fail"}),
    ("health-lies", [(HEALTH, '"foreign_keys": {"passed": true}', '"foreign_keys": {"passed": false}')], {"VAL.HEALTH_LIES": "fail"}),
    ("health-lies-of-nothing", [(HEALTH, None, '{"passed": true, "details": {"record_count": {}, "foreign_keys": {}}}')], {"VAL.HEALTH_LIES": "fail"}),
    ("health-fails-honestly", [(HEALTH, '{"passed": true, "details"', '{"passed": false, "details"'), (HEALTH, '"foreign_keys": {"passed": true}', '"foreign_keys": {"passed": false}')],
     {"VAL.HEALTH_LIES": "pass", "VAL.FAILED_OPEN": "fail"}),
    # patterns
    ("two-patterns", [doc("by dual write", "by dual write, behind a feature flag")], {"ZDT.PATTERN_NAMED": "fail", "ZDT.RAMP": "unknown"}),
    ("step-missing", cut("2. Backfill old rows from the old store in batches of 10,000 rows, streamed with a cursor, by 4 workers, compressed with gzip.\n"), {"ZDT.PATTERN_STEPS": "fail"}),
    ("drop-first", [doc("1. Write to both stores.", "1. Decommission the old store.\n1. Write to both stores."), *cut("8. Decommission the old store.\n")], {"ZDT.ORDER": "fail"}),
    ("order-unknown", cut("5. Switch reads to the new store.\n"), {"ZDT.ORDER": "unknown"}),
    ("old-side-not-kept", cut("6. Keep the old store for 14 days.\n"), {"ZDT.BUFFER": "fail"}),
    ("old-side-kept-somehow", [doc("Keep the old store for 14 days", "Keep the old store alive")], {"ZDT.BUFFER": "unknown"}),
    ("ramp", [doc("by dual write", "behind a feature flag, rolled out to 1% → 10% → 100% of users")], {"ZDT.RAMP": "pass"}),
    ("ramp-falls", [doc("by dual write", "behind a feature flag, rolled out to 50% → 20% of users")], {"ZDT.RAMP": "fail"}),
    ("ramp-large", [doc("by dual write", "behind a feature flag, rolled out to 50% → 100% of users")], {"ZDT.RAMP": "fail"}),
    ("ramp-of-one", [doc("by dual write", "behind a feature flag, rolled out to 100% of users")], {"ZDT.RAMP": "fail"}),
    ("too-fast", [doc("Timeline: 14 days", "Timeline: 2 hours")], {"ZDT.TIMELINE_FITS": "fail"}),
    ("no-timeline", cut("Timeline: 14 days"), {"ZDT.TIMELINE_FITS": "unknown"}),
    ("stops-after-all", [doc("1. Write to both stores.", "1. Write to both stores, in maintenance mode.")], {"ZDT.DOWNTIME_CLAIM": "fail"}),
    ("script-stops", [(UP, "ADD COLUMN total_minor bigint", "ALTER COLUMN total TYPE bigint")], {"ZDT.DOWNTIME_CLAIM": "fail", "ZDT.SCHEMA_COMPAT": "fail", "SCH.ADDITIVE_FIRST": "fail"}),
    ("no-claim", [doc("This is a zero-downtime migration of the", "This moves the")], {"ZDT.DOWNTIME_CLAIM": "unknown"}),
    ("downtime-unsaid", [doc("This is a zero-downtime migration of the", "This moves the"), *cut(" Estimated downtime: 0 minutes.")], {"ZDT.DOWNTIME_STATED": "fail"}),
    # monitoring and triggers
    ("alert-without-level", [doc("| Disk usage | > 90% | 10 min | critical |", "| Disk usage | > 90% | 10 min | |")], {"MON.ALERTS": "unknown"}),
    ("alert-left-out", cut("| Disk usage | > 90% | 10 min | critical |\n"), {"MON.ALERTS": "fail", "MON.METRICS": "fail"}),
    ("looser", [doc("- Error rate above 1% for 5 minutes", "- Error rate above 5% for 5 minutes")], {"MON.LOOSER": "fail"}),
    ("in-another-unit", [doc("- Latency above 2x baseline for 5 minutes", "- Latency above 800 ms for 5 minutes")], {"MON.LOOSER": "unknown"}),
    ("trigger-left-out", cut("- Data corruption is detected\n"), {"TRG.AUTO": "fail"}),
    ("nobody-decides", [doc("The on-call lead has authority to roll back, also by judgment call without a number.", "Nobody has authority to roll back, by judgment call or otherwise.")], {"TRG.MANUAL": "fail"}),
    ("breach", [(RUNS, '"error_rate", "value": 0.002', '"error_rate", "value": 0.2')], {"TRG.BREACH": "fail", "TRG.BREACH_NO_ACTION": "fail"}),
    ("breach-at-the-limit", [(RUNS, '"error_rate", "value": 0.002', '"error_rate", "value": 0.01')], {"TRG.BREACH": "pass"}),
    ("breach-too-short", [(RUNS, '"error_rate", "value": 0.002', '"error_rate", "window_s": 60, "value": 0.2')], {"TRG.BREACH": "pass", "TRG.BREACH_NO_ACTION": "pass"}),
    ("breach-in-pieces", [(RUNS, '{"name": "error_rate", "value": 0.002}', ", ".join(['{"name": "error_rate", "window_s": 60, "value": 0.2}'] * 5))], {"TRG.BREACH": "fail"}),
    ("breach-on-and-off", [(RUNS, '{"name": "error_rate", "value": 0.002}', ", ".join('{"name": "error_rate", "window_s": 60, "value": %s}' % v for v in (.2, .2, 0, .2, .2, 0, .2)))],
     {"TRG.BREACH": "pass"}),
    ("breach-in-percent", [(RUNS, '"error_rate", "value": 0.002', '"error_rate", "unit": "%", "value": 2')], {"TRG.BREACH": "fail"}),
    ("calm-of-a-namesake", [(RUNS, '"run_id": "staging-1"', '"run_id": "prod-1"'), (RUNS, re.compile(r'(?s),\s*"metrics": \[.*?\]\}\]'), "}]"),
                            (RUNS, '"checks_failed": 0}]},\n {"run_id": "prod-1", "kind": "production"', '"checks_failed": 0}], "metrics": [{"name": "error_rate", "value": 0.002}]},\n {"run_id": "prod-1", "kind": "production"')],
     {"TRG.BREACH": "!pass", "TRG.BREACH_NO_ACTION": "!pass"}),
    ("breach-in-staging", [(RUNS, '"checks_failed": 0}]},\n {"run_id": "prod-1"', '"checks_failed": 0}], "metrics": [{"name": "error_rate", "value": 0.2}]},\n {"run_id": "prod-1"')], {"TRG.BREACH": "pass"}),
    ("latency-twice", [(RUNS, '"value": 110, "baseline": 100', '"value": 201, "baseline": 100')], {"TRG.BREACH": "fail"}),
    ("latency-without-baseline", [(RUNS, '"value": 110, "baseline": 100', '"value": 9000')], {"TRG.BREACH": "unknown", "TRG.BREACH_NO_ACTION": "unknown"}),
    ("alert-is-no-trigger", [(RUNS, '"replication_lag_s", "value": 4', '"error_rate", "value": 0.05'), *cut("- Error rate above 1% for 5 minutes\n")], {"TRG.BREACH": "fail"}),
    ("breach-rolled-back", [(RUNS, '"error_rate", "value": 0.002', '"error_rate", "value": 0.2'),
                            (RUNS, '"value": 4}]}]', '"value": 4}]},\n {"run_id": "back", "kind": "rollback", "env": "production", "started_at": "2026-11-08T01:00:00Z", "status": "passed", "units": [{"unit": "orders"}]}]')],
     {"TRG.BREACH": "fail", "TRG.BREACH_NO_ACTION": "pass"}),
] + [("breach-" + name, [(RUNS, '"error_rate", "value": 0.002', '"error_rate", "value": 0.2'),
                         (RUNS, '"value": 4}]}]', '"value": 4}]},\n {"run_id": "back", "kind": "rollback", %s, "units": [{"unit": "orders"}]}]' % run)], {"TRG.BREACH_NO_ACTION": "fail"}) for name, run in [
    ("rehearsed", '"env": "staging", "started_at": "2026-11-08T01:00:00Z", "status": "passed"'),
    ("rollback-failed", '"env": "production", "started_at": "2026-11-08T01:00:00Z", "status": "failed"'),
    ("rolled-back-before", '"env": "production", "started_at": "2026-11-07T01:00:00Z", "status": "passed"'),
    ("rolled-back-before-by-zone", '"env": "production", "started_at": "2026-11-08T05:00:00+07:00", "status": "passed"'),
    ("rolled-back-some-day", '"env": "production", "status": "passed"')]
] + [
    # large movements
    ("batch-too-large", [doc("in batches of 10,000 rows", "in batches of 500,000 rows")], {"MOV.BATCH_SIZE": "fail"}),
    ("batch-of-100000", [doc("in batches of 10,000 rows", "in batches of 100,000 rows")], {"MOV.BATCH_SIZE": "pass"}),
    ("too-many-workers", [doc("by 4 workers", "by 32 workers")], {"MOV.PARALLEL": "fail"}),
    ("no-checksum", [doc("Compare counts and checksums of both stores", "Compare counts of both stores, checksums are not compared"), *cut("- Checksums of both sides match.\n", "2. Verify the backup by its checksum.\n")],
     {"MOV.CHECKSUM_E2E": "fail"}),
    ("little", [doc("(250 million rows)", "(200 rows)")] + [(RUNS, re.compile("250000000"), "200")], {c: "skip" for c in EVERY if c.startswith("MOV.") and c != "MOV.FK_REENABLED"}),
    # scripts
    ("constraints-off", [(UP, "SET lock_timeout = '5s';", "SET session_replication_role = replica;")], {"MOV.FK_REENABLED": "fail"}),
    ("no-scripts", NO_SCRIPTS, {c: "unknown" for c in ["MOV.FK_REENABLED", "ZDT.SCHEMA_COMPAT", "SCH.ADDITIVE_FIRST", "SCH.DROP_LATE", "RBK.PAIRED"]}),
    ("not-null", [(UP, "total_minor bigint", "total_minor bigint NOT NULL")], {"SCH.ADDITIVE_FIRST": "fail"}),
    ("rename", [(UP, "ADD COLUMN total_minor bigint", "RENAME COLUMN total TO total_minor")], {"ZDT.SCHEMA_COMPAT": "fail", "SCH.ADDITIVE_FIRST": "fail"}),
    ("drop-with-add", [(UP, "total_minor bigint;", "total_minor bigint;\nALTER TABLE orders DROP COLUMN total;")], {"SCH.DROP_LATE": "fail"}),
    # rehearsal of the move itself
    ("box-ticked-and-open", [doc("- [x] Staging matches production", "- [x] Staging matches production\n- [ ] Staging matches production")], {"CHK.OPEN": "fail", "CHK.STAGING_MATCHES": "unknown"}),
    ("staging-failed", [(RUNS, '"2026-11-03T03:00:00Z", "status": "passed"', '"2026-11-03T03:00:00Z", "status": "failed"')], {"STG.RUN": "fail"}),
    ("staging-planned", [run_without("staging-1"), box("Staging migration completed")], {"STG.RUN": "unknown"}),
    ("two-detections", gone(RESULTS) + [section("Checks after the migration", "- Duplicate keys are looked for.\n- Enum values in the allowed set."), *cut(" and checksums"), section("Checks before the migration", "- Data types are compared.")], {"COR.DETECT": "fail"}),
]

# ---- what only looks like an answer: nothing of it may pass ----
READY_LINES = """The backup location is s3://example-backups/orders/.
The backup is stored in two regions.
The backup is encrypted.
Access to the backup is restricted.
The restore was tested on 2026-11-01.
The rollback was tested in staging on 2026-11-02.
The migration runs at night, off-peak.
The staging migration was completed on 2026-11-03.
Staging matches production.
Monitoring and alerting are configured.
The communication plan says who to notify.
The team was trained on 2026-11-01.
The performance impact was measured by a load test.
The baseline was measured before the start.
""".splitlines()
ASKED_OF_LINES = ["BKP.LOCATION", "BKP.MULTI_LOCATION", "BKP.ENCRYPTED", "BKP.ACCESS", "BKP.RESTORE_VERIFIED", "RBK.TESTED", "WIN.OFF_PEAK", "STG.RUN", "CHK.STAGING_MATCHES",
                  "CHK.MONITORING_READY", "CHK.COMMUNICATION_PLAN", "CHK.TEAM_TRAINED", "PERF.ANALYSED", "MON.BASELINE"]


def lines(form):
    return plan("".join(form(line) for line in READY_LINES))


FOOLED = {c: "!pass" for c in ASKED_OF_LINES}
VARIANTS += [
    ("lines-said", lines(lambda s: "- " + s + "\n"), {c: "pass" for c in ASKED_OF_LINES if c != "CHK.TEAM_TRAINED"}),
    ("lines-in-open-boxes", lines(lambda s: "- [ ] " + s + "\n"), FOOLED),
    ("lines-quoted", lines(lambda s: "> " + s + "\n>\n"), FOOLED),
    ("lines-asked", lines(lambda s: "- Is it so that: " + s[:-1] + "?\n"), FOOLED),
    ("lines-struck-out", lines(lambda s: "- ~~" + s + "~~\n"), FOOLED),
    ("lines-in-comments", lines(lambda s: "<!-- " + s + " -->\n"), FOOLED),
    ("lines-in-code", plan("```\n" + "\n".join(READY_LINES) + "\n```\n"), FOOLED),
    ("lines-as-examples", plan("## Example\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("lines-as-open-questions", plan("## Open questions\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("lines-rejected", plan("## Rejected alternatives\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("lines-said-untrue", lines(lambda s: "- It is not true that " + s[0].lower() + s[1:] + "\n"), FOOLED),
    ("lines-advised", lines(lambda s: "- Ideally, " + s[0].lower() + s[1:] + "\n"), FOOLED),
    ("lines-if", lines(lambda s: "- If there is time, " + s[0].lower() + s[1:] + "\n"), FOOLED),
    ("lines-todo", lines(lambda s: "- TODO: " + s + "\n"), FOOLED),
    ("lines-unsure", lines(lambda s: "- We do not know whether " + s[0].lower() + s[1:] + "\n"), FOOLED),
    ("lines-last-time", plan("## Lessons from the billing migration of 2024\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("lines-another-team", lines(lambda s: "- In another team, " + s[0].lower() + s[1:] + "\n"), FOOLED),
    ("lines-last-year", lines(lambda s: "- Last year, " + s[0].lower() + s[1:] + "\n"), FOOLED),
    ("lines-of-others", plan("## What other teams did\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
]


# ---- in other languages ----
SPOKEN = {
    "de": ("Sicherung", "Rückweg", {
        "BKP.ENCRYPTED": ("Die Sicherung ist verschlüsselt.", "Die Sicherung ist nicht verschlüsselt."),
        "BKP.RESTORE_VERIFIED": ("Die Wiederherstellung wurde am 2026-11-01 getestet.", "Die Wiederherstellung wurde nicht getestet.")},
        {"RBK.TESTED": ("Der Rollback wurde auf Staging getestet.", "Der Rollback wurde nicht getestet.")}),
    "es": ("Copia de seguridad", "Reversión", {
        "BKP.ENCRYPTED": ("La copia de seguridad está cifrada.", "La copia de seguridad no está cifrada."),
        "BKP.RESTORE_VERIFIED": ("La restauración fue probada el 2026-11-01.", "La restauración no ha sido probada.")},
        {"RBK.TESTED": ("La reversión fue probada en staging.", "La reversión no ha sido probada.")}),
    "fr": ("Sauvegarde", "Retour arrière", {
        "BKP.ENCRYPTED": ("La sauvegarde est chiffrée.", "La sauvegarde n'est pas chiffrée."),
        "BKP.RESTORE_VERIFIED": ("La restauration a été testée le 2026-11-01.", "La restauration n'a pas été testée.")},
        {"RBK.TESTED": ("Le retour arrière a été testé en préproduction.", "Le retour arrière n'a pas été testé.")}),
    "th": ("การสำรองข้อมูล", "การย้อนกลับ", {
        "BKP.ENCRYPTED": ("ไฟล์สำรองถูกเข้ารหัส", "ไฟล์สำรองไม่ได้เข้ารหัส"),
        "BKP.RESTORE_VERIFIED": ("- [x] ทดสอบการกู้คืนบน staging แล้ว", "ยังไม่ได้ทดสอบการกู้คืน")},
        {"RBK.TESTED": ("การซ้อมย้อนกลับ: ทดสอบแล้ว", "การซ้อมย้อนกลับ: ยังไม่ได้ทำ")}),
}
for language, (backup, back, saved, undone) in SPOKEN.items():
    for index, outcome in ((0, "pass"), (1, "fail")):
        text = "## %s\n\n%s\n\n## %s\n\n%s\n" % (backup, "\n\n".join(t[index] for t in saved.values()), back, "\n\n".join(t[index] for t in undone.values()))
        VARIANTS.append(("%s-%s" % (language, outcome), plan(text), {c: outcome for c in list(saved) + list(undone)}))

# ---- forms that hide what stands there ----
HEADINGS = re.compile(r"(?m)^## (.*)$")
STEPS_OF = re.compile(r"(?m)^(\d)\. (.*)$")
TESTED = {"BKP.RESTORE_VERIFIED": "fail", "RBK.TESTED": "fail", "CHK.BACKUP_VERIFIED": "fail", "CHK.ROLLBACK_TESTED": "fail"}
STILL_READY = {c: "!fail" for c in PASSES} | {c: "pass" for c in PASSES}


def told(restored, rolled_back, head="| Check | Result |\n|---|---|\n"):
    """No run shows it and no box is ticked; a table of results says this of both."""
    return UNTESTED_RESTORE + UNTESTED_ROLLBACK + [doc("## Before the start\n", "## Results\n\n%s| Backup restored and tested | %s |\n| Rollback tested in staging | %s |\n\n## Before the start\n"
                                                                             % (head, restored, rolled_back))]


VARIANTS += [
    ("told-yes", told("Yes", "Yes"), {"BKP.RESTORE_VERIFIED": "pass", "RBK.TESTED": "pass", "CHK.ROLLBACK_TESTED": "unknown"}),
    ("told-no", told("No", "No"), TESTED),
    ("told-yes-or-no", told("Yes \\| No", "Yes \\| No"), {"RBK.TESTED": "!pass", "CHK.ROLLBACK_TESTED": "!pass"}),
    ("told-pending", told("pending drill", "Not run (pending drill)"), {"RBK.TESTED": "!pass", "CHK.ROLLBACK_TESTED": "!pass"}),
    ("told-evidence-not-run", told("Not run (pending drill)", "Not run (pending drill)", "| Drill | Evidence |\n|---|---|\n"), TESTED),
    ("told-dry", told("Yes, `restore.sh --dry-run`", "Yes, `rollback.sh --check`"), TESTED),
    ("told-rehearsal-dry", UNTESTED_RESTORE + UNTESTED_ROLLBACK + [doc("## Before the start\n", "The restore was rehearsed with `restore.sh --dry-run` on 2026-11-01. The rollback rehearsal ran as "
                                                                      "`rollback.sh --dry-run` in staging.\n\n## Before the start\n")], {"BKP.RESTORE_VERIFIED": "fail", "RBK.TESTED": "fail"}),
    ("ready-without-proof", UNTESTED_RESTORE + UNTESTED_ROLLBACK + [doc("## Before the start\n", "- Rollback concept: **Ready**\n- Restore proof: **No**\n\n## Before the start\n")],
     {"BKP.RESTORE_VERIFIED": "fail", "RBK.TESTED": "!pass"}),
    ("restored-and-not-tried", UNTESTED_RESTORE + [doc(BACKUP_LINES[1], "- The restore succeeded, and its tests were not run.")], {"BKP.RESTORE_VERIFIED": "!pass"}),
] + [("told-not-run-" + language, told(text, text), TESTED) for language, text in variants.NOT_RUN.items()] + [
    ("field-not-run-" + language, UNTESTED_RESTORE + UNTESTED_ROLLBACK + [doc("## Before the start\n", "- Restore test: %s\n- Rollback test in staging: %s\n\n## Before the start\n" % (text, text))],
     {"BKP.RESTORE_VERIFIED": "fail", "RBK.TESTED": "fail"}) for language, text in variants.NOT_RUN.items()
] + [
    ("setext", [doc(HEADINGS, "\\1\n---"), doc(re.compile(r"\A# (.*)"), "\\1\n===")], STILL_READY),
    ("closed-headings", [doc(HEADINGS, "## \\1 ##")], STILL_READY),
    ("crlf", [doc(re.compile("\n"), "\r\n")], STILL_READY),
    ("setext-rejected", plan("Rejected alternatives\n---------------------\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("heading-in-fence", plan("## Rejected alternatives\n\n```\n## Plan\n```\n\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("heading-in-open-fence", plan("~~~~\n## Plan\n\n```\n" + "".join("- " + s + "\n" for s in READY_LINES)), FOOLED),
    ("steps-in-fence", [doc("1. Stop all writes to the new store.\n", "```\n1. Stop all writes to the new store.\n"), doc("6. Notify stakeholders.\n", "6. Notify stakeholders.\n```\n")],
     {"RBK.STEP_STOP_WRITES": "!pass", "RBK.STEP_VERIFY_BACKUP": "!pass", "RBK.STEP_NOTIFY": "!pass"}),
    ("steps-as-tables", [doc("1. Write to both", "| Step | Action |\n|---|---|\n1. Write to both"), doc("1. Stop all writes", "| Step | Action |\n|---|---|\n1. Stop all writes"),
                         doc(STEPS_OF, "| \\1 | \\2 |")],
     {c: "pass" for c in [*STEPS_BACK, "ZDT.PATTERN_STEPS", "ZDT.ORDER", "ZDT.BUFFER", "MOV.BATCHED", "MOV.CHECKPOINT"]}),
    ("steps-as-table-one-left-out", [doc("1. Stop all writes", "| Step | Action |\n|---|---|\n1. Stop all writes"), doc("6. Notify stakeholders.\n", ""), doc(STEPS_OF, "| \\1 | \\2 |")],
     {"RBK.STEP_NOTIFY": "fail"}),
    ("steps-of-table-undone", [doc("## Rollback\n", "## Rollback\n\n| Step | Action | Rollback |\n|---|---|---|\n| 1 | copy rows | TBD |\n"), *UNTESTED_ROLLBACK], {"RBK.TESTED": "!pass"}),
    ("escaped-pipes", [doc("| Error rate | > 1% |", "| Error rate \\| 5xx | > 1% |"), doc("| Disk usage | > 90% |", "| Disk usage (data \\| log) | > 90% |")], STILL_READY),
    ("folded-front", [doc(re.compile(r"\A"), "---\ntitle: >-\n  Orders move\n  to the new store\nrestore_test: >-\n  not\n  executed\nrollback_test: |\n  not executed\n---\n"),
                      *UNTESTED_RESTORE, doc(BACKUP_LINES[1] + "\n", ""), *UNTESTED_ROLLBACK], {"BKP.RESTORE_VERIFIED": "!pass", "RBK.TESTED": "!pass", "BKP.ENCRYPTED": "pass"}),
    ("folded-front-lines", NO_REPORTS + NO_SCRIPTS + [(DOC, None, "---\nnotes: >-\n" + "".join("  It is not true that " + s[0].lower() + s[1:] + "\n" for s in READY_LINES) + "---\n" + HEAD + MOVED)], FOOLED),
]

VARIANTS += EDGES


def like(variant):
    """The variant that this one is like, but for what it changes."""
    return "silent" if any(edit[0] == DOC and edit[1] is None and edit[2] for edit in variant[1]) else "ready"


def build(base, root, only=None):
    """The variants under `root`, a spec each, or only those of these numbers; [(spec, variant)]."""
    sound = {}
    for folder, _, files in os.walk(base):
        for name in files:
            path = os.path.relpath(os.path.join(folder, name), base)
            with open(os.path.join(folder, name)) as f:
                sound[TOLD_APART.get(path, path)] = f.read()
    made = []
    for number, variant in enumerate(VARIANTS):
        spec = "v%03d" % number
        if only is not None and number not in only:
            continue
        files = dict(sound)
        for file, old, new in variant[1]:
            if old is None:
                files[file] = new
                continue
            text = files[file]
            changed = old.sub(new, text) if isinstance(old, re.Pattern) else text.replace(old, new)
            if changed == text:
                raise SystemExit("%s: nothing to change in %s: %r" % (variant[0], file, old))
            files[file] = changed
        home = os.path.join(root, "specs", "move", spec)
        os.makedirs(home)
        for file, text in files.items():
            if text is None:
                continue
            path = os.path.join(home, file)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            text = re.sub(r"\b(orders|customers)\b(?!_)", r"\1_" + spec, text)
            with open(path, "w", newline="") as f:
                f.write(text)
        made.append((spec, variant))
    os.makedirs(os.path.join(root, ".spec"))
    with open(os.path.join(root, ".spec", "SPEC_INDEX.json"), "w") as f:
        json.dump({"specs": [{"id": s, "path": "specs/move/" + s} for s, _ in made]}, f)
    return made


def clear(root):
    shutil.rmtree(root)
