"""Single things that a person writes into a migration that went through all gates and that take back what they stand beside.

VARIANTS as in gate_variants.py, which joins them; those that take nothing back stand beside, and must stay sound.
"""
import re

MIG1, MIG2, MIG3, R1, R2, R3, MIG5, MIG6 = ["mig-1.md", "mig-2.md", "mig-3.md", "mig-4.1.md", "mig-4.2.md", "mig-4.3.md", "mig-5.md", "mig-6.md"]
BOX, MET, REHEARSED = re.compile(r"- \[x\] Full backup.*\n"), "— Met, 140 ms", "Rehearsed on staging on 2026-10-28, done after 12 minutes."
AGAIN = """{"manifest_id": "20261120-090000-0a1b2c3", "artifact": "MIG-3", "timestamp": "2026-11-20T09:00:00Z",
  "human_intervention": {"required": true, "occurred": true, "reviewer": "Otto Example", "override": false}}
"""


def section(heading, text):
    return (re.compile(r"(?ms)^(#+ %s\n).*?(?=^#|\Z)" % re.escape(heading)), "\\g<1>" + text + "\n\n")


def each(name, file, edits, outcomes):
    return [(f"{name}-{number}", [(file, *edit)], outcomes) for number, edit in enumerate(edits, 1)]


VARIANTS = each("backup-only-spoken-of", MIG3, [(BOX, f"- [x] {text}\n") for text in (
    "A full backup was considered", "Backup discussed with the DBA", "Backup: not needed", "Backup is taken after step 3", "Full backup taken?", "Ask whether a backup exists",
    "Eine Sicherung wurde erwogen", "Copia de seguridad: no hace falta", "Sauvegarde envisagée", "Backup, se houver tempo")], {"MIG3.BACKUP_BEFORE": "fail"})
VARIANTS += [("backup-assumed", [(MIG3, BOX, "")], {"MIG3.BACKUP_BEFORE": "pass"}),
             ("backup-in-box", [(MIG3, BOX, "- [x] Full backup taken, only the archive is left out\n")], {"MIG3.BACKUP_BEFORE": "pass"})]
