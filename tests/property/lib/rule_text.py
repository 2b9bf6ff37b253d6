"""The text of the rules as the loaded extension holds it, put over rows of the test's own.

A view of the judge chain names its source without a schema; a CTE of that name shadows it.
"""
import os
import sqlite3


def connect(extension):
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(extension)
    if "GOV_MUTANT" in os.environ:  # rule_mutants.py asks whether we notice
        connection.executescript(open(os.environ["GOV_MUTANT"], encoding="utf-8").read())
    return connection


def body(connection, view):
    sql = connection.execute(
        "SELECT sql FROM sqlite_temp_schema WHERE type = 'view' AND name = ?", [view]).fetchone()[0]
    return sql.split(" AS\n", 1)[1].rstrip().rstrip(";")


def over(connection, source, chain, query):
    """The query, after the chain of views, each over the one before, the first over `source`."""
    parts = [f"{name} AS (\n{text}\n)" for name, text in source.items()]
    parts += [f"{view} AS (\n{body(connection, view)}\n)" for view in chain]
    return "WITH " + ",\n".join(parts) + "\n" + query
