"""Texts of gates that tell nothing of their own, and answers that say a good word and take it back, in the languages artifacts are written in.

VARIANTS as in gate_variants.py, which joins them; those that tell something stand beside, and must stay sound.
"""
import os
import re

from gate_breaks import MIG1, MIG2, MIG3, MIG5, MIG6, R1, R2, R3, each, section

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

# ---- stamps and approvals dated as people date them
STAMP = "Updated: 2026-10-03"
LATE = ["Stand: 20.10.2026", "Updated: 20 Oct 2026", "Last updated 2026-10-20", "*Last updated: October 20, 2026*", "Version 1.3 (20.10.2026)", "Version: 1.3, 20. Oktober 2026", "Zuletzt geändert am 20.10.2026",
        "Última actualización: 20 de octubre de 2026", "Mis à jour le 20 octobre 2026", "Обновлено 20 октября 2026", "最后更新：2026年10月20日", "Updated by the team on 20/10/2026", "| Last changed | 2026-10-20 |",
        "Stand: 20.10.26", "Status draft (revised 2026-10-20)", "Revision 4 — 2026-10-20"]
VARIANTS += each("stamp-late", MIG2, [(STAMP, text) for text in LATE], {"GATE.APPROVAL_PREDATES": "fail"})
VARIANTS += [(f"stamp-late-key-{key}", [(MIG2, "# [MIG-2]", f"---\n{key}: {value}\n---\n# [MIG-2]")], {"GATE.APPROVAL_PREDATES": "fail"})
             for key, value in (("date", "2026-10-20"), ("updated", "20 Oct 2026"), ("last_modified", "2026-10-20"), ("lastmod", '"2026-10-20"'), ("stand", "20.10.2026"))]
VARIANTS += each("stamp-in-time", MIG2, [(STAMP, text) for text in (
    "Stand: 03.10.2026", "Last updated 3 Oct 2026", "Version 1.3", "Updated rates of 2026-10-20 are used.", "Version 2 of the rates is used from 2026-10-20 on.", "Updated: 10/03/2026 or later")],
    {"GATE.APPROVAL_PREDATES": "!fail"})
VARIANTS += each("stamp-of-two-days", MIG2, [(STAMP, "Updated: " + text) for text in ("04/10/2026", "10/04/2026", "4-10-2026")], {"GATE.APPROVAL_PREDATES": "pass"})
VARIANTS += each("stamp-of-two-days-late", MIG2, [(STAMP, "Updated: " + text) for text in ("09/10/2026", "10/09/2026")], {"GATE.APPROVAL_PREDATES": "unknown: MIG-2", "MIG-2": "STALE: may be either of two days"})
VARIANTS += each("stamp-of-two-late-days", MIG2, [(STAMP, "Updated: 11/12/2026")], {"GATE.APPROVAL_PREDATES": "fail"})
SIGNED = "| Data owner | Otto Example | Approved | 2026-10-05 10:00 | |"
VARIANTS += each("signed-early", MIG2, [(SIGNED, SIGNED.replace("2026-10-05 10:00", text)) for text in ("02.10.2026", "2 Oct 2026", "2. Oktober 2026", "2 de octubre de 2026")],
                 {"GATE.APPROVAL_PREDATES": "fail"})
VARIANTS += each("signed-in-time", MIG2, [(SIGNED, SIGNED.replace("2026-10-05 10:00", text)) for text in ("17.10.2026", "17/10/2026", "17 Oct 2026", "17. Oktober 2026", "17 octobre 2026", "Oct 17, 2026 10:00")],
                 {"GATE.APPROVAL_PREDATES": "pass"})
VARIANTS += each("signed-on-one-of-two-days", MIG2, [(SIGNED, SIGNED.replace("2026-10-05 10:00", text)) for text in ("05/10/2026", "10/05/2026")],
                 {"GATE.APPROVAL_PREDATES": "unknown", "MIG-2": "STALE: its date may be either of two days"})


