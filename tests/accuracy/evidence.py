#!/usr/bin/env python3
"""evidence.py EXTENSION CORPUS: what a person reads in the real reports, configurations and policies of CORPUS.

Two oracles. dbt's run results are read again by Python's json module, and each node is compared with its gov_runs row.
Everything else was read by hand: the tables below say what each file states, by its own words. A fact that is missing, and one
that nobody reads there, both fail. Without CORPUS the test is skipped, in words.
"""
import collections
import glob
import json
import os
import subprocess
import sys

EXTENSION, CORPUS = sys.argv[1].removesuffix(".so"), sys.argv[2]
SCAN = ["--pipeline-config-paths=configs/**/*.json", "--data-policy-paths=policies/**/*.yaml,policies/**/*.md",
        "--migration-report-paths=evidence/dbt_run_results/*,evidence/soda/*,evidence/data_validation_tool/*",
        "--audit-log-paths=evidence/cloudtrail/*", "--migration-plan-paths=none", "--migration-script-paths=none"]

# Which datasets each configuration moves, and how. Two DMS mappings name every table ("%"): no dataset can be read there.
MOVED = {
    ("aws_dms/examples__complete__configs__kafka_mappings.json", "hr.employee", ""),
    ("aws_dms/examples__complete__configs__s3_table_definition.json", "hr.employee", ""),
    ("debezium/mongodb-outbox__register-mongodb.json", "inventory.outboxevent", "cdc"),
    ("debezium/monitoring__register-sqlserver.json", "testdb", "cdc"),
    ("debezium/tutorial__register-db2.json", "testdb", "cdc"),
    ("debezium/tutorial__register-ifx.json", "sysuser", "cdc"),
    ("debezium/tutorial__register-mongodb.json", "inventory", "cdc"),
    ("debezium/tutorial__register-mysql-apicurio-compatibile-converter-avro.json", "inventory", "cdc"),
}
PATTERNS = {"aws_dms/examples__complete__configs__table_mappings.json", "aws_dms/examples__serverless__configs__table_mappings.json"}

# Fields whose contract states a class, by the contract's own word: restricted is critical, public is low.
CLASSED = {
    ("tbl_1", "txn_ref_dt", "low"), ("tbl_1", "rcvr_id", "critical"), ("tbl_1", "rcvr_cntry_code", "low"),
    ("receivers_master", "id", "critical"), ("receivers_master", "country_code", "low"),
    ("receivers_master", "receiver_name", "critical"), ("receivers_master", "receiver_type", "low"),
}
FIELDS = {"hr.employee": 5, "tbl": 1, "tbl_1": 3, "receivers_master": 4, "Air_Quality": 1, "test_table": 1, "orders": 2,
          "datacontract_test": 21}
RULES = {("datacontract_test", "keep_for", 1.0, "year"), ("tab1", "keep_for", 3.0, "year")}

# Soda's summaries: one check passed, one warned. The documents of Soda and of the validation tool show output in code blocks:
# nothing was run there. The detection rules hold sample events in their tests: they never happened.
QUALITY = {("soda/scan_output_1.txt", "dim_customer", "passed", 1), ("soda/scan_output_2.txt", "customers", "partial", 0)}
SAMPLE_EVENTS = 20

# dbt's words for what a node came to, and ours.
STATUS = {"success": "passed", "pass": "passed", "error": "failed", "fail": "failed", "warn": "partial", "skipped": "skipped"}
COMPILES = ("generate", "compile", "docs", "list", "parse")


def ask(queries):
    flags = ", ".join(f"'{flag}'" for flag in SCAN)
    text = f".mode json\nSELECT gov_scan('{CORPUS}', {flags}) IS NOT NULL AS scanned;\n"
    text += "".join(f".print --\n{query};\n" for query in queries)
    done = subprocess.run(["sqlite3", "-batch", "-init", "/dev/null", "-cmd", f".load {EXTENSION}", ":memory:"], input=text,
                          capture_output=True, text=True, check=False)
    if done.stderr:
        sys.exit(done.stderr)
    return [json.loads(part) if part.strip() else [] for part in done.stdout.split("--\n")[1:]]


