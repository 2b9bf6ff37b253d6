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
