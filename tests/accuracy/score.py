"""Scores a folder of labelled plans: what gov_plans says against what a reader says.

usage: score.py EXTENSION FOLDER|CASES.txt [--strict]

CASES.txt holds many short plans in one file (see unpack). FOLDER holds NAME.md files and labels.jsonl, a row a document: file, the seven statuses, and `accept`, other values that
a strict reader could defend. A document without a status's label is not scored for it. --strict ends with 1 when a label
is missed. The baseline is plain keyword matching, as a reader in a hurry would grep.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

STATUSES = ["backup_status", "rollback_status", "verification_status", "migration_style", "migration_volume",
            "multi_tenant_risk", "residency_risk_status"]
CLAIMS = {"backup_status": "PRESENT", "rollback_status": "PRESENT", "verification_status": "STRONG"}

KEYWORDS = {  # the baseline: (pattern, status), the first that is found
    "backup_status": [(r"backup|back up|snapshot|dump|สำรอง|sicherung|respaldo|copia de seguridad|sauvegarde|cópia de "
                       r"segurança|резервн|бэкап|备份|快照|バックアップ", "PRESENT"), (r"", "NONE")],
    "rollback_status": [(r"roll ?back|revert|undo|ย้อนกลับ|rückfall|reversión|retour arrière|reversão|откат|回滚|"
                         r"切り戻し|ロールバック", "PRESENT"), (r"", "NONE")],
    "verification_status": [(r"checksum|compar|reconcil|prüfsumme|сравн|校验|チェックサム|เปรียบเทียบ", "STRONG"),
                            (r"verif|validat|check|test|ตรวจสอบ|prüf|проверк|验证|検証", "BASIC"), (r"", "NONE")],
    "migration_style": [(r"dual.?writ|双写", "DUAL_WRITE"), (r"backfill", "BACKFILL"),
                        (r"alter table|add column|in.place|upgrade", "IN_PLACE"), (r"migrat", "OTHER"), (r"", "UNKNOWN")],
    "migration_volume": [(r"large|million|billion|terabyte", "LARGE"), (r"small", "SMALL"), (r"", "UNKNOWN")],
    "multi_tenant_risk": [(r"tenant", "POTENTIAL"), (r"", "UNKNOWN")],
    "residency_risk_status": [(r"\b(eu|us|ap)-[a-z]+-?\d|region", "POTENTIAL"), (r"", "UNKNOWN")],
}


CASE_STATUSES = {"B": "backup_status", "R": "rollback_status", "V": "verification_status", "S": "migration_style",
                 "L": "migration_volume", "T": "multi_tenant_risk", "G": "residency_risk_status"}


def unpack(cases, folder):
    """Writes the plans and labels of a file of cases: "=== NAME | B=NONE,PARTIAL V=STRONG | note", then the text. The first
    value is a reader's, the others a strict one could defend. A text without a title moves the orders."""
    with open(cases, encoding="utf-8") as file:
        parts = re.split(r"^=== ", file.read(), flags=re.M)[1:]
    with open(os.path.join(folder, "labels.jsonl"), "w", encoding="utf-8") as labels:
        for part in parts:
            head, text = part.split("\n", 1)
            name, statuses, note = (cell.strip() for cell in head.split("|"))
            row = {"file": name + ".md", "accept": {}, "notes": note}
            for status in statuses.split():
                key, values = status.split("=")
                row[CASE_STATUSES[key]], *row["accept"][CASE_STATUSES[key]] = values.split(",")
            text = text.strip() + "\n"
            if not text.startswith(("# ", "---")):
                text = "# Move the orders to the new table\n\n" + text
            path = os.path.join(folder, row["file"])
            if os.path.exists(path):
                sys.exit(f"{cases}: two cases are called {name}")
            with open(path, "w", encoding="utf-8") as plan:
                plan.write(text)
            labels.write(json.dumps(row) + "\n")


