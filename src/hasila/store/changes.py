"""Count the changes of a store and say what each bore on, so that whoever holds something of it brings just that up to date."""

from collections.abc import Collection

import sqlalchemy as sa

from hasila.store import schema as t

#: Incidents and tolls; judgements; what was read.
LINKED, JUDGED, READ = "linked", "judged", "read"
#: Stands for all names of a kind.
_ALL = ""
#: So many changes are told apart, and so many names of one: whoever comes later, or to more, looks at everything.
_KEPT, _NAMED = 1_000, 5_000


def note(connection: sa.Connection, kind: str, names: Collection[str] | None) -> None:
    """Count a change of this kind in the transaction that makes it, with the ids that it bears on (None: all)."""
    rows = t.changes.update().where(t.changes.c.kind == kind)
    connection.execute(rows.values(number=t.changes.c.number + 1))
    number = connection.scalar(sa.select(t.changes.c.number).where(t.changes.c.kind == kind)) or 0
    told = {_ALL} if names is None or len(names) > _NAMED else set(names)
    old = sa.delete(t.moves).where(t.moves.c.kind == kind)
    connection.execute(old if _ALL in told else old.where(t.moves.c.number <= number - _KEPT))
    if told:
        connection.execute(
            sa.insert(t.moves), [{"kind": kind, "number": number, "name": name} for name in sorted(told)]
        )


def changes(connection: sa.Connection) -> tuple[int, int, int]:
    """How often incidents and tolls, judgements, and what was read have changed."""
    held = {row.kind: row.number for row in connection.execute(sa.select(t.changes))}
    return held[LINKED], held[JUDGED], held[READ]


def moved(connection: sa.Connection, kind: str, since: int) -> frozenset[str] | None:
    """The ids that the changes of this kind bore on, all after the one numbered `since`; None: any of all."""
    number = connection.scalar(sa.select(t.changes.c.number).where(t.changes.c.kind == kind)) or 0
    query = sa.select(t.moves.c.number, t.moves.c.name)
    found = connection.execute(query.where(t.moves.c.kind == kind, t.moves.c.number > since)).all()
    names = frozenset(row.name for row in found)
    told = len({row.number for row in found if row.number <= number})
    return None if told < number - since or _ALL in names else names
