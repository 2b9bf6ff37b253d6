"""Every kind of policy against every kind of subject, effect and state of the facts, each outcome reasoned by hand.

usage: policy_matrix.py EXTENSION [full]

A case is a small workspace: one rule, what a plan and a script say, and what a person would conclude from them. The facts are
present, absent, unknown or contradictory. A case fails when outcome, alignment or residency differ from the hand-reasoned one.
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

extension = os.path.abspath(sys.argv[1])
cases = []

REGISTRY = """{"classifications": [{"unit": "users", "data_class": "high", "tags": ["pii"],
  "fields": [{"name": "email", "data_class": "high", "tags": ["contact"]}, {"name": "nickname", "data_class": "low"}]}]}"""
SUBJECTS = {
    "unit": "{unit: users}", "pattern": '{unit: "use*"}', "field": "{field: users.email}", "fields": '{field: "*email"}',
    "class": "{class: high}", "tag": "{tag: pii}", "field tag": "{tag: contact}", "any": "{any: true}"}
NOT_IT = {"unit": "{unit: orders}", "field": "{field: users.phone}", "class": "{class: low}", "tag": "{tag: phi}"}


def plan(prose="", **front):
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\nunits: [users]\n{lines}---\n# Migrate users\n\nThe `users` table is copied.\n\n{prose}\n"


def case(name, rule, outcome, aligned, plan_text=None, script=None, residency=None, allowed=None, exceptions="", flags=()):
    """outcome: of rule R for `users`, None when the rule does not speak about it."""
    cases.append((name, rule, outcome, aligned, plan_text, script, residency, allowed, exceptions, flags))


# ---- residency: the rule, where the data goes, what follows --------------------------------------------------------------------

PLACES = {"in": dict(source_region="eu-west-1", target_region="eu-central-1"),
          "out": dict(source_region="eu-west-1", target_region="us-east-1"),
          "same": dict(source_region="us-east-1", target_region="us-east-1"),
          "nowhere": dict(source_region="eu-west-1", target_region="moon-1"),
          "from nowhere": dict(source_region="moon-1", target_region="eu-west-1"),
          "half": dict(source_region="eu-west-1"),
          "none": {}}
STAY, DENY = "require: {stay_in: [EU]}", "deny: {from: EU, to: US}"
ALLOW_ONLY = "allow: {from: EU, to: US}"
RESIDENCY = [
    # Ireland and Frankfurt are in the EU: nothing is crossed.
    (STAY, "in", "met", "ALIGNED", "NONE", 0), (DENY, "in", "met", "ALIGNED", "NONE", 0),
    (STAY, "out", "broken", "VIOLATES", "CONFIRMED", 0), (DENY, "out", "broken", "VIOLATES", "CONFIRMED", 0),
    # Data that stays where it is still is outside the EU: a stay-in looks at the target. The denied pair does not occur.
    (STAY, "same", "broken", "VIOLATES", "CONFIRMED", 0), (DENY, "same", "met", "ALIGNED", "NONE", 0),
    (STAY, "nowhere", "unknown", "UNKNOWN", "UNKNOWN", 0), (DENY, "nowhere", "unknown", "UNKNOWN", "UNKNOWN", 0),
    # The target is in the EU, so stay-in is kept; whether a jurisdiction is crossed cannot be told.
    (STAY, "from nowhere", "met", "ALIGNED", "UNKNOWN", 0), (DENY, "from nowhere", "met", "ALIGNED", "UNKNOWN", 0),
    (STAY, "half", "unknown", "UNKNOWN", "UNKNOWN", 0), (DENY, "half", "unknown", "UNKNOWN", "UNKNOWN", 0),
    (STAY, "none", "unknown", "UNKNOWN", "UNKNOWN", 0), (DENY, "none", "unknown", "UNKNOWN", "UNKNOWN", 0),
    # An allow is no rule that can be kept: alignment stays unknown.
    (ALLOW_ONLY, "out", None, "UNKNOWN", "NONE", 1), (ALLOW_ONLY, "in", None, "UNKNOWN", "NONE", 0),
    (ALLOW_ONLY, "nowhere", None, "UNKNOWN", "UNKNOWN", 0),
    ("allow: {to: US}", "out", None, "UNKNOWN", "POTENTIAL", 0),  # an allow without source says nothing certain
    ("deny: {to: US}", "out", "broken", "VIOLATES", "CONFIRMED", 0),
    ("deny: {from: EU}", "out", "broken", "VIOLATES", "CONFIRMED", 0),  # anything that leaves the EU
    ("deny: {from: EU}", "in", "met", "ALIGNED", "NONE", 0),
    ("require: {stay_in: [DE]}", "in", "met", "ALIGNED", "NONE", 0),  # Frankfurt is in Germany
    ("require: {stay_in: [DE, narnia]}", "out", "unknown", "UNKNOWN", "POTENTIAL", 0),  # Narnia may hold Virginia
]
for effect, place, outcome, aligned, residency, allowed in RESIDENCY:
    for subject in SUBJECTS:
        if effect == ALLOW_ONLY and subject in ("field", "fields", "field tag"):
            continue
        case(f"residency {effect} for {subject}, {place}", f"kind: residency, applies_to: {SUBJECTS[subject]}, {effect}",
             outcome, aligned, plan(**PLACES[place]), residency=residency, allowed=allowed)
for subject, text in NOT_IT.items():
    case(f"residency for another {subject}", f"kind: residency, applies_to: {text}, {STAY}", None, "UNKNOWN",
         plan(**PLACES["out"]), residency="POTENTIAL", allowed=0)
# What is allowed for one field is not allowed for the table.
for subject in ("field", "fields", "field tag"):
    case(f"allow for {subject}", f"kind: residency, applies_to: {SUBJECTS[subject]}, {ALLOW_ONLY}", None, "UNKNOWN",
         plan(**PLACES["out"]), residency="POTENTIAL", allowed=0)
RULE = f"kind: residency, applies_to: {{unit: users}}, {STAY}"
case("region pair breaks", RULE, "broken", "VIOLATES", plan(), residency="CONFIRMED", allowed=0,
     flags=["--region-pairs=eu-west-1:us-east-1"])
case("region pair keeps", RULE, "met", "ALIGNED", plan(), residency="NONE", allowed=0,
     flags=["--region-pairs=eu-west-1:eu-central-1"])
case("region pair of a unit nothing moves", RULE, "unknown", "UNKNOWN", None, residency="UNKNOWN", allowed=0,
     flags=["--region-pairs=eu-west-1:us-east-1"])
case("two hops", "kind: residency, applies_to: {any: true}, " + DENY, "broken", "VIOLATES", plan(), residency="CONFIRMED",
     allowed=0, flags=["--region-pairs=eu-west-1:ap-southeast-1,ap-southeast-1:us-east-1"])
case("pair and plan contradict", RULE, "broken", "VIOLATES", plan(**PLACES["in"]), residency="CONFIRMED", allowed=0,
     flags=["--region-pairs=eu-west-1:us-east-1"])

# ---- exceptions ------------------------------------------------------------------------------------------------------------------

FULL = dict(rationale="decided by the board", approved_by="dpo", expires_on="2027-01-31")


def exception(subject="{unit: users}", waives="R", **parts):
    return f"  - {{id: E, applies_to: {subject}, waives: [{waives}], " + ", ".join(f"{k}: {v}" for k, v in parts.items()) + "}\n"


def waiver(name, counts, text):
    case(name, RULE, "justified" if counts else "broken", "RISKY_BUT_JUSTIFIED" if counts else "VIOLATES",
         plan(**PLACES["out"]), residency="CONFIRMED", allowed=1 if counts else 0, exceptions=text)


waiver("exception", True, exception(**FULL))
waiver("exception on its last day", True, exception(**{**FULL, "expires_on": "2026-11-20"}))
waiver("exception expired", False, exception(**{**FULL, "expires_on": "2026-11-19"}))
waiver("exception with a date that is none", False, exception(**{**FULL, "expires_on": "2027-02-31"}))
waiver("exception with prose for expiry", False, exception(**{**FULL, "expires_on": "never"}))
for missing in FULL:
    waiver(f"exception without {missing}", False, exception(**{k: v for k, v in FULL.items() if k != missing}))
    waiver(f"exception with TBD as {missing}", False, exception(**{**FULL, missing: "TBD"}))
waiver("exception of another rule", False, exception(waives="S", **FULL))
waiver("exception for another unit", False, exception(subject="{unit: orders}", **FULL))
waiver("exception for all", True, exception(subject="{any: true}", **FULL))
waiver("exception for the tag", True, exception(subject="{tag: pii}", **FULL))
waiver("exception for one field of the table", False, exception(subject="{field: users.nickname}", **FULL))
waiver("exception for the tag of a field", False, exception(subject="{tag: contact}", **FULL))
case("exception for the very field of the rule", f"kind: residency, applies_to: {{field: users.email}}, {STAY}", "justified",
     "RISKY_BUT_JUSTIFIED", plan(**PLACES["out"]), residency="CONFIRMED", allowed=1,
     exceptions=exception(subject="{field: users.email}", **FULL))
case("exception for another field than the rule's", f"kind: residency, applies_to: {{field: users.email}}, {STAY}", "broken",
     "VIOLATES", plan(**PLACES["out"]), residency="CONFIRMED", allowed=0,
     exceptions=exception(subject="{field: users.nickname}", **FULL))
case("exception of a rule that is kept", RULE, "met", "ALIGNED", plan(**PLACES["in"]), exceptions=exception(**FULL))

# ---- retention: what is stated, what a script does ------------------------------------------------------------------------------

GROW, LOSE = "ALTER TABLE users ADD COLUMN note TEXT;\n", "DROP TABLE users;\n"
KEEP, DELETE = "require: {keep_for: 7y}", "require: {delete_within: 30d}"
HELD = "## Backup\n\nBefore the start a pg_dump of `users` is taken to s3://vault and kept for "
RETENTION = [
    (KEEP, "", GROW, "met", "ALIGNED"),
    (KEEP, "", LOSE, "broken", "VIOLATES"),
    (KEEP, "", "DELETE FROM users;\n", "broken", "VIOLATES"),
    (KEEP, "", "ALTER TABLE users DROP COLUMN note;\n", "unknown", "UNKNOWN"),  # a part is lost; which, the rule does not say
    (KEEP, "", None, "unknown", "UNKNOWN"),
    (KEEP, HELD + "10 years.", LOSE, "met", "ALIGNED"),  # the backup outlives the bound
    (KEEP, HELD + "7 years.", LOSE, "met", "ALIGNED"),   # exactly as long
    (KEEP, HELD + "84 months.", LOSE, "met", "ALIGNED"),
    (KEEP, HELD + "30 days.", LOSE, "broken", "VIOLATES"),
    (KEEP, "## Backup\n\nNo backup of `users` is taken. Backups are kept for 10 years.", LOSE, "broken", "VIOLATES"),
    (KEEP, "", "DELETE FROM users WHERE", "broken", "VIOLATES"),  # cut off, but it deletes
    (DELETE, "", GROW, "unknown", "UNKNOWN"),  # nothing says when it goes
    (DELETE, "", None, "unknown", "UNKNOWN"),
    (DELETE, HELD + "90 days.", GROW, "broken", "VIOLATES"),  # the copy outlives the data
    (DELETE, HELD + "10 days.", GROW, "unknown", "UNKNOWN"),  # the copy goes in time, of the data nothing is said
]
for effect, prose, script, outcome, aligned in RETENTION:
    for subject in ("unit", "pattern", "class", "tag", "any"):
        case(f"retention {effect} for {subject}: {prose!r} {script!r}",
             f"kind: retention, applies_to: {SUBJECTS[subject]}, {effect}", outcome, aligned, plan(prose), script)
for subject, text in NOT_IT.items():
    case(f"retention for another {subject}", f"kind: retention, applies_to: {text}, {KEEP}", None, "UNKNOWN", plan(), LOSE)

# ---- safeguards and privacy: what the plan says of each control ------------------------------------------------------------------

SAID = {
    "backup": "## Backup\n\nBefore the start a pg_dump of `users` is taken to s3://vault and kept for 30 days.",
    "rollback": "## Rollback\n\n1. Stop the writers.\n2. Run `psql -f undo_users.sql`.\n3. Switch the reads back to the old table.",
    "encryption_in_transit": "## Security\n\nAll data is encrypted in transit with TLS 1.3.",
    "encryption_at_rest": "## Security\n\nThe target database is encrypted at rest with AES-256.",
    "masking": "## Security\n\nE-mail addresses are masked before the data is copied.",
    "approval": "## Approval\n\nThe migration was approved by the data protection officer on 2026-11-01.",
}
SHOWN_BY_RUN = {"restore_test": "## Backup\n\nBackup: a pg_dump is taken; a restore test was done.",
                "rollback_test": "## Rollback\n\nThe rollback was rehearsed in staging.",
                "dry_run": "## Verification\n\nA dry run in staging is done before.",
                "reconciliation": "## Verification\n\nTotals are reconciled between source and target."}
DENIED = {"backup": "## Backup\n\nNo backup is taken.", "rollback": "## Rollback\n\nThe migration cannot be rolled back.",
          "encryption_in_transit": "## Security\n\nThe data is not encrypted in transit.",
          "encryption_at_rest": "## Security\n\nThe target database is not encrypted at rest.",
          "masking": "## Security\n\nE-mail addresses are not masked.", "approval": "## Approval\n\nNo approval was given."}
OPEN = {"approval": ["## Approval\n\nApproved by: TBD", "## Approval\n\nApproved by: ____", "## Approval\n\n- [ ] Approved by the DPO",
                     "## Approval\n\nApproval is pending."]}
for control in list(SAID) + list(SHOWN_BY_RUN):
    rule = f"require: {{controls: [{control}]}}"
    for subject in SUBJECTS:
        on = f"kind: safeguard, applies_to: {SUBJECTS[subject]}, {rule}"
        if control in SAID:
            case(f"{control} said for {subject}", on, "met", "ALIGNED", plan(SAID[control]))
        else:  # tests, dry runs and reconciliation need a run, not a promise
            case(f"{control} only said for {subject}", on, "unknown", "UNKNOWN", plan(SHOWN_BY_RUN[control]))
        case(f"{control} unmentioned for {subject}", on, "broken", "VIOLATES", plan())
        case(f"{control}, no plan, for {subject}", on, "unknown", "UNKNOWN")
    if control in DENIED:
        on = f"kind: safeguard, applies_to: {{unit: users}}, {rule}"
        case(f"{control} denied", on, "broken", "VIOLATES", plan(DENIED[control]))
    for text in OPEN.get(control, []):
        case(f"{control} open: {text!r}", on, "broken|unknown", "VIOLATES|UNKNOWN", plan(text))
    case(f"{control} waived", f"kind: safeguard, applies_to: {{unit: users}}, {rule}", "justified", "RISKY_BUT_JUSTIFIED", plan(),
         exceptions=exception(**FULL))
for text in ("If needed, e-mail addresses could be masked.", "Should e-mail addresses be masked?"):
    case(f"masking: {text}", "kind: safeguard, applies_to: {unit: users}, require: {controls: [masking]}", "broken|unknown",
         "VIOLATES|UNKNOWN", plan("## Security\n\n" + text))

MASK = "kind: privacy, applies_to: %s, require: {controls: [masking]}"
for subject in SUBJECTS:
    rule = MASK % SUBJECTS[subject]
    case(f"masking, prod to staging, {subject}", rule, "broken", "VIOLATES", plan(source_env="prod", target_env="staging"))
    case(f"masking said, prod to staging, {subject}", rule, "met", "ALIGNED",
         plan(SAID["masking"], source_env="prod", target_env="staging"))
    case(f"masking, prod to prod, {subject}", rule, "met", "ALIGNED", plan(source_env="prod", target_env="production"))
    case(f"masking, nowhere, {subject}", rule, "unknown", "UNKNOWN", plan())
for source, target, outcome, aligned in [
        ("live", "staging", "broken", "VIOLATES"),       # live is production by another name
        ("prd", "dev", "broken", "VIOLATES"),
        ("PRODUCTION", "QA", "broken", "VIOLATES"),
        ("staging", "dev", "met", "ALIGNED"),            # it does not leave production
        ("product-catalog", "staging", "unknown", "UNKNOWN"),
        ("prod", "non-prod", "broken", "VIOLATES"),
        ("prod", "preprod", "broken", "VIOLATES"),
        ("prod", "prod-replica", "unknown", "UNKNOWN"),   # a name that tells nothing certain
        ("blue", "green", "unknown", "UNKNOWN")]:
    case(f"masking, {source} to {target}", MASK % "{unit: users}", outcome, aligned, plan(source_env=source, target_env=target))
for control in ("encryption_in_transit", "encryption_at_rest"):
    rule = f"kind: privacy, applies_to: {{field: users.email}}, require: {{controls: [{control}]}}"
    crossing = dict(source_env="prod", target_env="staging")
    case(f"privacy {control} unsaid", rule, "broken", "VIOLATES", plan(**crossing))
    case(f"privacy {control} said", rule, "met", "ALIGNED", plan(SAID[control], **crossing))
    case(f"privacy {control} denied", rule, "broken", "VIOLATES", plan(DENIED[control], **crossing))
    case(f"privacy {control}, no plan", rule, "unknown", "UNKNOWN")

# A statement that names fields masks these alone; one that names none speaks about the personal data as a whole. `email` is of class
# high, `nickname` low: a rule about the table asks for the sensitive field.
for rule_on, masked, outcome, aligned in [
        ("field", "The `email` column is masked.", "met", "ALIGNED"),
        ("field", "The `nickname` column is masked.", "unknown", "UNKNOWN"),
        ("field", "The columns users.email and users.nickname are masked.", "met", "ALIGNED"),
        ("field", "Personal fields are masked.", "met", "ALIGNED"),
        ("field", "The `email` column is not masked.", "broken", "VIOLATES"),
        ("fields", "The `nickname` column is masked.", "unknown", "UNKNOWN"),
        ("field tag", "The `nickname` column is masked.", "unknown", "UNKNOWN"),
        ("field tag", "The `email` column is masked.", "met", "ALIGNED"),
        ("unit", "The `nickname` column is masked.", "unknown", "UNKNOWN"),
        ("tag", "The `nickname` column is masked.", "unknown", "UNKNOWN"),
        ("any", "The `nickname` column is masked.", "unknown", "UNKNOWN"),
        ("unit", "The `email` column is masked.", "met", "ALIGNED")]:
    case(f"masking of {masked!r} asked by {rule_on}", f"kind: safeguard, applies_to: {SUBJECTS[rule_on]}, require: {{controls: [masking]}}",
         outcome, aligned, plan("## Security\n\n" + masked))

# An approval counts as a decision about the plan that covers the unit: not when it was of another text, taken back, or a refusal.
APPROVAL = "kind: safeguard, applies_to: {unit: users}, require: {controls: [approval]}"
for record, prose, outcome, aligned in [
        ("{decision: approve, role: DPO, at: 2026-11-01}", "", "met", "ALIGNED"),
        ("{decision: revise, role: DPO, at: 2026-11-01}", "", "broken", "VIOLATES"),
        ("{decision: block, role: DPO, at: 2026-11-01}", "## Approval\n\nApproved by the data owner.", "broken", "VIOLATES"),
        ("{decision: pending, role: DPO}", "", "broken", "VIOLATES"),  # nobody has decided
        ("{decision: approve, role: DPO, at: 2026-11-01, sha256: " + "ab" * 32 + "}", "", "unknown", "UNKNOWN")]:
    case(f"approval record {record} {prose!r}", APPROVAL, outcome, aligned, plan(prose, approval=record))

# A written justification counts where it names the rule, is a fact, and covers the unit. It does not change the residency.
DENIED_TRANSFER = f"kind: residency, id: RES-EU, applies_to: {{unit: users}}, {DENY}"
for text, outcome, aligned in [
        ("The deviation from RES-EU is justified by the auditor's request for one region.", "justified", "RISKY_BUT_JUSTIFIED"),
        ("Justification for RES-EU: the old region is closed in March.", "justified", "RISKY_BUT_JUSTIFIED"),
        ("The deviation is justified by the auditor's request.", "broken", "VIOLATES"),
        ("The deviation from RES-UK is justified by the auditor's request.", "broken", "VIOLATES"),
        ("There is no justification for RES-EU.", "broken", "VIOLATES"),
        ("A justification for RES-EU must be written before the release.", "broken", "VIOLATES"),
        ("Is there a justification for RES-EU?", "broken", "VIOLATES"),
        ("Justification for RES-EU: TBD", "broken", "VIOLATES"),
        ("- [ ] Justification for RES-EU", "broken", "VIOLATES"),
        ("If the regulator objects, a justification for RES-EU follows.", "broken", "VIOLATES")]:
    case(f"justified: {text}", DENIED_TRANSFER, outcome, aligned, plan("## Policies\n\n" + text, **PLACES["out"]),
         residency="CONFIRMED", allowed=0)

# ---- classification, and what is none ------------------------------------------------------------------------------------------

case("classification is no rule to keep", "kind: classification, applies_to: {unit: users}, classify: critical", None, "UNKNOWN", plan())
case("no rule", "kind: residency, applies_to: {unit: users}", None, "UNKNOWN", plan(**PLACES["out"]), residency="POTENTIAL", allowed=0)

# ---- run -----------------------------------------------------------------------------------------------------------------------

QUERY = """SELECT coalesce((SELECT group_concat(DISTINCT r.outcome) FROM gov_policy_results AS r
  WHERE r.unit_id = 'users' AND r.policy_id IN ('R', 'RES-EU')), '-') || '|' ||
  (SELECT p.status FROM gov_policy_alignment AS p WHERE p.unit_id = 'users') || '|' ||
  (SELECT s.status || '|' || s.residency_allowed FROM gov_residency AS s WHERE s.unit_id = 'users');"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if "full" not in sys.argv:  # the quick run leaves out subjects that only find the unit another way
    cases = [one for one in cases if not any(f" for {way}" in one[0] for way in ("pattern", "fields", "class", "tag", "field tag"))]
