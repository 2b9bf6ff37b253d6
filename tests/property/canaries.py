"""500 made-up secrets and personal data of 50 kinds, planted wherever a file holds free text, never come out again.

usage: canaries.py EXTENSION [full]

Each canary stands in its usual surroundings ("password: …", "call … now") in plans, specs, tasks, scripts of five languages, models,
registries, policies, pipelines, run reports, logs and approvals. Every table, view, report and message is then searched for it.
The canaries are made by unit-redact, so that none is kept in the sources.
"""
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zlib

extension, full = os.path.abspath(sys.argv[1]), sys.argv[2:] == ["full"]
maker = os.path.join(os.path.dirname(extension), "tests", "unit", "unit-redact")
made = subprocess.run([maker, "list", "40" if full else "10"], capture_output=True, text=True, check=True).stdout
planted = [line.split("\t") for line in made.splitlines()]
planted = [(kind, canary, text.replace("\\n", "\n")) for kind, canary, text in planted]
planted += [("bare password", f"Zq7bare9{n}", f"password: Zq7bare9{n}") for n in range(1, 5)]
# Ordinary words are no secret anywhere else: values of SQL and of programs must not come out of a plan's code, nor out of a script.
literal_forms = ["UPDATE orders SET note = '{0}' WHERE id = 1", "UPDATE orders SET note='it''s {0}'", "DELETE FROM orders WHERE note IN ('x', '{0}')",
                 "SELECT note FROM orders WHERE note LIKE '%{0}%'", "INSERT INTO orders (id, note) VALUES (1, N'{0}'), (2, E'a''{0}')",
                 "INSERT INTO orders VALUES (1, $${0}$$), (2, $t${0}$t$)", "CALL fix('{0}')", "ALTER TABLE orders ALTER note SET DEFAULT '{0}'",
                 "UPDATE orders SET note = CASE WHEN a THEN '{0}' ELSE '{0}' END", "SELECT note || '{0}' FROM orders",
                 "DELETE FROM orders WHERE day BETWEEN '{0}' AND '{0}'", "DELETE FROM orders WHERE note IN (\"{0}\", \"{0}\")",
                 "UPDATE orders SET note = \"{0}\"", "psql -c \"DELETE FROM orders WHERE note = '{0}'\""]
literals = [("literal", f"Qx{n}Keller", form.format(f"Qx{n}Keller")) for n, form in enumerate(literal_forms)]
kinds = len({kind for kind, _, _ in planted})
if len(planted) < 500 or kinds < 40:
    sys.exit(f"only {len(planted)} canaries of {kinds} kinds were made")


def quoted(text):
    return text.replace("'", "''")


def rows(fields):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(fields)
    for _, _, text in planted:
        writer.writerow(["orders" if field in ("table", "unit") else text for field in fields])
    return out.getvalue()


def each(render, join="\n"):
    return join.join(render(text, text.replace("\n", " ")) for _, _, text in planted)


def objects(**fields):
    return [dict(fields, **{key: text for key in fields if fields[key] is None}) for _, _, text in planted]


def of_literals(render):
    return "".join(render(text) for _, _, text in literals)