VARIANTS += each("met-taken-back", MIG5, [(MET, "— " + text) for text in (
    "Met in part", "Partly met", "Met for most invoices", "Met, except on Mondays", "Met?", "Met, by estimate", "Met, zum Teil", "Met, en parte", "Met, en partie", "Met, частично", "Met，部分", "Met, บางส่วน")],
    {"MIG5.CRITERIA_ENUM": "fail", "MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += [("met-beyond", [(MIG5, MET, "— Met, 240 ms")], {"MIG5.WITHIN_LIMIT": "fail", "MIG5.VERDICT_CONTRADICTS": "fail"}),
             ("met-beyond-said", [(MIG5, MET, "— Not met, 240 ms")], {"MIG5.WITHIN_LIMIT": "!fail"}),
             ("met-at-the-limit", [(MIG5, MET, "— Met, 200 ms")], {"MIG5.WITHIN_LIMIT": "pass"}),
             ("met-beyond-in-seconds", [(MIG5, MET, "— Met, 0.3 s")], {"MIG5.WITHIN_LIMIT": "fail"}),
             ("met-unmeasured", [(MIG5, MET, "— Met")], {"MIG5.WITHIN_LIMIT": "unknown", "MIG5.CRITERIA_ENUM": "!fail"}),
             ("met-not-more-than", [(MIG2, "p99 of invoicing stays below 200 ms", "p99 of invoicing is no more than 200 ms"), (MIG5, "p99 of invoicing stays below 200 ms — Met, 140 ms", "p99 of invoicing is no more than 200 ms — Met, 140 ms")],
              {"MIG5.WITHIN_LIMIT": "pass"}),
             ("met-at-least", [(MIG2, "p99 of invoicing stays below 200 ms", "at least 99 % of invoices find a rate"), (MIG5, "p99 of invoicing stays below 200 ms — Met, 140 ms", "at least 99 % of invoices find a rate — Met, 97 %")],
              {"MIG5.WITHIN_LIMIT": "fail"})]
VARIANTS += each("met-stands", MIG5, [(MET, "— " + text) for text in ("Met, 140 ms, no exceptions", "Met: 140 ms, as expected")], {"MIG5.CRITERIA_ENUM": "!fail", "MIG5.VERDICT_CONTRADICTS": "!fail"})
VARIANTS += each("check-taken-back", MIG5, [("- Replication lag — Pass", "- Replication lag — " + text) for text in ("Pass, not measured", "Pass, with one alert", "Pass in part")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("consumer-taken-back", MIG5, [("invoicing service — Functioning", "invoicing service — " + text) for text in ("Functioning, with workarounds", "Functioning for most customers", "Functioning?")],
                 {"MIG5.CONSUMER_ENUM": "fail", "MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("integrity-taken-back", MIG5, [section("Data Integrity", text) for text in ("Verified for a sample of the rows.", "Verified — except order_items.", "Verified — 12 rows differ, see reports/reconciliation.json.")],
                 {"MIG5.INTEGRITY_ENUM": "fail", "MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("integrity-stands", MIG5, [section("Data Integrity", "Verified — no rows differ, see reports/reconciliation.json.")], {"MIG5.INTEGRITY_ENUM": "pass", "MIG5.VERDICT_CONTRADICTS": "!fail"})
VARIANTS += each("verdict-taken-back", MIG5, [section("Verdict", text) for text in (
    "Migration successful, but two consumers are down.", "Migration successful in part", "Migration successful, provided the replica catches up", "Migration successful?")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("status-taken-back", R2, [section("Status", text) for text in (
    "Complete, except for 300 rows", "Partly complete", "Nearly complete", "Complete?", "Complete, 300 rows still open", "Complete (90 %)", "Complete, bis auf 300 Zeilen", "Complete, salvo 300 filas",
    "Complete, sauf 300 lignes", "Complete, exceto 300 linhas", "Complete, кроме 300 строк", "Complete，除了 300 行", "Complete, 300 件を除く", "Complete ยกเว้น 300 แถว")], {"MIG4.STATUS_ENUM": "fail", "MIG5.STEPS_DONE": "fail"})
VARIANTS += each("status-stands", R2, [section("Status", text) for text in ("Complete — no exceptions", "Complete (100 %)")], {"MIG4.STATUS_ENUM": "!fail"})
VARIANTS += each("verification-taken-back", R2, [section("Verification Result", text) for text in ("Pass, except for 300 rows.", "Partial pass", "Pass (extrapolated from a sample)", "Pass?")], {"MIG4.VERIFY_PASS": "fail"})
VARIANTS += each("precondition-taken-back", R2, [section("Pre-conditions", text) for text in ("Met, as far as we know", "Met in part — the dump was not tested", "Met?")], {"MIG4.PRECOND_MET": "fail"})
VARIANTS += each("execution-undone", R2, [section("Execution", text) for text in ("Not executed.", "Will run on Monday.", "Noch nicht ausgeführt.")], {"MIG4.VERIFY_PASS": "fail"})
VARIANTS += [("rollback-ghost", [(MIG6, "migrations/0001_add_region_code.down.sql", "migrations/0002_undo_everything.down.sql")], {"MIG6.SCRIPT_EXISTS": "fail"}),
             ("rollback-script-elsewhere", [(MIG6, "migrations/0001_add_region_code.down.sql", "ops/undo.sh")], {"MIG6.SCRIPT_EXISTS": "unknown"}),
             ("step-ghost", [(MIG3, "run `migrations/0001_add_region_code.up.sql`", "run `migrations/0009_add_region_code.up.sql`")], {"MIG3.SCRIPT_EXISTS": "fail"}),
             ("step-script-elsewhere", [(MIG3, "run `fill_region_code", "run `ops/fill.sh`, which runs `fill_region_code")], {"MIG3.SCRIPT_EXISTS": "unknown"})]
VARIANTS += each("rehearsal-taken-back", MIG6, [(REHEARSED, text) for text in (
    "Rehearsed in part on staging on 2026-10-28.", "Rehearsed at the table on 2026-10-28.", "Rehearsed on staging on 2026-10-28?", "Rehearsed on staging on 2026-10-28 for another migration.",
    "Rehearsed on staging on 2026-10-28, except for step 2.", "Rollback on paper, 2026-10-28, rehearsed.")], {"MIG6.TESTED": "fail"})
VARIANTS += each("rollback-taken-back", MIG6, [section("Rollback Status", text) for text in ("Available, if the flag still works", "Available in part", "Available?", "Probably available")], {"MIG6.STATUS_ENUM": "fail"})
VARIANTS += each("ponr-unsure", MIG3, [section("Point of No Return", text) for text in ("None, we think", "None that we know of", "None?")], {"MIG3.PONR_STATED": "fail"})
VARIANTS += each("undo-hoped", MIG3, [("set region_code to NULL again by the same batches", text) for text in ("should not be necessary", "to be written", "to be worked out with the DBA")], {"MIG3.STEP_ROLLBACK": "fail"})
VARIANTS += each("full-rollback-put-off", MIG2, [("switch invoicing back to region, then drop region_code by its down script", text) for text in ("to be worked out", "to be agreed with the data owner")], {"MIG2.RB_FULL": "fail"})
VARIANTS += each("signature-taken-back", MIG2, [("| Approved | 2026-10-05 10:00", f"| {text} | 2026-10-05 10:00") for text in (
    "Approved subject to a second review", "Approved?", "Approved verbally", "Approval expected", "Approved in part", "Genehmigt, vorbehaltlich Rechtsprüfung", "Approuvé, sous réserve", "Aprobado si legal acepta")],
    {"GATE.OUT_OF_ORDER": "fail"})
VARIANTS += each("risk-unsure", MIG1, [section("Risk Level", text) for text in ("Medium, to be confirmed", "Medium?", "Probably medium")], {"MIG1.RISK_ENUM": "fail"})
VARIANTS += each("risk-told", MIG1, [section("Risk Level", "**Medium** — one table, probably many readers, if all of them look.")], {"MIG1.RISK_ENUM": "pass"})
VARIANTS += each("compat-unsure", MIG1, [section("Data Compatibility", text) for text in ("Probably compatible", "Compatible, except for old orders")], {"MIG1.DATA_COMPAT_ENUM": "fail"})
LAG, SHARE = "normal, at most 4 s", "Pass — error rate 0.02 %."
BEYOND = 'fail: MIG-4.%s, section "%s" @ %s'
VARIANTS += each("measured-beyond", R3, [(SHARE, f"Pass — {text}") for text in ("error rate 0.4 %.", "0.11 % at the most.", "error rate 1 per cent.")],
                 {"MIG4.WITHIN_LIMIT": BEYOND % (3, "verification result", "# [MIG-4.3]")})
VARIANTS += each("measured-within", R3, [(SHARE, f"Pass — {text}") for text in ("error rate 0.1 %.", "0 %.")], {"MIG4.WITHIN_LIMIT": "!fail"})
VARIANTS += each("some-where-none-was-asked", R2, [("Pass — zero rows without a code.", f"Pass — {text}") for text in ("300 rows without a code.", "3 rows have a null.", "12 rows are missing.", "1,204 rows remain.")], {"MIG4.WITHIN_LIMIT": BEYOND % (2, "verification result", "# [MIG-4.2]")})
VARIANTS += each("none-where-none-was-asked", R2, [("Pass — zero rows without a code.", f"Pass — {text}") for text in ("8,400 rows have a code.", "none of 8,400 rows without a code.", "all batches without errors.", "0 rows without a code.")],
                 {"MIG4.WITHIN_LIMIT": "!fail"})
VARIANTS += [("lag-beyond-the-alert", [(R2, LAG, "normal, at most 45 s")], {"MIG4.WITHIN_LIMIT": BEYOND % (2, "health check status", "45 s"), "MIG4.HEALTH_RED": "!fail"}),
             ("lag-at-the-alert", [(R2, LAG, "normal, 30 s")], {"MIG4.WITHIN_LIMIT": "!fail"}),
             ("lag-beyond-and-back", [(R2, LAG, "normal, 45 s at first, then 4 s")], {"MIG4.WITHIN_LIMIT": BEYOND % (2, "health check status", "45 s")}),
             ("lag-without-a-limit", [(R2, LAG, "normal, at most 45 s"), (MIG3, ", alert above 30 s", "")], {"MIG4.WITHIN_LIMIT": "!fail"}),
             ("lag-of-another-name", [(R2, LAG, "normal, at most 45 s"), (MIG3, "- Replication lag of the read copy, alert", "- Replication lag on the board\n- Replica of the archive: lag, alert")], {"MIG4.WITHIN_LIMIT": "!fail"}),
             ("lag-beyond-the-strategy", [(R2, LAG, "normal, at most 8 s"), (MIG2, "the read copy keeps up with the batches", "the lag of the read copy stays below 5 s")],
              {"MIG4.WITHIN_LIMIT": BEYOND % (2, "health check status", "8 s")}),
             ("rate-beyond-the-trigger", [(R3, "Invoice error rate — green", "Invoice error rate — green, 0.3 %")], {"MIG4.WITHIN_LIMIT": BEYOND % (3, "health check status", "0.3 %")}),
             ("measured-in-nothing", [(R3, SHARE, "Pass — quiet all day.")], {"MIG4.WITHIN_LIMIT": 'unknown: MIG-4.3, section "verification result" @ # [MIG-4.3]'}),
             ("throughput-measured", [(MIG3, ", alert above 30 s", ", alert above 30 s\n- Throughput of invoicing, alert when it drops by more than 20 %"),
                                      (R2, LAG, LAG + "\n- Throughput of invoicing — normal, drops by 5 %, to 80 % of before")], {"MIG4.WITHIN_LIMIT": "!fail"}),
             ("beyond-and-said", [(R3, SHARE, "Fail — error rate 0.4 %.")], {"MIG4.WITHIN_LIMIT": "!fail", "MIG4.VERIFY_PASS": "fail"}),
             ("beyond-and-rolled-back", [(R3, SHARE, "Fail — error rate 0.4 %."), (R3, "Invoice error rate — green", "Invoice error rate — red, 0.4 %"), (R3, *section("Status", "Rolled back — the error rate was ten times too high"))],
              {"MIG4.WITHIN_LIMIT": "!fail", "MIG4.ROLLED_BACK_OPEN": "fail"})]
VARIANTS += [("met-and-some-left", [(MIG5, "zero orders have a NULL region_code — Met", "zero orders have a NULL region_code — Met, 12 orders without a code")],
              {"MIG5.WITHIN_LIMIT": "fail", "MIG5.VERDICT_CONTRADICTS": "fail"})]

# ---- what is told of a part, of another place, by the look of it, without saying anything, or of long ago ----
RAN, LISTED = "Ran 812 batches on 2026-11-04 in 95 min.", "Pass — the column is listed and empty."
PART, ELSEWHERE = {"MIG4.RAN_IN_FULL": "fail", "MIG4.RAN_FOR_REAL": "!fail"}, {"MIG4.RAN_FOR_REAL": "fail", "MIG4.RAN_IN_FULL": "!fail"}
VARIANTS += each("ran-in-part", R2, [(RAN, text) for text in (
    "Ran 400 of 812 batches on 2026-11-04 in 95 min.", "Ran 400 batches of 812 in 95 min.", "400/812 batches, 50 min.", "Ran half of the batches in 50 min.", "49 % of the batches ran in 50 min.",
    "400 von 812 Stapeln in 50 min.", "400 de los 812 lotes en 50 min.", "400 lots sur 812 en 50 min.", "400 dos 812 lotes em 50 min.", "400 из 812 пакетов за 50 min.", "共 812 批中的 400 批，50 min", "812 件中 400 件、50 min",
    "รัน 400 จาก 812 ชุด 50 min")], PART)
VARIANTS += each("ran-in-full", R2, [(RAN, text) for text in (
    "Ran 812 of 812 batches in 95 min.", "Ran all 812 batches in 95 min; 3 of 812 batches were retried.", "In step 2 of 3, on 11/04, ran 812 batches in 95 min.", "Ran 812 batches in 95 min, 100 % of the rows.")],
    {"MIG4.RAN_IN_FULL": "!fail", "MIG4.RAN_FOR_REAL": "!fail"})
VARIANTS += each("ran-elsewhere", R2, [(RAN, text) for text in (
    "Ran 812 batches on staging on 2026-11-04 in 95 min; production follows.", "Ran 812 batches on the test environment in 95 min.", "812 Stapel auf der Testumgebung, 95 min.", "812 lotes en el entorno de pruebas, 95 min.",
    "812 lots sur l'environnement de test, 95 min.", "812 lotes em homologação, 95 min.", "812 пакетов на тестовом стенде, 95 min.", "在测试环境执行了 812 批，95 min", "ステージングで 812 バッチを実行、95 min", "รันบนระบบทดสอบ 812 ชุด 95 min")], ELSEWHERE)
VARIANTS += each("ran-there", R2, [(RAN, text) for text in (
    "First on staging, then on production: 812 batches in 95 min.", "After the rehearsal on staging of the day before, ran 812 batches in 95 min.", "Filled the staging table, then ran 812 batches in 95 min.",
    "812 Stapel nicht auf Staging, sondern in Produktion, 95 min.")], {"MIG4.RAN_FOR_REAL": "pass", "MIG4.RAN_IN_FULL": "!fail"})
VARIANTS += [("ran-in-part-undone", [(R2, RAN, "Ran 400 of 812 batches on staging in 95 min."), (R2, *section("Status", "Rolled back — the lag grew"))], {"MIG4.RAN_IN_FULL": "!fail", "MIG4.RAN_FOR_REAL": "!fail"}),
             ("ran-unsaid", [(R2, *section("Execution", "TBD"))], {"MIG4.RAN_IN_FULL": "unknown", "MIG4.RAN_FOR_REAL": "unknown"})]
VARIANTS += each("verified-by-look", R1, [(LISTED, f"Pass — {text}") for text in (
    "looked fine.", "checked by eye.", "nobody complained.", "sah gut aus.", "a ojo.", "à vue d'œil.", "ninguém reclamou.", "на глаз.", "目测", "目視で確認", "ดูด้วยตาเปล่า")], {"MIG4.VERIFY_PASS": "fail"})
VARIANTS += each("verified-and-looked-at", R1, [(LISTED, f"Pass — {text}") for text in ("the column is listed, and no row has a value.", "looked fine: zero rows have a value.")], {"MIG4.VERIFY_PASS": "!fail"})
VARIANTS += each("integrity-by-look", MIG5, [section("Data Integrity", f"Verified — {text}.") for text in ("nobody complained", "everything looks good", "keine Beschwerden")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("met-by-look", MIG5, [(MET, "— Met, by eye")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("verdict-that-looks-good", MIG5, [section("Verdict", "Migration successful — looks good.")], {"MIG5.VERDICT_CONTRADICTS": "!fail"})
VARIANTS += each("health-amber", R3, [("Invoice error rate — green", f"Invoice error rate — {text}") for text in ("amber", "yellow", "warning", "gelb", "ámbar", "jaune", "amarelo", "жёлтый", "黄色", "黄信号", "สีเหลือง")],
                 {"MIG4.HEALTH_RED": "fail"})
VARIANTS += each("health-without-warnings", R3, [("Invoice error rate — green", "Invoice error rate — green, no warnings")], {"MIG4.HEALTH_RED": "!fail"})
VARIANTS += each("undo-that-says-nothing", MIG6, [("1. Turn off the flag", f"1. {text}\n2. Turn off the flag") for text in (
    "Do what is needed", "Act accordingly.", "As usual", "Fix whatever is broken", "Das Nötige tun", "Hacer lo necesario", "Faire le nécessaire", "Fazer o necessário", "По ситуации", "视情况处理", "適宜対応", "ตามความเหมาะสม")],
                 {"MIG6.STEP_CONCRETE": "fail: rollback procedure @ 1. ", "MIG6.PROCEDURE_STEPS": "!fail"})
VARIANTS += each("undo-in-few-words", MIG6, [("1. Turn off the flag", f"1. {text}\n2. Turn off the flag") for text in ("Tell the on-call lead", "Stop the writers", "Scale down as needed to 2 workers")], {"MIG6.STEP_CONCRETE": "!fail"})
VARIANTS += [("rehearsed-long-ago", [(MIG6, REHEARSED, "Rehearsed on staging on 2024-10-28, done after 12 minutes.")], {"MIG6.TEST_FRESH": "fail", "MIG6.TESTED": "!fail"}),
             ("rehearsed-a-month-before", [(MIG6, REHEARSED, "Rehearsed on staging on 2026-10-04.")], {"MIG6.TEST_FRESH": "pass"}),
             ("rehearsed-31-days-before", [(MIG6, REHEARSED, "Rehearsed on staging on 2026-10-03.")], {"MIG6.TEST_FRESH": "fail"}),
             ("rehearsed-some-day", [(MIG6, REHEARSED, "Rehearsed on staging.")], {"MIG6.TEST_FRESH": "unknown", "MIG6.TESTED": "!fail"}),
             ("rehearsed-before-today", [(f, None, None) for f in (R1, R2, R3)] + [(MIG6, REHEARSED, "Rehearsed on staging on 2026-10-20.")], {"MIG6.TEST_FRESH": "fail"}),
             ("rehearsed-lately", [(f, None, None) for f in (R1, R2, R3)] + [(MIG6, REHEARSED, "Rehearsed on staging on 2026-10-21.")], {"MIG6.TEST_FRESH": "pass"}),
             ("rehearsed-and-given-up", [(MIG6, REHEARSED, "Rehearsed on staging on 2024-10-28."), (MIG6, *section("Rollback Status", "No longer possible — codes were given to customers"))], {"MIG6.TEST_FRESH": "pass"})]
VARIANTS += each("precondition-to-come", R1, [section("Pre-conditions", f"Met — {text}") for text in ("the dump will be restored next week.", "the restore is planned for Friday.", "noch nicht geprüft.")], {"MIG4.PRECOND_MET": "fail"})
VARIANTS += each("verified-as-ever", R1, [(LISTED, f"Pass — {text}") for text in ("same as last time.", "as usual.", "wie immer.", "как обычно.")], {"MIG4.VERIFY_PASS": "fail"})
VARIANTS += each("trigger-of-nobody", MIG6, [("- manual decision by the data owner", "- manual decision")], {"MIG6.TRIGGER_MEASURABLE": "fail"})
VARIANTS += [("ran-before-the-approval", [(R2, "on 2026-11-04", "on 2026-09-30")], {"MIG4.RAN_APPROVED": "fail"}),
             ("ran-the-day-of-the-approval", [(R2, "on 2026-11-04", "on 2026-10-07")], {"MIG4.RAN_APPROVED": "!fail"}),
             ("ran-some-day", [(R2, " on 2026-11-04", "")], {"MIG4.RAN_APPROVED": "unknown"}),
             ("approved-again-after-it-ran", [("decisions/run-manifest-mig-3-again.json", None, AGAIN)], {"MIG4.RAN_APPROVED": "!fail"}),
             ("verified-in-other-words", [(R3, *section("Verification Result", "Looks good."))], {"MIG4.VERIFY_PASS": "unknown"}),
             ("undo-by-the-change", [(MIG6, "migrations/0001_add_region_code.down.sql", "migrations/0001_add_region_code.up.sql")], {"MIG6.SCRIPT_UNDOES": "fail", "MIG6.SCRIPT_EXISTS": "pass"}),
             ("undo-by-another", [(MIG6, "migrations/0001_add_region_code.down.sql", "ops/undo.sh")], {"MIG6.SCRIPT_UNDOES": "unknown"})]
VARIANTS += [("procedure-in-headings", [(MIG6, "1. Turn off the flag `INVOICE_BY_CODE`\n2. Run `migrations/0001_add_region_code.down.sql`",
                                         "### Step 1: Turn off the flag\n\nTurn off the flag `INVOICE_BY_CODE`.\n\n### Step 2: Drop the column\n\nRun `migrations/0001_add_region_code.down.sql`.")],
              {"MIG6.TESTED": "!fail", "MIG6.STEP_CONCRETE": "!fail", "MIG6.PROCEDURE_STEPS": "!fail"})]
