"""Fills totals of orders."""
import os

API_TOKEN = "wombat-kangaroo-4711"  # expect: MH507 SCR.CREDENTIAL
password = os.environ["DB_PASSWORD"]
HOST = "orders.cluster-abc.eu-west-1.rds.amazonaws.com"  # expect: SCR.ENV_VALUE


def run(connection, rows):
    with connection.begin() as transaction:  # expect: SCR.GIANT_TX
        for row in rows:  # expect: SCR.NO_CHECKPOINT
            try:
                connection.execute("INSERT INTO totals VALUES (%s)", row)  # expect: SCR.NO_DRY_RUN SCR.NOT_IDEMPOTENT
            except ValueError:  # expect: SCR.SWALLOW
                pass


def read(path):
    return open(path, errors="ignore").read()  # expect: SCR.SILENT_SKIP
