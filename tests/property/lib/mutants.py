"""The rule views as text, and what each becomes when one thing in it is turned round."""
import os
import re

FOLDERS = ("checks", "gates", "hazards", "integrity", "readiness", "rules", "status")
MORE = ("summary/release.sql", "summary/release_blockers.sql", "summary/coverage_gaps.sql", "summary/cross_team.sql", "summary/run_coverage.sql",
        "summary/findings.sql")
HEAD = re.compile(r"CREATE TEMP VIEW gov_(\w+)")
TEMP = re.compile(r"^CREATE (TEMP )?VIEW")  # the schema's text leaves TEMP out
NAME = re.compile(r"VIEW gov_\w+")
NAMES = re.compile(r"\bgov_(?:kept_)?(\w+)\b(?!\s*\()")
LAID = r"\((?:\w+\.(?:path|line|record_no)|CASE WHEN \w+\.field (?:=|IN) (?:(?!\bTHEN\b)[^\n])* THEN (?:\w+\()?\w+\.(?:text|word|number|line)\)? END)\)"
BLANK = re.compile(  # what is not turned round. LAID: which of several places is cited, and which of the values of a field that a record holds but once
    r"'(?:[^']|'')*'|--[^\n]*|\bsubstr\((?:[^()']|'[^']*'|\((?:[^()']|'[^']*')*\))*\)|\bSELECT 1 FROM\b|\b(?:min|max)(?=" + LAID + ")")
TURNS = [(re.compile(pattern), new) for pattern, new in [
    (r"<>", "="), (r"(?<![<>!=])=(?!=)", "<>"), (r"<=", "<"), (r">=", ">"), (r"(?<!<)<(?![=><])", "<="), (r"(?<![<>-])>(?![=>])", ">="),
    (r"\bNOT EXISTS\b", "EXISTS"), (r"(?<!NOT )\bEXISTS\b", "NOT EXISTS"), (r"\bNOT IN\b", "IN"), (r"(?<!NOT )\bIN \(", "NOT IN ("),
    (r"\bIS NOT\b", "IS"), (r"\bIS (?!NOT\b)", "IS NOT "), (r"(?<!NOT )\bGLOB\b", "NOT GLOB"),
    (r"(?<!NOT )\bBETWEEN\b", "NOT BETWEEN"), (r"\bOR\b", "AND"), (r"\bAND\b", "OR"),
    (r"(?<!IS )\bNOT (?!EXISTS|IN|NULL|MATERIALIZED)", ""), (r"\bmin\(", "max("), (r"\bmax\(", "min("), (r"\bLEFT JOIN\b", "JOIN"),
    (r"(?<![\w.'+#])\d+(?![\w.'])", "number")]]


def views(db):
    """{name without gov_: its whole CREATE statement}"""
    return {name[4:]: sql for name, sql in
            db.execute("SELECT name, sql FROM sqlite_temp_schema WHERE type = 'view' AND name GLOB 'gov_*'")}


def files():
    """{view: path} of the views that decide something."""
    found = {}
    for at, _, names in os.walk("sql"):
        for name in names:
            path = f"{at}/{name}"
            if path.split("/")[1] in FOLDERS or path[4:] in MORE:
                head = HEAD.search(open(path, encoding="utf-8").read())
                if head:
                    found[head.group(1)] = path
    return found


def readers(texts):
    """{view: {each view that its answer may change, itself among them: over how many others}}"""
    reads = {view: {name for name in NAMES.findall(sql) if name in texts} for view, sql in texts.items()}
    reached = {view: {view: 0} for view in texts}
    for view, far in reached.items():
        new = {view}
        while new:
            new = {other for other in texts if reads[other] & new} - far.keys()
            far.update(dict.fromkeys(new, max(far.values()) + 1))
    return reached


def is_and_of_between(text, at):
    between = text[:at].rfind("BETWEEN ")
    return between >= 0 and not re.search(r"\bAND\b", text[between:at])


def of(sql, path):
    """Yields (changed statement, what was changed). Lines of other files that the build put in are theirs to be judged by."""
    own = set(open(path, encoding="utf-8").read().split("\n"))
    start = re.search(r"\sAS\b", sql).end()
    blank = BLANK.sub(lambda m: re.sub(r"[^\n]", "~", m.group(0)), sql)
    for pattern, new in TURNS:
        for match in pattern.finditer(blank, start):
            line = sql[sql.rfind("\n", 0, match.start()) + 1:]
            if line.split("\n", 1)[0].rstrip(";") not in own and line.split("\n", 1)[0] + ";" not in own and line.split("\n", 1)[0] not in own:
                continue
            if new == "OR" and is_and_of_between(blank, match.start()):
                continue
            put = {"0": "1", "1": "0"}.get(match.group(0), str(int(match.group(0)) + 1)) if new == "number" else new
            around = sql[max(0, match.start() - 40):match.start()] + "[" + match.group(0).strip() + " → " + put.strip() + "]" + sql[match.end():match.end() + 40]
            yield sql[:match.start()] + put + sql[match.end():], re.sub(r"\s+", " ", around).strip()