def read_labels(folder):
    with open(os.path.join(folder, "labels.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def ask(extension, folder, queries):
    """Each query's rows, by the sqlite3 shell: Python's module may be built without loading."""
    quoted = folder.replace("'", "''")
    lines = [f".load {os.path.abspath(extension)}", ".output /dev/null",
             f"SELECT gov_scan('{quoted}', '--migration-plan-paths=*.md');", ".output", ".mode json"]
    for query in queries:
        lines += [".print #", query + ";"]
    run = subprocess.run(["sqlite3", "-bail", ":memory:"], input="\n".join(lines), capture_output=True, text=True,
                         check=True)
    return [json.loads(part) if part.strip() else [] for part in run.stdout.split("#\n")[1:]]


def read_statuses(extension, folder):
    own = STATUSES[:-1]
    plans, residency = ask(extension, folder, [
        f"SELECT path, {', '.join(own)} FROM gov_plans",
        "SELECT e.path, max(r.status) AS status FROM gov_evidence AS e JOIN gov_residency AS r ON r.unit_id = e.unit_id "
        "WHERE e.aspect = 'coverage' AND e.signal = 'in_scope' GROUP BY e.path"])
    found = {row["path"]: {status: row[status] for status in own} for row in plans}
    for row in residency:
        found.get(row["path"], {})["residency_risk_status"] = row["status"]
    for statuses in found.values():
        statuses.setdefault("residency_risk_status", "UNKNOWN")
    return found


def by_keywords(text):
    text = text.lower()
    return {status: next(value for pattern, value in rules if re.search(pattern, text))
            for status, rules in KEYWORDS.items()}


def main():
    extension, folder = sys.argv[1], sys.argv[2]
    if os.path.isfile(folder):
        with tempfile.TemporaryDirectory() as unpacked:
            unpack(folder, unpacked)
            return score(extension, unpacked, os.path.basename(folder))
    return score(extension, folder, folder)


def score(extension, folder, title):
    labels = read_labels(folder)
    found = read_statuses(extension, folder)
    tally = {s: collections.Counter() for s in STATUSES}
    confusion = {s: collections.Counter() for s in STATUSES}
    wrong, false_claims = [], []
    for label in labels:
        name = label["file"]
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            plain = by_keywords(file.read())
        for status in STATUSES:
            if status not in label:
                continue
            wanted = [label[status]] + label.get("accept", {}).get(status, [])
            got = found.get(name, {}).get(status, "(not read)")
            tally[status]["documents"] += 1
            tally[status]["exact"] += got == wanted[0]
            tally[status]["accepted"] += got in wanted
            tally[status]["keywords"] += plain[status] in wanted
            claim = CLAIMS.get(status)
            tally[status]["keyword_claims"] += plain[status] == claim and claim not in wanted
            confusion[status][(wanted[0], got)] += 1
            if got not in wanted:
                wrong.append((name, status, got, "/".join(wanted)))
                if got == claim:
                    false_claims.append((name, status))
    print(f"{title}: {len(labels)} documents")
    print(f"{'status':24}{'documents':>10}{'exact':>8}{'accepted':>10}{'keywords':>10}{'false claims':>14}{'of keywords':>13}")
    for status in STATUSES:
        count = tally[status]
        n = count["documents"]
        if not n:
            continue
        claims = sum(1 for _, s in false_claims if s == status) if status in CLAIMS else "-"
        of_keywords = count["keyword_claims"] if status in CLAIMS else "-"
        print(f"{status:24}{n:10}{count['exact'] / n:8.2f}{count['accepted'] / n:10.2f}{count['keywords'] / n:10.2f}"
              f"{claims:>14}{of_keywords:>13}")
    for status in STATUSES:
        cells = ", ".join(f"{a} read as {b}: {n}" for (a, b), n in sorted(confusion[status].items()) if a != b)
        if cells:
            print(f"confused, {status}: {cells}")
    for name, status, got, wanted in wrong:
        mark = "  FALSE CLAIM" if (name, status) in false_claims else ""
        print(f"missed: {name} {status}: {got}, a reader says {wanted}{mark}")
    return 1 if wrong and "--strict" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
