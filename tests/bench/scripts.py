#!/usr/bin/env python3
"""scripts.py EXTENSION [SQUAWK]: time and memory to scan scripts with every status answered, beside a linter's.

Three workloads, made here and always the same: 5,000 small PostgreSQL migrations, one script of 200,000 statements of all kinds
(13.5 MB), in most of which a linter finds something, and one of 200,000 plain inserts (8.5 MB), in which it finds nothing.
SQUAWK is the peer's program (npm squawk-cli: node_modules/@squawk-cli/linux-x64/bin/squawk, not the wrapper for node, whose
memory would be measured instead); without it only our figures are printed. Best CPU seconds and peak memory of the whole
process, sqlite3 shell included. The peer needs hours for the script of all kinds: it is given the first 5,000 and 10,000 statements, and
what 200,000 would cost is told by that (its memory grows by the statement, its time by the square).
Fails when a peer is given and we are not better: less of both for the small ones, a tenth of both for the large ones.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

SMALL_SCRIPTS, LARGE_STATEMENTS, ROUNDS = 5000, 200_000, 3
PEER_STATEMENTS = 5000, 10_000
WORDS = ["orders", "users", "events", "invoices", "teams", "sessions", "devices", "labels", "routes", "notes"]
SHAPES = [
    "ALTER TABLE {t} ADD COLUMN {c} text;\n",
    "CREATE TABLE {t}_{n} (\n  id bigint PRIMARY KEY,\n  {c} varchar(120) NOT NULL,\n  created_at timestamptz DEFAULT now()\n);\n",
    "CREATE INDEX {c}_{n} ON {t} ({c});\n",
    "ALTER TABLE {t} ADD CONSTRAINT {c}_{n}_fk FOREIGN KEY ({c}) REFERENCES {u} (id);\n",
    "UPDATE {t} SET {c} = lower({c}) WHERE id BETWEEN {n} AND {n}0;\n",
    "-- {c} is not used any more\nALTER TABLE {t} DROP COLUMN {c};\n",
    "INSERT INTO {t} (id, {c}) VALUES ({n}, 'first'), ({n}1, 'it''s second');\n",
    "ALTER TABLE {t} ALTER COLUMN {c} SET NOT NULL;\n",
    "CREATE INDEX CONCURRENTLY {c}_{n} ON {t} ({c});\n",
    "DROP TABLE {t}_{n};\n",
]


def statement(source, number):
    return source.choice(SHAPES).format(t=source.choice(WORDS), u=source.choice(WORDS), n=number,
                                        c=source.choice(["name", "kind", "owner_id", "state", "amount"]))


def make(root):
    source = random.Random(4711)
    small, large, plain = (os.path.join(root, name, "migrations") for name in ("small", "large", "plain"))
    for folder in small, large, plain:
        os.makedirs(folder)
    for number in range(SMALL_SCRIPTS):
        with open(os.path.join(small, f"V{number:05}__step.sql"), "w", encoding="utf-8") as out:
            out.write("SET lock_timeout = '2s';\n")
            for _ in range(source.randint(1, 6)):
                out.write(statement(source, number))
    with open(os.path.join(large, "V1__all.sql"), "w", encoding="utf-8") as out:
        for number in range(LARGE_STATEMENTS):
            out.write(statement(source, number))
            if number + 1 in PEER_STATEMENTS:
                out.flush()
                shutil.copy(out.name, os.path.join(root, f"{number + 1}.sql"))
    with open(os.path.join(plain, "V1__all.sql"), "w", encoding="utf-8") as out:
        for number in range(LARGE_STATEMENTS):
            out.write(f"INSERT INTO {source.choice(WORDS)} VALUES ({number}, 'x{number % 97}');\n")
    return {"5,000 small scripts": os.path.dirname(small), "200,000 statements": os.path.dirname(large),
            "200,000 inserts": os.path.dirname(plain)}


def run(command, text=None, rounds=ROUNDS):
    """Least CPU time in seconds and peak memory in MB."""
    best, peak = None, 0
    for _ in range(rounds):
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        child.stdin.write((text or "").encode())
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        if text and status:
            sys.exit(f"{command[0]} failed")
        took = usage.ru_utime + usage.ru_stime
        best = took if best is None else min(best, took)
        peak = max(peak, usage.ru_maxrss / 1024)
    return best, peak


def ours(extension, folder):
    return run(["sqlite3", "-batch", "-bail", "-init", os.devnull, ":memory:"],
               f".load {extension}\nSELECT gov_scan('{folder}', '--dialect=postgresql', "
               "'--migration-script-paths=**/*.sql');\n"
               "SELECT count(*), sum(blocking_for_release) FROM gov_status;\nSELECT count(*) FROM gov_hazards;\n")


def peer_on_all(squawk, folder):
    files = sorted(os.path.join(folder, "migrations", name) for name in os.listdir(os.path.join(folder, "migrations")))
    return run([squawk, "--pg-version", "15", *files])


def peer_on_large(squawk, root):
    (few, few_s, few_mb), (more, more_s, more_mb) = ((count, *run([squawk, "--pg-version", "15", os.path.join(root, f"{count}.sql")], rounds=1))
                                                     for count in PEER_STATEMENTS)
    print(f"squawk: {few} statements {few_s:.1f} s {few_mb:.1f} MB, {more} {more_s:.1f} s {more_mb:.1f} MB; for {LARGE_STATEMENTS} that comes to:")
    return more_s * (LARGE_STATEMENTS / more) ** 2, more_mb + (more_mb - few_mb) / (more - few) * (LARGE_STATEMENTS - more)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    extension, squawk = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    worse = False
    with tempfile.TemporaryDirectory() as root:
        for name, folder in make(root).items():
            seconds, memory = ours(extension, folder)
            line = f"{name:22} {seconds:7.3f} s {memory:7.1f} MB"
            if squawk:
                too_much = name == "200,000 statements"
                peer_seconds, peer_memory = peer_on_large(squawk, root) if too_much else peer_on_all(squawk, folder)
                share = 1 if name.startswith("5,000") else 10
                better = seconds * share < peer_seconds and memory * share < peer_memory
                worse |= not better
                line += f"   squawk {peer_seconds:7.3f} s {peer_memory:7.1f} MB   {'better' if better else 'WORSE'}"
            print(line, flush=True)
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
