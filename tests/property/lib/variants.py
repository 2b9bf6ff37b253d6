"""What the variants of gate_variants, readiness_variants and stage_variants have in common: (name, edits, outcomes, …)."""

import functools
import os
import re

SIDE_EFFECTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "side_effects.tsv")
NOT_RUN = {"en": "NOT_EXECUTED", "de": "nicht ausgeführt", "es": "NO EJECUTADO", "fr": "non exécuté", "pt": "não executado", "ru": "не выполнено",
           "zh": "未执行", "ja": "未実施", "th": "ยังไม่ได้ดำเนินการ"}  # as people fill it in, in the languages that are read


EXPECTED = re.compile(r"(!?)(\w+)(?:: (.*?))?(?: @ (.*))?$")  # pass, !pass, fail: words of the reason @ words of the line cited


def outcome_of(expected):
    """pass, fail or unknown; nothing where something is told not to be."""
    return EXPECTED.match(expected).group(2) if expected[0] != "!" else None


def fits(expected, got, root=None):
    """got: the check's rows, (outcome, reason, path, line) each. Is the outcome among them, for that reason ($: its end) and at that place, and, if it is
    a pass, no failure beside it? A '!' before it: it must not be."""
    no, outcome, words, place = EXPECTED.match(expected).groups()
    outcomes = {row[0] for row in got}
    if no:
        return not any(row[0] == outcome and (words or "") in (row[1] or "") + "$" for row in got)
    if outcome == "pass" and "fail" in outcomes:
        return False
    return any(row[0] == outcome and (words or "") in (row[1] or "") + "$" and (not place or place in line_of(f"{root}/{row[2]}", row[3])) for row in got)


@functools.lru_cache(maxsize=None)
def lines_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read().split("\n")


def line_of(path, line):
    """Nothing where a rule that was written otherwise cites no place at all."""
    try:
        return lines_of(path)[line - 1] if line else ""
    except (OSError, IndexError):
        return ""


def wrong(made, rows, root=None, only=None):
    """What rows (check, scope, outcome, reason, path, line) say otherwise than the variants; made: [(scope, variant)]. No row: unknown.
    only: of these checks."""
    seen, found = {}, []
    for check, scope, *row in rows:
        seen.setdefault((scope, check), []).append(row)
    for scope, variant in made:
        for check, expected in variant[2].items():
            if only is not None and check.strip() not in only:
                continue
            got = seen.get((scope, check.strip()), [("unknown", None, None, None)])
            if not fits(expected, got, root):
                found.append(f"{variant[0]}: {check} should be {expected}, is {got[:3]} ({scope})")
    return found


def worth(outcomes):
    """Does the check pass, and is nothing left open? Whether what does not pass fails is said of what a variant is about."""
    return "pass" in outcomes, outcomes <= {"pass", "skip"}


def unforeseen(name, made, rows, like):
    """What no variant says must be as in the variant it is like, or as side_effects.tsv says; rows: (check, scope, outcome, …). In that form."""
    told, seen, found = {}, {}, []
    for line in open(SIDE_EFFECTS, encoding="utf-8").read().splitlines():
        if line.startswith(name + "\t"):
            _, variant, outcomes = line.split("\t")
            told[variant] = {check: set(words.split("+")) for check, words in (one.split(":") for one in outcomes.split())}
    for check, scope, outcome, *_ in rows:
        seen.setdefault(scope, {}).setdefault(check, set()).add(outcome)
    checks = {check for some in seen.values() for check, got in some.items() if got & {"pass", "fail", "unknown", "skip"}}
    scopes = {variant[0]: scope for scope, variant in made}
    for scope, variant in made:
        base = {} if like(variant) == variant[0] else seen.get(scopes[like(variant)], {})
        side, got = told.get(variant[0], {}), seen.get(scope, {})
        for check in checks - {c.strip() for c in variant[2]}:
            if worth(got.get(check, {"unknown"})) != worth(side.get(check, base.get(check, {"unknown"}))):
                found.append(f"{name}\t{variant[0]}\t{check}:{'+'.join(sorted(got.get(check, {'unknown'})))}")
    return sorted(found)


# What stands in a reason and is of this case alone: names, places; a count decides by itself, so what holds one may mean anything.
CASE_OF_ITS_OWN = re.compile(r"\b[A-Z]+-\d+\b|\bstep \d+|\"[^\"]*\"|'[^']*'|`[^`]*`|\S*[_/]\S*")
DECIDES_BY_NUMBER = ("ZDT.TIMELINE_FITS",)


def contradicting(rows):
    """Reasons that stand beside more than one outcome of a check, and outcomes without a reason or place; rows: (check, scope, outcome, reason, path, line)."""
    meant, found = {}, []
    for check, scope, outcome, reason, path, line in rows:
        if outcome not in ("pass", "fail", "unknown", "skip"):  # the state of a gate or topic
            continue
        nowhere = not path or (line or 0) < 1
        if not reason or (nowhere and (outcome in ("pass", "fail") or path is not None)):
            found.append(f"{check} is {outcome} in {scope}, and does not say why or where: {reason} ({path}:{line})")
        words = CASE_OF_ITS_OWN.sub("~", reason or "")
        if not re.search(r"\d", words) and check not in DECIDES_BY_NUMBER:
            meant.setdefault((check, words), {}).setdefault(outcome, scope)
    return found + [f"{check}: {words!r} is said of {told}" for (check, words), told in meant.items() if len(told) > 1]


# What sums a framework's checks up, in the form of their rows: variants may say how it stands.
STATES = {"workflow": ("gates", "SELECT gate, scope, state, missing, path, line FROM gov_gates"),
          "zero-downtime": ("readiness", "SELECT 'READY.' || topic, scope, state, reason, path, line FROM gov_readiness")}


def answers(db, framework):
    """(check, scope, outcome, reason, path, line) as the views answer, before gov_check_results words it."""
    if framework in STATES:
        yield from db.execute(STATES[framework][1])
    views = db.execute("SELECT name FROM sqlite_temp_schema WHERE type = 'view' AND name GLOB 'gov_checks_*'").fetchall()
    assert views
    for view, in views:
        yield from db.execute(f"SELECT r.check_id, r.scope, r.outcome, r.reason, r.path, r.line FROM gov_kept_{view[4:]} AS r "
                              "JOIN gov_check_catalog AS c ON c.check_id = r.check_id AND c.framework = ?", [framework])
