"""The store: every question and every change that the rest of the program puts to the database."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from hasila.store import schema as t
from hasila.store.accounts import AccountRows
from hasila.store.briefs import BriefRows
from hasila.store.changes import LINKED, READ, changes, moved, note
from hasila.store.engine import open_engine
from hasila.store.kept import Kept
from hasila.store.linkage import Linked
from hasila.store.tables import empty
from hasila.store.told import Told


def open_store(path_or_url: str | Path, *, create: bool = True) -> "Store":
    """Open a store, made if need be, with the newest schema.

    Raises:
        HasilaError: if it is missing (and `create` is false), a folder, locked, unwritable,
            damaged, not a hasila database, or written by a newer program.
    """
    engine, name = open_engine(path_or_url, create=create)
    return Store(engine, name)


class Store(Kept, Told, Linked):
    """An open database; a context manager that closes it."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        super().__init__(engine, name)
        #: Who may sign in, if a team works on the store.
        self.accounts = AccountRows(engine)
        #: The reports in brief, for lists and search.
        self.briefs = BriefRows(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; what was written is already safe."""
        self._engine.dispose()

    def version(self) -> tuple[int, int, int]:
        """Something that changes whenever incidents and tolls, judgements or what was read may have changed, in turn."""
        with self._engine.connect() as connection:
            return changes(connection)

    def moved(self, kind: str, since: int) -> frozenset[str] | None:
        """What has changed since `version` gave this number for a kind (`LINKED`, `JUDGED`, `READ`).

        Ids of incidents, judgements or reports, some perhaps of those that are no more; None: any of all.
        """
        with self._engine.connect() as connection:
            return moved(connection, kind, since)

    def drop_derived(self) -> None:
        """Delete every derived row, in one transaction; documents and judgements stay."""
        with self._derived.begin() as connection:
            note(connection, LINKED, None)
            note(connection, READ, None)
            empty(connection, t.DERIVED)

    def derived_rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every derived table, each table by its key: what a replay must bring back."""
        with self._engine.connect() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(_plain(table))]
                for table in reversed(t.DERIVED)
            }


def _plain(table: sa.Table) -> sa.Select[Any]:
    """Every row of a table without the number that it got as it came, by what comes first in it."""
    columns = [column for column in table.columns if column is not t.briefs.c.number]
    return sa.select(*columns).order_by(*columns)