# ---- the sound migration under headings and with answers of other languages, as data/gate_aliases.tsv and data/answer_words.tsv spell them
def rows(name):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "data", name)
    return [line.split("\t") for line in open(path, encoding="utf-8").read().splitlines() if line and line[0] != "#"][1:]


GATES = {"MIG-1": [MIG1], "MIG-2": [MIG2], "MIG-3": [MIG3], "MIG-4": [R1, R2, R3], "MIG-5": [MIG5], "MIG-6": [MIG6]}
LABELS = {"per step": "Per-step:", "full rollback": "Full rollback:", "before": "Before:", "during": "During:", "after": "After:"}
ANSWERED = {"MIG-1": ["requires transformation", "Medium"], "MIG-2": [], "MIG-4": ["Met", "Pass", "Complete"],
            "MIG-5": ["Met", "Pass", "Functioning", "Verified", "Migration successful"], "MIG-6": ["Available"]}
NONE = {"de": "Keiner — voll umkehrbar", "es": "Ninguno — reversible", "fr": "Aucun — réversible"}
KEEP = {c: "!fail" for c in ("GATE.SECTION_MISSING", "GATE.SECTION_PLACEHOLDER", "GATE.DUPLICATE_SECTION", "MIG4.HEALTH_COVER")} | {
    c: "pass" for c in ("MIG1.DATA_COMPAT_ENUM", "MIG1.RISK_ENUM", "MIG2.RB_FULL", "MIG2.RB_PER_STEP", "MIG3.PONR_STATED", "MIG3.COMM_PHASES", "MIG3.MONITOR_MIN", "MIG3.STEPS_MIN", "MIG4.PRECOND_MET",
                        "MIG4.VERIFY_PASS", "MIG4.STATUS_ENUM", "MIG4.ALL_STEPS", "MIG5.CRITERIA_ENUM", "MIG5.HEALTH_ENUM", "MIG5.CONSUMER_ENUM", "MIG5.INTEGRITY_ENUM", "MIG5.VERDICT_ENUM",
                        "MIG5.VERDICT_CONTRADICTS", "MIG5.STEPS_DONE", "MIG6.STATUS_ENUM", "MIG6.PROCEDURE_STEPS")}


def spoken(language, number):
    """Each heading by its alias of that number in the language, or the last; answers by the first spelling."""
    edits, seen = [], {}
    for gate, section_name, spoken_in, heading in rows("gate_aliases.tsv"):
        if spoken_in == language and seen.setdefault((gate, section_name), []).append(heading) is None:
            continue
    for (gate, section_name), headings in seen.items():
        name = headings[min(number, len(headings) - 1)]
        for file in GATES[gate]:
            if section_name in LABELS:
                edits.append((file, LABELS[section_name], name.capitalize() + ":"))
            else:
                edits.append((file, re.compile(r"(?im)^(#+) %s$" % re.escape(section_name)), r"\1 " + name.capitalize()))
    first = {}
    for answer, spoken_in, spelling in rows("answer_words.tsv"):
        if spoken_in == language:
            first.setdefault(answer, spelling)
    for gate, answers in ANSWERED.items():
        for file in GATES[gate]:
            for answer in answers:
                edits.append((file, re.compile(r"(?im)(?<=^)((?:\*\*)?|- .* — )%s\b" % answer), lambda found, word=first[answer]: found.group(1) + word.capitalize()))
    return edits + [(MIG3, "None — fully reversible", NONE[language])]


for tongue in NONE:
    VARIANTS += [(f"spoken-{tongue}-{number}", [edit for edit in spoken(tongue, number)], KEEP) for number in range(2)]
DENIED = {"de": ("noch nicht abgeschlossen", "nicht bestanden", "Migration nicht erfolgreich"), "es": ("aún no completo", "no superado", "migración no exitosa"), "fr": ("pas encore terminé", "non conforme", "migration non réussie")}
for tongue, (status, checked, verdict) in DENIED.items():
    VARIANTS += [(f"denied-status-{tongue}", [(R2, *section("Status", status))], {"MIG4.STATUS_ENUM": "fail"}),
                 (f"denied-check-{tongue}", [(R2, *section("Verification Result", checked))], {"MIG4.VERIFY_PASS": "!pass: MIG-4.2"}),
                 (f"denied-verdict-{tongue}", [(MIG5, *section("Verdict", verdict))], {"MIG5.VERDICT_ENUM": "fail"})]