def dbt_expected():
    """Per file: the nodes that were built, by how that ended, as dbt itself states it."""
    expected = {}
    for path in sorted(glob.glob(os.path.join(CORPUS, "evidence/dbt_run_results/*.json"))):
        with open(path, encoding="utf-8") as file:
            root = json.load(file)
        compiled = root["args"].get("which") in COMPILES
        built = [node for node in root["results"] if node["unique_id"].split(".")[0] in ("model", "seed", "snapshot")]
        counted = collections.Counter("skipped" if compiled else STATUS[node["status"]] for node in built)
        tests = [node for node in root["results"] if node["unique_id"].startswith("test.")]
        passed = 0 if compiled else sum(node["status"] == "pass" for node in tests)
        expected[os.path.relpath(path, CORPUS)] = (dict(counted), passed)
    return expected


def main():
    if not os.path.isdir(CORPUS):
        print("skipped: no corpus of real reports at hand")
        return
    wrong = []

    def same(what, got, wanted):
        wrong.extend(f"{what}: {fact} is stated there and was not read" for fact in sorted(wanted - got, key=str))
        wrong.extend(f"{what}: {fact} was read and is stated nowhere" for fact in sorted(got - wanted, key=str))

    unread, moved, patterns, fields, rules, runs, claims = ask([
        "SELECT path, status FROM gov_artifacts WHERE status <> 'read' AND path NOT LIKE '%index.jsonl' "
        "AND (path LIKE 'configs/%' OR path LIKE 'evidence/%' OR path LIKE 'policies/%')",
        "SELECT substr(c.path, 9) AS path, lower(c.unit_id) AS unit, coalesce((SELECT s.value FROM gov_evidence AS s "
        "WHERE s.path = c.path AND s.aspect = 'style' AND s.unit_id = c.unit_id), '') AS style "
        "FROM gov_evidence AS c WHERE c.path LIKE 'configs/%' AND c.aspect = 'coverage' AND c.signal = 'in_scope'",
        "SELECT substr(path, 9) AS path FROM gov_diagnostics WHERE code = 'pipeline.pattern'",
        "SELECT unit_id, name, data_class FROM gov_fields WHERE path LIKE 'policies/%' OR path LIKE 'configs/%'",
        "SELECT subject, control, amount, amount_unit FROM gov_policies",
        "SELECT path, unit_id, kind, status, checks_passed FROM gov_runs",
        "SELECT path, aspect, signal FROM gov_evidence WHERE standing = 'evidenced' AND (path LIKE 'evidence/cloudtrail/%' OR path LIKE 'evidence/%.md')"])

    wrong.extend(f"{row['path']} is {row['status']}" for row in unread)
    same("configurations", {(row["path"], row["unit"], row["style"]) for row in moved}, MOVED)
    same("patterns", {row["path"] for row in patterns}, PATTERNS)
    counted = collections.Counter()
    for row in fields:
        short = row["unit_id"] if row["unit_id"] in FIELDS else row["unit_id"].rsplit(".", 1)[-1]
        counted[short] += 1
    same("fields", set(counted.items()), set(FIELDS.items()))
    same("classes", {(row["unit_id"].rsplit(".", 1)[-1], row["name"], row["data_class"]) for row in fields if row["data_class"]},
         CLASSED)
    same("rules", {(row["subject"], row["control"], row["amount"], row["amount_unit"]) for row in rules}, RULES)
    same("quality scans", {(row["path"][9:], row["unit_id"].rsplit(".", 1)[-1], row["status"], row["checks_passed"]) for row in runs
                           if "/soda/" in row["path"]}, QUALITY)
    events = [row for row in runs if "/cloudtrail/" in row["path"]]
    if len(events) != SAMPLE_EVENTS or {row["status"] for row in events} != {"skipped"}:
        wrong.append(f"{len(events)} sample events, statuses {sorted({row['status'] for row in events})}")
    wrong.extend(f"{row['path']} claims {row['aspect']}.{row['signal']}, but only shows how it would look" for row in claims)
    for path, (built, passed) in dbt_expected().items():
        rows = [row for row in runs if row["path"] == path]
        got = dict(collections.Counter(row["status"] for row in rows if row["kind"] != "quality"))
        checks = sum(row["checks_passed"] or 0 for row in rows if row["kind"] == "quality")
        if got != built or checks > passed:
            wrong.append(f"{path}: built {got} with {checks} checks passed, dbt says {built} and {passed}")
    print("\n".join(wrong) if wrong else f"all facts of {len(unread) + 38} real artifacts are read as a person reads them")
    sys.exit(bool(wrong))


main()
