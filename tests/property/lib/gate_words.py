"""Texts of gates that tell nothing of their own, and answers that say a good word and take it back, in the languages artifacts are written in.

VARIANTS as in gate_variants.py, which joins them; those that tell something stand beside, and must stay sound.
"""
from gate_breaks import MIG2, MIG3, MIG5, MIG6, R2, each, section

HOLLOW = ["see ticket OPS-311", "ask Jonas", "same as above", "NOT_EXECUTED", "figure out later", "undo the rest", "we will see", "siehe Ticket", "Jonas fragen", "den Rest rückgängig machen",
          "ver ticket", "preguntar a Jonas", "deshacer el resto", "voir le ticket", "demander à Jonas", "annuler le reste", "参见工单", "チケット参照"]
TOLD = ["see OPS-311: drop the column region_code", "ask Jonas to drop the column region_code", "restore the dump of the checklist", "undo the rest of the batches with `fill --undo`",
        "Spalte region_code löschen", "eliminar la columna region_code", "supprimer la colonne region_code"]
UNDO, VERIFY = "- **Rollback:** run `migrations/0001_add_region_code.down.sql`", "- **Verification:** zero rows of orders have a NULL region_code"
FULL, LAST = "switch invoicing back to region, then drop region_code by its down script", "2. Run `migrations/0001_add_region_code.down.sql`"
VARIANTS = each("undo-hollow", MIG3, [(UNDO, "- **Rollback:** " + text) for text in HOLLOW + ["probably run the down script"]], {"MIG3.STEP_ROLLBACK": "fail"})
VARIANTS += each("undo-told", MIG3, [(UNDO, "- **Rollback:** " + text) for text in TOLD], {"MIG3.STEP_ROLLBACK": "pass"})
VARIANTS += each("procedure-hollow", MIG6, [(LAST, "2. " + text) for text in HOLLOW], {"MIG6.STEP_CONCRETE": "fail"})
VARIANTS += each("procedure-told", MIG6, [(LAST, "2. " + text) for text in TOLD + ["Tell finance, and ask them to load the sheet again"]], {"MIG6.STEP_CONCRETE": "pass"})
VARIANTS += each("full-hollow", MIG2, [(FULL, text) for text in ("see ticket", "ask Jonas", "manual", "siehe Ticket", "ver ticket", "voir ticket")], {"MIG2.RB_FULL": "fail"})
VARIANTS += each("action-hollow", MIG3, [("- **Action:** run `migrations/0001_add_region_code.up.sql`", "- **Action:** " + text) for text in ("see ticket", "as discussed", "wie besprochen")],
                 {"MIG3.STEP_ACTION": "fail"})
VARIANTS += each("check-hollow", MIG3, [(VERIFY, "- **Verification:** " + text) for text in ("see ticket", "manual check", "siehe Ticket", "a mano")], {"MIG3.STEP_VERIFY": "fail"})
VARIANTS += each("condition-hollow", MIG3, [("- **Pre-condition:** step 1 is verified", "- **Pre-condition:** " + text) for text in ("see ticket", "ask Jonas", "Jonas fragen")],
                 {"MIG3.STEP_PRECOND": "fail"})
VARIANTS += each("condition-of-steps", MIG3, [("- **Pre-condition:** step 1 is verified", "- **Pre-condition:** " + text) for text in ("all steps above are done", "None")], {"MIG3.STEP_PRECOND": "pass"})

# ---- elsewhere, in part, or with what is amiss
ELSEWHERE = ["on staging", "(test system)", "in the dry run", "im Test", "en pruebas", "sur l'environnement de test"]
IN_PART = ["rest tomorrow", "so far", "for the first half", "(partially)", "Rest morgen", "hasta ahora", "le reste demain", "目前为止"]
AMISS = ["with 3 open issues", "12 rows lost", "errors: 3", "one warning, not resolved", "after ignoring errors", "2 Fehler offen", "quedan 12 filas", "il manque 12 lignes"]
CLEAN = ["0 rows missing", "no rows were lost", "errors: none", "two warnings, both resolved", "error rate 0.02 %", "counts equal those before the migration", "the same numbers as in the rehearsal on staging",
         "keine Zeilen fehlen", "sin errores", "aucune erreur"]
VARIANTS += each("pass-words", R2, [section("Verification Result", "Pass, " + text) for text in ELSEWHERE + IN_PART + AMISS], {"MIG4.VERIFY_PASS": "fail"})
VARIANTS += each("pass-words-clean", R2, [section("Verification Result", "Pass - " + text) for text in CLEAN], {"MIG4.VERIFY_PASS": "pass"})
VARIANTS += each("complete-words", R2, [section("Status", "Complete, " + text) for text in ELSEWHERE + IN_PART + AMISS + ["the last batch runs tonight"]],
                 {"MIG4.STATUS_ENUM": "fail", "MIG5.STEPS_DONE": "fail"})
VARIANTS += each("complete-words-clean", R2, [section("Status", "Complete. " + text) for text in ("No open issues.", "All 812 batches.", "Step 3 starts tomorrow.")], {"MIG4.STATUS_ENUM": "pass"})
LINE = "- invoicing service — Functioning"
VARIANTS += each("functioning-words", MIG5, [(LINE, LINE + ", " + text) for text in (
    "3 complaints open", "on staging", "slower than before", "with 2 known bugs", "mit 3 offenen Beschwerden", "con 3 quejas abiertas", "avec 3 plaintes ouvertes")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("functioning-words-clean", MIG5, [(LINE, LINE + ", " + text) for text in ("no complaints open", "40,000 invoices since", "0 Fehler")], {"MIG5.VERDICT_CONTRADICTS": "pass"})
VARIANTS += each("verdict-words", MIG5, [section("Verdict", "Migration successful, " + text) for text in (
    "2 open issues", "rest tomorrow", "on staging", "mostly", "zwei offene Punkte", "dos incidencias abiertas", "deux incidents ouverts")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("verdict-words-clean", MIG5, [section("Verdict", "Migration successful" + text) for text in (", no open issues", ". 0 rows lost.", ": as rehearsed on staging")],
                 {"MIG5.VERDICT_CONTRADICTS": "pass", "MIG5.VERDICT_ENUM": "pass"})
VARIANTS += each("verdict-denied", MIG5, [section("Verdict", text) for text in ("Migration not successful", "Unsuccessful")], {"MIG5.VERDICT_ENUM": "fail"})
VARIANTS += each("verified-words", MIG5, [section("Data Integrity", "Verified " + text) for text in (
    "on staging, see reports/reconciliation.json", "before the run", "in the rehearsal", "by the dry run", "im Probelauf", "durante el ensayo")], {"MIG5.VERDICT_CONTRADICTS": "fail"})

# ---- evidence that shows nothing of what the migration left behind
RUN = "reports/reconciliation.json"
VARIANTS += each("evidence-elsewhere", RUN, [('"kind": "production"', '"kind": "dry_run"'), ('"kind": "production"', '"kind": "test"'), ('"env": "prod"', '"env": "staging"'),
                                             ('"started_at": "2026-11-06', '"started_at": "2026-10-20'), ('"started_at": "2026-11-06', '"started_at": "2026-11-02')],
                 {"MIG5.INTEGRITY_EVIDENCE": "fail"})
VARIANTS += each("evidence-of-it", RUN, [('"started_at": "2026-11-06', '"started_at": "2026-11-03'), ('  "env": "prod",\n', "")], {"MIG5.INTEGRITY_EVIDENCE": "pass"})