VARIANTS += [("results-labelled", [(R2, re.compile(r"(?m)^### Status\n"), "**Status:** ")], {"GATE.SECTION_MISSING": "!fail", "MIG4.STATUS_ENUM": "pass", "MIG5.STEPS_DONE": "pass"}),
             ("verification-labelled", [(R2, re.compile(r"(?m)^### Verification Result\n"), "**Verification Result:** ")], {"GATE.SECTION_MISSING": "!fail", "MIG4.VERIFY_PASS": "pass"}),
             ("status-labelled-in-part", [(R2, re.compile(r"(?m)^### Status\nComplete"), "**Status:** Complete, rest tomorrow")], {"MIG4.STATUS_ENUM": "fail"}),
             ("verdict-labelled", [(MIG5, re.compile(r"(?m)^## Verdict\n"), "**Verdict:** ")], {"GATE.SECTION_MISSING": "!fail", "MIG5.VERDICT_ENUM": "pass", "MIG5.VERDICT_CONTRADICTS": "pass"}),
             ("breaking-none", [(MIG1, *section("Breaking Changes", "None"))], {"MIG1.BREAKING_IMPACT": "pass"}),
             ("breaking-keine", [(MIG1, *section("Breaking Changes", "Keine"))], {"MIG1.BREAKING_IMPACT": "pass"}),
             ("layers-keine", [(MIG2, *section("Compatibility Layers", "Keine nötig")), (MIG6, "- [ ] Remove the fallback view orders_region — safe after 2026-12-31\n", "")], {"MIG2.COMPAT_EXPLICIT": "pass"})]
VARIANTS += each("monitor-nobody", MIG3, [section("Monitoring Plan", text) for text in ("- nobody watches it", "- None", "- see ticket", "- niemand schaut hin", "- ask Jonas")], {"MIG3.MONITOR_MIN": "fail"})
VARIANTS += each("components-none", MIG1, [section("Affected Components", text) for text in ("- None", "None", "Keine")], {"MIG1.COMPONENTS_MIN": "fail"})

# ---- approvals told in a sentence: MIG-2 without its table of approvals
TABLE = re.compile(r"(?ms)^## Approvals\n.*\Z")
OK = {"MIG-2": "APPROVED", "GATE.OUT_OF_ORDER": "!fail"}
VARIANTS += each("approved-in-prose", MIG2, [(TABLE, text) for text in (
    "Approved by the data owner on 2026-10-05.", "**Approved by:** Otto Example (Data Owner), 2026-10-05", "- Signed off by SRE lead, 5 October 2026", "- [x] Approved by the change advisory board on 2026-10-05",
    "## Approvals\n\nApproved by Data Owner on 2026-10-17", "Freigegeben von der Datenverantwortlichen am 05.10.2026.", "Aprobado por el responsable de datos el 5 de octubre de 2026.",
    "Approuvé par le responsable des données le 5 octobre 2026.")], OK)
VARIANTS += each("approved-in-prose-not", MIG2, [(TABLE, text) for text in (
    "To be approved by the data owner on 2026-10-05.", "Approved by the data owner.", "Approved by email on 2026-10-05.", "Approved by default on 2026-10-05.", "- [ ] Approved by the data owner on 2026-10-05",
    "Approved by the data owner on 2026-10-05, if finance agrees.", "Approved by the data owner on 2026-10-05?", "> Approved by the data owner on 2026-10-05", "Approved by the data owner on TBD",
    "Approved by the data owner on 2026-10-05. Revoked on 2026-10-06.", "Approved by <role> on 2026-10-05", "## Example\n\nApproved by the data owner on 2026-10-05.", "Not approved by the data owner on 2026-10-05.",
    "Approved by the data owner on 04/05/2026.", "Freigegeben von der Leitung am 05.10.2026, vorbehaltlich der Prüfung.", "Aprobado por el comité el 2026-10-05, pendiente de revisión.")], {"MIG-2": "!APPROVED"})
