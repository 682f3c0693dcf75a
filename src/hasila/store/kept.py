"""What is kept: documents, inputs that were skipped, and human decisions; none is ever changed."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from hasila.errors import HasilaError
from hasila.model import Document, Judgement
from hasila.store import schema as t
from hasila.store.changes import JUDGED, note
from hasila.store.tables import Tables


class Kept(Tables):
    """The documents, skipped inputs and judgements of an open database."""

    def add_documents(self, docs: Iterable[Document]) -> tuple[int, int]:
        """Store documents in one transaction; returns how many were added and how many were there.

        All of them are on the disk when it returns, none if it raises. A document whose id is
        taken by other content is stored as `id@` and eight digits of its hash, so nothing that is
        stored is lost. An item that was skipped before is no longer counted as skipped. The batch
        is held in memory.

        Raises:
            HasilaError: if a document's text cannot be stored.
        """
        batch = tuple(docs)
        for doc in batch:
            _check_storable(doc)
        with self._kept.begin() as connection:
            added = sum(_add(connection, doc) for doc in batch)
            if batch:
                connection.execute(
                    sa.delete(t.skipped).where(t.skipped.c.item == sa.bindparam("key")),
                    [{"key": doc.id} for doc in batch],
                )
        return added, len(batch) - added

    def documents(self, *, unread_by: str | None = None) -> Iterator[Document]:
        """Every document by id, or those that the reader of this version has not read."""
        query = _unread(sa.select(t.documents), unread_by)
        return (Document(**row) for row in self._pages(query, t.documents.c.id))

    def count_documents(self, *, unread_by: str | None = None) -> int:
        """How many documents `documents` yields."""
        query = _unread(sa.select(sa.func.count()).select_from(t.documents), unread_by)
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def skip(self, item: str, reason: str) -> None:
        """Note that an input item was passed over, and why; said again, the last reason stands."""
        with self._kept.begin() as connection:
            connection.execute(sa.delete(t.skipped).where(t.skipped.c.item == item))
            connection.execute(sa.insert(t.skipped).values(item=item, reason=reason))

    def skipped(self) -> tuple[tuple[str, str], ...]:
        """The items passed over and why, by item."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(t.skipped).order_by(t.skipped.c.item))
            return tuple((row.item, row.reason) for row in rows)

    def append_judgement(self, judgement: Judgement) -> None:
        """Append one human decision; the same one again changes nothing.

        Raises:
            HasilaError: if another judgement has its id.
        """
        with self._kept.begin() as connection:
            row = connection.execute(sa.select(t.judgements).where(t.judgements.c.id == judgement.id)).first()
            if row is None:
                values = judgement.model_dump(mode="json")
                for name in ("others", "seen"):
                    values[name] = json.dumps(values[name], ensure_ascii=False)
                connection.execute(sa.insert(t.judgements).values(values))
                note(connection, JUDGED, (judgement.id,))
            elif _judgement(row) != judgement:
                raise HasilaError(
                    f"{self._name}: another judgement has the id {judgement.id}; judgements are never "
                    "changed. Give the new one its own id, and `undo` the old one if it no longer holds."
                )

    def judgements(self, names: Iterable[str] | None = None) -> tuple[Judgement, ...]:
        """Every human decision, or those with these ids, by when it was made, then by id."""
        order = (t.judgements.c.made, t.judgements.c.id)
        query = sa.select(t.judgements)
        if names is not None:
            found = [_judgement(row) for row in self._among(query, t.judgements.c.id, names)]
            return tuple(sorted(found, key=lambda item: (item.made, item.id)))
        with self._engine.connect() as connection:
            return tuple(_judgement(row) for row in connection.execute(query.order_by(*order)))


def _check_storable(doc: Document) -> None:
    """Half a surrogate pair (JSON can spell one) is no character: no database stores it."""
    try:
        for part in (doc.id, doc.text, doc.published, doc.outlet, doc.url):
            (part or "").encode()
    except UnicodeEncodeError as error:
        raise HasilaError(
            f"The document {doc.id!r} holds half a surrogate pair, which is not a character "
            f"(code point {error.start} of {error.object[max(0, error.start - 20) : error.end + 20]!r}): "
            "mend the item, or leave it out."
        ) from error


def _add(connection: sa.Connection, doc: Document) -> bool:
    name = doc.id
    stored = sa.select(t.documents.c.sha256)
    while (found := connection.scalar(stored.where(t.documents.c.id == name))) is not None:
        if found == doc.sha256:
            return False
        name = f"{name}@{doc.sha256[:8]}"
    connection.execute(sa.insert(t.documents).values(doc.model_copy(update={"id": name}).model_dump()))
    return True


def _unread(query: sa.Select[Any], reader: str | None) -> sa.Select[Any]:
    if reader is None:
        return query
    read = sa.select(t.reads.c.document).where(
        t.reads.c.document == t.documents.c.id, t.reads.c.reader == reader
    )
    return query.where(~read.exists())


def _judgement(row: sa.Row[Any]) -> Judgement:
    lists = {"others": json.loads(row.others), "seen": json.loads(row.seen)}
    return Judgement(**{**row._asdict(), **lists})
