"""Results of a sound migration stage that its own words contradict: failed tests, what tests saw beside a pass, runs that were not made."""
from stage_breaks import ART, UNIT, each

ENCODING, KEPT = "| equal to the byte | equal to the byte | PASS |", "| one kept, one rejected | one kept, one rejected | PASS |"
DROPPED = "| no column | no column | PASS |"
VARIANTS = each("test-failed", UNIT, ENCODING, ["| equal to the byte | 40 names garbled | FAIL |", "| equal to the byte | equal to the byte | failed |"], {"TST.FAILED": "fail: the test failed @ | encoding of names"})
VARIANTS += [("test-skipped", [(UNIT, ENCODING, "| equal to the byte | | to be seen |")], {"TST.FAILED": "unknown @ | encoding of names"})]
VARIANTS += each("test-saw-amiss", UNIT, ENCODING, [f"| equal to the byte | {text} | PASS |" for text in (
    "umlauts garbled", "the script crashed", "names were cut off", "ten names differ", "two names lost", "Umlaute verstümmelt", "nombres truncados", "noms tronqués", "nomes truncados", "имена обрезаны", "乱码",
    "文字化け", "ชื่อถูกตัด")], {"TST.ACTUALS_AGREE": "unknown", "TST.FAILED": "!fail"})
VARIANTS += each("test-saw-the-column", UNIT, DROPPED, ["| no column | the column is still there | PASS |", "| no column | die Spalte ist noch da | PASS |"], {"TST.ACTUALS_AGREE": "unknown", "INT.MAP_COVERAGE": "fail"})
VARIANTS += [("boundary-saw-amiss", [(UNIT, KEPT, "| one kept, one rejected | both kept, the second cut off | PASS |")], {"TST.ACTUALS_AGREE": "unknown", "INT.TRUNCATION": "fail"})]
VARIANTS += each("test-saw-what-it-expected", UNIT, ENCODING, ["| names are truncated and reported | names are truncated and reported | PASS |", "| equal to the byte | equal, none lost, no errors | PASS |"], {"TST.ACTUALS_AGREE": "pass"})
VARIANTS += [("test-saw-another-amiss", [(UNIT, ENCODING, "| names are truncated and reported | umlauts garbled | PASS |")], {"TST.ACTUALS_AGREE": "unknown"}),
             ("test-saw-what-another-expected", [(UNIT, ENCODING, "| equal to the byte | names were cut off | PASS |"),
                                                 (UNIT, KEPT, "| one kept, the second cut off | one kept, the second cut off | PASS |")], {"TST.ACTUALS_AGREE": "unknown"})]

DRY = "The dry run of 2026-11-10 would have written 1,198 accounts and 8,400 purchases; two names were rejected."
SECOND = "Both scripts upsert on the primary key of the target; the second run is recorded in unit 01."
VARIANTS += each("dry-run-not-made", ART, DRY, ["No dry run was made.", "None was made.", "Kein Probelauf.", "No se hizo.", "Pas encore exécuté.", "Não foi executado.", "Не выполнялось.", "未执行。", "未実施。", "ยังไม่ได้ทำ"],
                 {"ART.SECTIONS": 'fail: section "dry-run results" says that it was not done'})
VARIANTS += each("idempotency-not-verified", ART, SECOND, ["Not verified; the scripts must be run once only.", "Nicht geprüft."], {"ART.SECTIONS": 'fail: section "idempotency verification" says that it was not done'})
VARIANTS += each("script-not-idempotent", ART, "**Idempotency:** upsert keyed on account_id", ["**Idempotency:** none, must be run once", "**Idempotency:** keine"], {"ART.IDEMPOTENCY_MECH": "fail"})
VARIANTS += [("script-without-errors", [(ART, "- **Error-record location and format:** table", "- **Error-record location and format:** none, not the table")], {"ART.ENTRY_FIELDS": "fail: error records"}),
             ("script-without-checkpoint", [(ART, "table `migration_cursor`, read at the start of each batch", "none; a restart begins at the first row")], {"ART.ENTRY_FIELDS": "fail: checkpoint"})]