prose = each(lambda text, line: f"A backup of orders is taken before the copy; {line}\n")
files = {
    "docs/migration/orders-plan.md": "# Migrate orders\n\nOwner: nobody\n\n## Scope\n\n- `orders`\n\n## Backup\n\n" + prose
        + "\n## Rollback\n\n" + each(lambda text, line: f"1. Restore orders; {line}")
        + "\n\n| table | note | rollback |\n|---|---|---|\n" + each(lambda text, line: f"| orders | {line} | {line} |")
        + "\n\n| name | value |\n|---|---|\n| password | Zq7bare91 |\n| owner | team |\n\n**Password:** Zq7bare92\n\n- password: Zq7bare93\n"
        + "\n| user | password | rows |\n|---|---|---|\n| app | Zq7bare94 | 10 |\n"
        + "\n\n```sql\n" + each(lambda text, line: f"UPDATE orders SET note = '{quoted(line)}';") + "\n```\n"
        + "\n```bash\n" + each(lambda text, line: f"echo {line}") + "\n```\n",
    "docs/migration/literals-plan.md": "# Clean up orders\n\n" + of_literals(lambda text: f"- Run `{text}` first.\n") + "\n"
        + of_literals(lambda text: f"1. Roll back by `{text}`.\n") + "\n| step | rollback |\n|---|---|\n"
        + of_literals(lambda text: f"| `{text.replace('|', chr(92) + '|')}` | `{text.replace('|', chr(92) + '|')}` |\n")
        + of_literals(lambda text: f"\n```sql\n{text};\n```\n")
        + of_literals(lambda text: f"\n```ts\nexport const a = {{ note: f({json.dumps(text)}), b: `{text}` }};\n```\n")
        + of_literals(lambda text: f"\n```prisma\nmodel a {{\n  n String @default({json.dumps(text)})\n}}\n```\n"),
    "migrations/V2__literals.sql": of_literals(lambda text: text + ";\n" if text[:4] != "psql" else ""),
    "specs/shop/spec.md": "# Shop\n\nBackup of orders.\n\n" + each(lambda text, line: f"## {line}\n\n**{line}**: {line}\n"),
    "specs/shop/tasks.md": "# Tasks\n\n" + each(lambda text, line: f"- [ ] TSK-1 {line}"),
    "docs/migration/mig-3-execution-plan.md": "# [MIG-3] Execution plan\n\n## Steps\n\n" + each(
        lambda text, line: f"### Step 1: {line}\n\n**Action:** {line}\n\n**Verification:** {line}\n\n**Rollback:** {line}\n"),
    "docs/migration/mapping-spec.md": "# Mapping spec\n\n| Source | Target | Rule | Notes |\n|---|---|---|---|\n" + each(
        lambda text, line: f"| orders.note | {line} | {line} | {line} |"),
    "migrations/V1__orders.up.sql": each(
        lambda text, line: f"-- {line}\nINSERT INTO orders VALUES ('{quoted(text)}');\nUPDATE orders SET a = \"{line}\" WHERE b = $${text}$$;"),
    "migrations/V1__orders.down.sql": each(lambda text, line: f"/* {line} */ DELETE FROM orders WHERE note = E'{quoted(line)}';"),
    "scripts/migrate.sh": "#!/bin/sh\n" + each(lambda text, line: f"# {line}\npsql shop -c \"UPDATE orders SET n = '{quoted(line)}'\"\n{line}"),
    "scripts/migrate.py": "import psycopg2\n" + each(lambda text, line: f"cur.execute({line!r})\nnote = {text!r}  # {line}"),
    "scripts/migrate.js": each(lambda text, line: f"await db.query({json.dumps(line)}); // {line}"),
    "db/migrate/001_orders.rb": "class Orders < ActiveRecord::Migration[7.0]\n  def up\n"
        + each(lambda text, line: f"    execute {json.dumps(line)} # {line}") + "\n  end\nend\n",
    "schemas/schema.sql": "CREATE TABLE orders (id int, note text);\n" + each(
        lambda text, line: f"ALTER TABLE orders ADD CHECK (note <> '{quoted(line)}');\nCOMMENT ON TABLE orders IS '{quoted(line)}';"),
    "prisma/schema.prisma": 'datasource db {\n  provider = "postgresql"\n}\nmodel orders {\n  id Int @id\n' + each(
        lambda text, line: f"  n{zlib.crc32(line.encode())} String @default({json.dumps(line)}) /// {line}") + "\n}\n",
    "models/schema.yml": json.dumps({"version": 2, "models": objects(name="orders", description=None, meta=None)}),
    ".spec/registry/data-classification-registry.json": json.dumps({"classifications": objects(
        unit="orders", data_class=None, owner=None, tags=None, description=None)}),
    ".spec/policies/data/rules.json": json.dumps({"policies": objects(
        id=None, kind="retention", applies_to={"unit": "orders"}, require=None, rationale=None, approved_by=None)}),
    ".spec/policies/data/retention.md": "# Retention\n\n" + each(lambda text, line: f"Keep orders for seven years; {line}.\n"),
    "pipelines/connector.json": json.dumps({"name": "c", "config": dict(
        {"connector.class": "io.debezium.X", "table.include.list": "shop.orders"},
        **{f"database.option.{n}": text for n, (_, _, text) in enumerate(planted)},
        **{f"column.mask.with.{n}.chars": text for n, (_, _, text) in enumerate(planted)})}),
    "pipelines/etl.json": json.dumps({"pipeline": "p", "source": objects(table="orders", host=None, password=None),
                                      "tables": ["orders"], "masking": [text for _, _, text in planted]}),
    "reports/migration/run.json": json.dumps({"run_id": "r", "kind": "dry_run", "status": "failed", "units": objects(
        unit="orders", status=None, note=None, message=None, source_rows=None, subject=None)}),
    "reports/migration/runs.jsonl": "\n".join(map(json.dumps, objects(run_id=None, kind=None, status=None, env=None, units=None))),
    "reports/migration/counts.csv": rows(["table", "source_rows", "target_rows", "status", "env", "run_id", "error"]),
    "reports/migration/approvals.md": "# Approvals\n\n| Role | Signer | Status | Signed At (UTC) | Commitment Digest |\n|---|---|---|---|---|\n"
        + each(lambda text, line: f"| {line} | {line} | {line} | {line} | {line} |"),
    "reports/migration/run.log": each(lambda text, line: f"2026-11-01T00:00:00Z ERROR orders: mismatch {line}"),
    "audit/app.jsonl": "\n".join(map(json.dumps, objects(timestamp=None, action="delete", table="orders", database=None, user=None))),
}
root = tempfile.mkdtemp()
try:
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
        with open(os.path.join(root, path), "w", encoding="utf-8") as file:
            file.write(text)

    def shell(sql):
        done = subprocess.run(["sqlite3", "-batch", "-init", "/dev/null", "-cmd", f".load {extension}", ":memory:"], input=sql,
                              capture_output=True, text=True, errors="replace")
        return done.stdout + done.stderr

    names = shell("SELECT name FROM gov_help WHERE kind IN ('table', 'view');").split()
    output = shell(f"SELECT gov_scan('{root}');\n" + "".join(f"SELECT * FROM {name};\n" for name in names)
                   + "SELECT gov_report('md');\nSELECT gov_report('json');\nSELECT gov_explain('orders');\n")
finally:
    if "KEEP" in os.environ:
        print(root)
    else:
        shutil.rmtree(root)
surfaced = [(kind, canary) for kind, canary, _ in planted + literals if canary in output]
for kind, canary in surfaced[:20]:
    at = output.index(canary)
    print(f"{kind} surfaces: {output[max(0, at - 120):at + 80]!r}")
if output.count("\n") < 2000 or "orders" not in output:
    sys.exit("next to nothing was dumped, so nothing is proved")
print(f"{len(planted + literals)} canaries of {kinds} kinds in {len(files)} files, {output.count(chr(10))} lines of output: {len(surfaced)} surface")
sys.exit(bool(surfaced))
