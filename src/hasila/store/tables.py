"""What every part of an open store shares: its connections, and rows asked for a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from hasila.errors import HasilaError
from hasila.store.engine import DURABLE, REBUILDABLE

#: Rows fetched at a time: long iterations hold no read lock and never a whole table.
PAGE = 64
#: Values asked for in one query: databases bound how many it may name.
_CHUNK = 500


class Tables:
    """An open database, with the ways in which rows are asked for."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._kept = engine.execution_options(pragmas=DURABLE)
        self._derived = engine.execution_options(pragmas=REBUILDABLE)

    def _pages(self, query: sa.Select[Any], key: sa.Column[Any]) -> Iterator[sa.RowMapping]:
        """Rows in the order of a unique key, a page in memory at a time, writers free in between."""
        page = query.order_by(key).limit(PAGE)
        while page is not None:
            with self._engine.connect() as connection:
                rows = connection.execute(page).mappings().all()
            yield from rows
            if len(rows) < PAGE:
                return
            page = query.where(key > rows[-1][key.name]).order_by(key).limit(PAGE)

    def _among(self, query: sa.Select[Any], column: sa.Column[Any], values: Iterable[Any]) -> Iterator[Any]:
        """The rows whose column is one of many values, some hundred asked for at a time."""
        with self._engine.connect() as connection:
            for chunk in chunks(sorted(set(values))):
                yield from connection.execute(query.where(column.in_(chunk)).order_by(column)).all()

    def _bodies(
        self, table: sa.Table, key: sa.Column[str], names: Iterable[str] | None
    ) -> Iterator[tuple[str, str]]:
        """The bodies of all rows with their key, or of those with one of these keys, by key."""
        if names is None:
            return ((row[key.name], row["body"]) for row in self._pages(sa.select(table), key))
        return ((row[0], row[1]) for row in self._among(sa.select(key, table.c.body), key, names))

    def _count(self, table: sa.Table) -> int:
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0

    def _one(self, query: sa.Select[str], missing: str) -> str:
        with self._engine.connect() as connection:
            body = connection.scalars(query.limit(1)).first()
        if body is None:
            raise HasilaError(
                f"{self._name} has {missing}. `hasila show --db {self._name}` lists what it has."
            )
        return body


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, as many at a time as one query may name."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def empty(connection: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Delete every row of these tables, in the order in which they are given."""
    for table in tables:
        connection.execute(sa.delete(table))


def insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(sa.insert(table), rows)
