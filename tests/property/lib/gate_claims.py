"""The sound migration written otherwise, and claims of it that its own words contradict. VARIANTS as in gate_variants.py, which joins them."""
import re

from gate_breaks import each, section
from gate_files import MIG1, MIG2, MIG3, MIG5, MIG6, R1, R2, R3

WHOLE = re.compile(r"(?s)\A(.*)\Z")
CHAPTERS = {"Pre-Migration Checklist": 1, "Steps": 2, "Point of No Return": 3, "Monitoring Plan": 4, "Communication Plan": 5}


def numbered(*changes):
    """The plan with numbered chapters, and these texts of it otherwise."""
    def write(match):
        text = re.sub(r"(?m)^## (.*)$", lambda m: f"## {CHAPTERS[m.group(1)]}. {m.group(1)}", match.group(1))
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        return text
    return [(MIG3, WHOLE, write)]


def dashed(file, dash):
    return (file, WHOLE, lambda m: m.group(1).replace(" — ", f" {dash} "))


# ---- the same, written otherwise ----
UNDO = "- **Rollback:** set region_code to NULL again by the same batches\n"
SOUND_PLAN = {"MIG3.STEP_ORDER": "pass", "MIG3.COVERS_SEQUENCE": "pass", "MIG4.STEP_KNOWN": "pass", "MIG3.STEPS_MIN": "pass", "GATE.OUT_OF_ORDER": "pass"}
VARIANTS = [
    ("plan-in-chapters", numbered(), SOUND_PLAN),
    ("plan-in-chapters-no-undo", numbered((UNDO, "")), {"MIG3.STEP_ROLLBACK": "fail: step 2 @ ### Step 2", "GATE.OUT_OF_ORDER": "fail"}),
    ("plan-in-chapters-no-verification", numbered(("- **Verification:** zero rows of orders have a NULL region_code\n", "")),
     {"MIG3.STEP_VERIFY": "fail: step 2 @ ### Step 2", "GATE.OUT_OF_ORDER": "fail"}),
    ("plan-in-chapters-steps-numbered", numbered(*((f"### Step {n}:", f"### {n}.") for n in (1, 2, 3))), SOUND_PLAN),
]
for mark in ("--", "---"):
    VARIANTS.append(("typed-dashes-" + str(len(mark)), [dashed(f, mark) for f in (MIG1, MIG2, MIG3, R1, R2, R3, MIG5, MIG6)], {"MIG1.COMPONENT_EFFECT": "pass", "MIG5.CRITERIA_ENUM": "pass",
                     "MIG6.CLEANUP_SCHEDULED": "pass", "MIG5.WITHIN_LIMIT": "pass", "GATE.OUT_OF_ORDER": "pass"}))

# ---- how a step was executed ----
RAN = "Ran 812 batches on 2026-11-04 in 95 min."
BROKE, UNRUN = {"MIG4.RAN_IN_FULL": "fail", "MIG4.VERIFY_PASS": "!fail", "MIG-4.2": "INCOMPLETE"}, {"MIG4.VERIFY_PASS": "fail", "MIG-4.2": "INCOMPLETE"}
WELL = {"MIG4.RAN_IN_FULL": "pass", "MIG4.VERIFY_PASS": "pass", "MIG4.RAN_FOR_REAL": "pass", "MIG-4.2": "APPROVED"}
VARIANTS += each("ran-dry", R2, [(RAN, "Ran %s on 2026-11-04 in 95 min." % text) for text in (
    "`fill_region_code --batch=5000 --dry-run`", "`alembic upgrade head --sql`", "`DRY_RUN=1 ./fill.sh`", "812 batches after midnight with `--dry-run`", "812 batches in dry-run mode", "812 Stapel als Probelauf",
    "812 lotes en un simulacro en seco", "812 lots à blanc", "812 lotes em simulação", "пробный прогон 812 пакетов", "模拟 812 批", "ドライランで812バッチ", "จำลอง 812 ชุด")], UNRUN)
VARIANTS += each("not-run", R2, [(RAN, text) for text in (
    "No se ejecutó.", "N'a pas été exécuté.", "Não foi executado.", "Wurde nicht ausgeführt.", "Не выполнялось.", "未执行", "未実行", "ไม่ได้รัน", "The window was too short; it was not run.", "Skipped, the table was locked.")], UNRUN)
