"""Count the changes of a store, so that whoever holds something of it sees when that is out of date."""

import sqlalchemy as sa

from hasila.store import schema as t

#: Incidents and tolls; judgements; what was read.
LINKED, JUDGED, READ = "linked", "judged", "read"


def note(connection: sa.Connection, *kinds: str) -> None:
    """Count a change of each of these kinds, in the transaction that makes it."""
    for kind in kinds:
        rows = t.changes.update().where(t.changes.c.kind == kind)
        connection.execute(rows.values(number=t.changes.c.number + 1))


def changes(connection: sa.Connection) -> tuple[int, int, int]:
    """How often incidents and tolls, judgements, and what was read have changed."""
    held = {row.kind: row.number for row in connection.execute(sa.select(t.changes))}
    return held[LINKED], held[JUDGED], held[READ]