VARIANTS += [("approved-in-prose-early", [(MIG2, TABLE, "Approved by the data owner on 2026-10-02.")], {"GATE.APPROVAL_PREDATES": "fail"}),
             ("approved-in-prose-later", [(MIG2, TABLE, "Approved by the data owner on 2027-10-02.")], {"MIG-2": "!APPROVED"}),
             ("approved-in-prose-by-author", [(MIG2, "# [MIG-2]", "---\nauthor: Otto Example\n---\n# [MIG-2]"), (MIG2, TABLE, "Approved by Otto Example, data owner, on 2026-10-05.")], {"GATE.SELF_APPROVED": "fail"})]

# ---- what else other teams write, sound and not
VARIANTS += each("pair-hollow", MIG1, [("— the finance sheet needs its new lookup", text) for text in ("— see ticket", "— ask Jonas", "— siehe Ticket")], {"MIG1.BREAKING_IMPACT": "fail"})
VARIANTS += [("full-untried", [(MIG2, FULL, "in theory the down script can be run, nobody has tried")], {"MIG2.RB_FULL": "fail"}),
             ("backup-of-staging", [(MIG3, re.compile(r"- \[x\] Full backup.*\n"), "- [x] Backup of the staging database taken\n"), (MIG3, "the dump of the checklist is restorable", "the table exists")], {"MIG3.BACKUP_BEFORE": "fail"}),
             ("rehearsed-for-another", [(MIG6, "Rehearsed on staging on 2026-10-28, done after 12 minutes.", "Rehearsed for the last migration on 2026-10-28.")], {"MIG6.TESTED": "fail"}),
             ("rehearsed-up-to", [(MIG6, "Rehearsed on staging on 2026-10-28, done after 12 minutes.", "Rehearsed on staging on 2026-10-28 up to step 1.")], {"MIG6.TESTED": "fail"}),
             ("sections-numbered", [(MIG3, re.compile(r"(?m)^## Steps"), "## 2. Steps"), (MIG3, "## Pre-Migration", "## 1. Pre-Migration")], {"MIG3.STEP_ORDER": "pass", "MIG4.STEP_KNOWN": "pass", "MIG3.STEPS_MIN": "pass"})]
VARIANTS += each("ran-with-gaps", R2, [section("Execution", "Ran 812 batches on 2026-11-04 in 95 min; " + text) for text in ("14 batches failed and were skipped.", "14 Stapel wurden übersprungen.")], {"MIG4.RAN_IN_FULL": "fail"})
VARIANTS += each("ran-without-gaps", R2, [section("Execution", "Ran 812 batches on 2026-11-04 in 95 min; " + text) for text in ("no batch was skipped, 3 were retried.", "0 rows skipped.")], {"MIG4.RAN_IN_FULL": "pass"})
VARIANTS += each("pass-in-part", R2, [section("Verification Result", "Pass — " + text) for text in ("4,059,990 of 4,060,000 rows have a code.", "nobody had time to look at the rows.", "same script as last year")], {"MIG4.VERIFY_PASS": "fail"})
VARIANTS += each("pass-of-all", R2, [section("Verification Result", "Pass — " + text) for text in ("4,060,000 of 4,060,000 rows have a code.", "3 of 812 batches were retried, all rows have a code.")], {"MIG4.VERIFY_PASS": "pass"})
VARIANTS += each("down-before", MIG5, [(LINE, LINE + " since the restart, before that down for two hours")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
VARIANTS += each("verdict-beside", MIG5, [section("Verdict", "Migration successful" + text) for text in (" as far as we can see today", ", finance accepted the wrong totals")], {"MIG5.VERDICT_CONTRADICTS": "fail"})