VARIANTS += [("ran-dry-in-fence", [(R2, RAN, "Ran on 2026-11-04 in 95 min:\n\n```\nfill_region_code --batch 5000 --dry-run\n```")], UNRUN),
             ("ran-dry-indented", [(R2, RAN, "Ran on 2026-11-04 in 95 min:\n\n    fill_region_code --batch 5000 --dry-run")], UNRUN),
             ("ran-in-fence", [(R2, RAN, "Ran on 2026-11-04 in 95 min:\n\n```\nfill_region_code --batch 5000\n```")], WELL)]
VARIANTS += each("ran-and-broke", R2, [(RAN, "Ran on 2026-11-04 in 95 min: " + text) for text in (
    "812 batches, 37 batches failed and were skipped.", "812 batches; 37 ended with an error and were not repeated.", "812 batches, then killed it because it was too slow.", "the script crashed.",
    "812 batches; after 300 of them the job was killed.", "812 batches until the disk was full.", "812 Stapel, dann Abbruch.", "812 lotes, 37 fallaron.", "812 lots, 37 ont échoué.", "812 lotes, 37 falharam.",
    "812 пакетов, затем сбой.", "812 批，37 批失败", "812 バッチのうち 37 件が失敗", "812 ชุด 37 ชุดล้มเหลว")], BROKE)
VARIANTS += each("ran-well", R2, [(RAN, text + " on 2026-11-04 in 95 min.") for text in (
    "After a dry run on 2026-11-03, ran 812 batches", "First with `--dry-run`, then for real: ran 812 batches", "Ran 812 batches, no errors, zero rows skipped,", "Ran 812 batches; 3 failed and were retried with success,",
    "Ran 812 batches, two of them repeated after a timeout,", "Ran 812 batches, failed: none,", "812 Stapel, keine Fehler,", "Nach einem Probelauf 812 Stapel", "812 lotes, sin errores,", "812 lots, aucune erreur,",
    "812 lotes, nenhum erro,", "812 пакетов, без ошибок,", "812 批，没有失败，", "812 バッチ、エラーなし、", "รัน 812 ชุด ไม่มีข้อผิดพลาด")], WELL)
VARIANTS += [("broke-and-rolled-back", [(R2, RAN, "Ran on 2026-11-04 in 95 min, then crashed."), (R2, *section("Status", "Rolled back — the script crashed"))], {"MIG4.RAN_IN_FULL": "!fail", "MIG4.ROLLED_BACK_OPEN": "fail"})]
VARIANTS += each("ran-on-the-rehearsal-system", R2, [(RAN, f"Ran 812 batches on the rehearsal {text} on 2026-11-04 in 95 min.") for text in ("system", "environment", "database")], {"MIG4.RAN_FOR_REAL": "fail"})

# ---- a report of issues is sound, and keeps its gate open ----
ISSUES = {"MIG5.ISSUES_OPEN": "fail @ # [MIG-5]", "MIG5.VERDICT_ENUM": "pass", "MIG5.VERDICT_CONTRADICTS": "pass", "MIG-5": "INCOMPLETE: MIG5.ISSUES_OPEN"}
INTEGRITY = section("Data Integrity", "Issues — 12 rows are missing")
VARIANTS += each("verdict-of-issues", MIG5, [section("Verdict", text) for text in ("Issues found", "Issues found — 300 orders have no code")], ISSUES)
VARIANTS += [("integrity-with-issues", [(MIG5, *section("Verdict", "Issues found")), (MIG5, *INTEGRITY)], ISSUES | {"MIG5.INTEGRITY_ENUM": "pass"}),
             ("integrity-with-issues-and-success", [(MIG5, *INTEGRITY)], {"MIG5.ISSUES_OPEN": "fail", "MIG5.VERDICT_CONTRADICTS": "fail"}),
             ("verdict-of-no-issues", [(MIG5, *section("Verdict", "**Migration successful** on 2026-11-06, no issues found."))], {"MIG5.ISSUES_OPEN": "pass", "MIG-5": "APPROVED"}),
             ("verdict-with-a-not", [(MIG5, *section("Verdict", "Migration successful; not a quiet night."))], {"MIG5.ISSUES_OPEN": "unknown", "MIG5.VERDICT_CONTRADICTS": "pass"})]
VARIANTS += each("verdict-with-a-rest", MIG5, [section("Verdict", "Migration successful" + text) for text in (", with two issues left", ". One consumer has not answered.", ", and two points left")],
                 {"MIG5.VERDICT_CONTRADICTS": "fail", "MIG-5": "INCOMPLETE"})
