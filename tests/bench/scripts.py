#!/usr/bin/env python3
"""scripts.py EXTENSION [SQUAWK]: time and memory to scan scripts with every status answered, beside a linter's.

Two workloads, made here and always the same: 5,000 small PostgreSQL migrations, and one script of 200,000 statements.
SQUAWK is the peer's executable (npm squawk-cli); without it only our figures are printed. Best of three, the peer's large
run once: wall time and peak memory of the whole process, sqlite3 shell included. Fails when a peer is given and we are not
better: less of both for the small ones, a tenth of both for the large one.
"""
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

SMALL_SCRIPTS, LARGE_STATEMENTS, ROUNDS = 5000, 200_000, 3
PEER_LIMIT_S = 300  # a peer that takes longer is stopped: its figures are then lower bounds
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
    small, large = os.path.join(root, "small", "migrations"), os.path.join(root, "large", "migrations")
    os.makedirs(small)
    os.makedirs(large)
    for number in range(SMALL_SCRIPTS):
        with open(os.path.join(small, f"V{number:05}__step.sql"), "w", encoding="utf-8") as out:
            out.write("SET lock_timeout = '2s';\n")
            for _ in range(source.randint(1, 6)):
                out.write(statement(source, number))
    with open(os.path.join(large, "V1__all.sql"), "w", encoding="utf-8") as out:
        for number in range(LARGE_STATEMENTS):
            out.write(statement(source, number))
    return {"5,000 small scripts": os.path.dirname(small), "200,000 statements": os.path.dirname(large)}


def run(command, text=None, rounds=ROUNDS):
    """Best wall time in seconds and peak memory in MB."""
    best, peak = None, 0
    for _ in range(rounds):
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        child.stdin.write((text or "").encode())
        child.stdin.close()
        stop = threading.Timer(PEER_LIMIT_S, child.kill)
        stop.start()
        _, status, usage = os.wait4(child.pid, 0)
        stop.cancel()
        elapsed = time.perf_counter() - began
        if text and status:
            sys.exit(f"{command[0]} failed")
        best = elapsed if best is None else min(best, elapsed)
        peak = max(peak, usage.ru_maxrss / 1024)
    return best, peak


def ours(extension, folder):
    return run(["sqlite3", "-batch", "-bail", "-init", os.devnull, ":memory:"],
               f".load {extension}\nSELECT gov_scan('{folder}', '--dialect=postgresql', "
               "'--migration-script-paths=**/*.sql');\n"
               "SELECT count(*), sum(blocking_for_release) FROM gov_status;\nSELECT count(*) FROM gov_hazards;\n")


def peers(squawk, folder):
    files = sorted(os.path.join(folder, "migrations", name) for name in os.listdir(os.path.join(folder, "migrations")))
    return run([squawk, "--pg-version", "15", *files], rounds=ROUNDS if len(files) > 1 else 1)  # minutes for the large one


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
                peer_seconds, peer_memory = peers(squawk, folder)
                share = 1 if name.startswith("5,000") else 10
                better = seconds * share < peer_seconds and memory * share < peer_memory
                worse |= not better
                line += f"   squawk {peer_seconds:7.3f} s {peer_memory:7.1f} MB   {'better' if better else 'WORSE'}"
            print(line, flush=True)
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