root = tempfile.mkdtemp()
try:
    commands = [f".load {extension}\n.mode list\n.headers off\n"]
    if "GOV_MUTANT" in os.environ:  # rule_mutants.py asks whether we notice
        commands.append(f".read {os.environ['GOV_MUTANT']}\n")
    for number, (_, rule, _, _, plan_text, script, _, _, exceptions, flags) in enumerate(cases):
        folder = f"{root}/{number}"
        write(f"{folder}/.spec/registry/data-classification-registry.json", REGISTRY)
        write(f"{folder}/.spec/policies/rules.yaml",
              f"policies:\n  - {{{'' if 'id: RES-EU' in rule else 'id: R, '}{rule}}}\n" + (f"exceptions:\n{exceptions}" if exceptions else ""))
        if plan_text:
            write(f"{folder}/migration-plan.md", plan_text)
        if script:
            write(f"{folder}/migrations/001_users.up.sql", script)
        arguments = ", ".join(f"'{flag}'" for flag in flags)
        commands.append(f"SELECT iif(gov_scan('{folder}'{', ' if flags else ''}{arguments}) > '', '', '');\n{QUERY}\n")
    shell = subprocess.run(["sqlite3", "-batch", ":memory:"], input="".join(commands), capture_output=True, text=True)
finally:
    if "KEEP" not in os.environ:
        shutil.rmtree(root)
if shell.stderr:
    sys.exit(shell.stderr[:2000])
rows = [line for line in shell.stdout.split("\n") if line]
if len(rows) != len(cases):
    sys.exit(f"{len(cases)} cases, {len(rows)} answers")
wrong = 0
for number, (row, one) in enumerate(zip(rows, cases)):
    outcome, aligned, residency, allowed = row.split("|")
    expected = [(outcome, one[2] or "-"), (aligned, one[3])]
    if one[6]:
        expected += [(residency, one[6]), (allowed, str(one[7]))]
    if any(found not in wanted.split("|") for found, wanted in expected):
        wrong += 1
        print(f"{number} {one[0]}: " + ", ".join(f"{found} (expected {wanted})" for found, wanted in expected))
print(f"{len(cases)} cases, {wrong} wrong")
sys.exit(1 if wrong else 0)
