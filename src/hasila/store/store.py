"""The store: every question and every change that the rest of the program puts to the database."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from hasila.errors import HasilaError
from hasila.model import (
    Document,
    Incident,
    IncidentMention,
    Judgement,
    Pair,
    Policy,
    Reading,
    SubjectKind,
    Toll,
    Weighed,
)
from hasila.store import schema as t
from hasila.store.accounts import AccountRows
from hasila.store.briefs import BriefRows
from hasila.store.changes import JUDGED, LINKED, READ, changes, note
from hasila.store.engine import DURABLE, REBUILDABLE, open_engine
from hasila.store.linked import Rows

#: Rows fetched at a time: long iterations hold no read lock and never a whole table.
_PAGE = 64
#: Values asked for in one query: databases bound how many it may name.
_CHUNK = 500


def open_store(path_or_url: str | Path, *, create: bool = True) -> "Store":
    """Open a store, made if need be, with the newest schema.

    Raises:
        HasilaError: if it is missing (and `create` is false), a folder, locked, unwritable,
            damaged, not a hasila database, or written by a newer program.
    """
    engine, name = open_engine(path_or_url, create=create)
    return Store(engine, name)


class Store:
    """An open database; a context manager that closes it."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._kept = engine.execution_options(pragmas=DURABLE)
        self._derived = engine.execution_options(pragmas=REBUILDABLE)
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

    # Kept: documents, skipped inputs, judgements.

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
            row = (
                connection.execute(sa.select(t.judgements).where(t.judgements.c.id == judgement.id))
                .mappings()
                .first()
            )
            if row is None:
                values = judgement.model_dump(mode="json")
                for name in ("others", "seen"):
                    values[name] = json.dumps(values[name], ensure_ascii=False)
                connection.execute(sa.insert(t.judgements).values(values))
                note(connection, JUDGED)
            elif _judgement(row) != judgement:
                raise HasilaError(
                    f"{self._name}: another judgement has the id {judgement.id}; judgements are never "
                    "changed. Give the new one its own id, and `undo` the old one if it no longer holds."
                )

    def judgements(self) -> tuple[Judgement, ...]:
        """Every human decision, by when it was made, then by id."""
        order = (t.judgements.c.made, t.judgements.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(t.judgements).order_by(*order)).mappings()
            return tuple(_judgement(row) for row in rows)

    # Derived: what was read in the reports.

    def save_readings(
        self,
        document: str,
        readings: Sequence[Reading],
        *,
        reader: str,
        keys: Mapping[str, Iterable[int]] | None = None,
    ) -> None:
        """Replace what was read in a document, in one transaction; none is an answer too.

        `keys` holds the blocking keys of each mention by its id.

        Incidents and tolls that rest on an earlier reading of the document go with it: they
        may name mentions that no longer exist. `save_linkage` brings them back.
        """
        with self._derived.begin() as connection:
            note(connection, READ)
            if connection.scalar(sa.select(t.reads.c.document).where(t.reads.c.document == document)):
                _forget(connection, document)
            connection.execute(sa.insert(t.reads).values(document=document, reader=reader))
            _insert(
                connection,
                t.readings,
                [
                    {"report": r.report.id, "document": document, "body": r.model_dump_json()}
                    for r in readings
                ],
            )
            _insert(
                connection,
                t.mentions,
                [
                    {"id": m.id, "report": r.report.id, "body": m.model_dump_json()}
                    for r in readings
                    for m in r.mentions
                ],
            )
            _insert(connection, t.subjects, list(_subjects(readings)))
            _insert(
                connection,
                t.keys,
                [
                    {"key": key, "mention": mention}
                    for mention, held in (keys or {}).items()
                    for key in sorted(held)
                ],
            )

    def subjects(self, beginning: str) -> tuple[tuple[str, SubjectKind, str], ...]:
        """The figures, claims and mentions whose id begins so: id, kind, report; by id, at most a page."""
        column = t.subjects.c.id
        query = sa.select(t.subjects).where(column.startswith(beginning, autoescape=True)).order_by(column)
        with self._engine.connect() as connection:
            rows = connection.execute(query.limit(_PAGE))
            return tuple((row.id, SubjectKind(row.kind), row.report) for row in rows)

    def readings(self) -> Iterator[Reading]:
        """Everything that was read, by report id."""
        rows = self._pages(sa.select(t.readings), t.readings.c.report)
        return (Reading.model_validate_json(row["body"]) for row in rows)

    def readings_with_statistics(self) -> Iterator[Reading]:
        """What was read in the reports that give a total over a period or area, by report id."""
        query = sa.select(t.readings).where(~t.readings.c.body.contains('"statistics":[]', autoescape=True))
        rows = self._pages(query, t.readings.c.report)
        return (Reading.model_validate_json(row["body"]) for row in rows)

    def readings_of(self, mentions: Iterable[str]) -> Iterator[Reading]:
        """What was read in the reports that these mentions (named by id) are of, each report once."""
        query = sa.select(t.mentions.c.report, t.readings.c.body).join(t.readings)
        seen: set[str] = set()
        for report, body in self._among(query, t.mentions.c.id, mentions):
            if report not in seen:
                seen.add(report)
                yield Reading.model_validate_json(body)

    def reading(self, report: str) -> Reading:
        """What was read in one report.

        Raises:
            HasilaError: if there is no such report.
        """
        query = sa.select(t.readings.c.body).where(t.readings.c.report == report)
        return Reading.model_validate_json(self._one(query, f"no report {report!r}"))

    def readings_in(self, reports: Sequence[str]) -> tuple[Reading, ...]:
        """What was read in these reports, in their order.

        Raises:
            HasilaError: if one of them is not there.
        """
        query = sa.select(t.readings.c.report, t.readings.c.body)
        bodies = {row.report: row.body for row in self._among(query, t.readings.c.report, reports)}
        return tuple(
            Reading.model_validate_json(bodies[name]) if name in bodies else self.reading(name)
            for name in reports
        )

    def mentions(self, names: Iterable[str] | None = None) -> Iterator[IncidentMention]:
        """What each report tells of each incident, by mention id: all, or those with these ids."""
        if names is None:
            rows = self._pages(sa.select(t.mentions), t.mentions.c.id)
            return (IncidentMention.model_validate_json(row["body"]) for row in rows)
        query = sa.select(t.mentions.c.body)
        bodies = self._among(query, t.mentions.c.id, names)
        return (IncidentMention.model_validate_json(body) for (body,) in bodies)

    def count_mentions(self) -> int:
        """How many mentions `mentions` yields."""
        return self._count(t.mentions)

    def key_counts(self, keys: Iterable[int]) -> dict[int, int]:
        """How many mentions hold each of these blocking keys; keys that none holds are left out."""
        query = sa.select(t.keys.c.key, sa.func.count()).group_by(t.keys.c.key)
        return {row[0]: row[1] for row in self._among(query, t.keys.c.key, keys)}

    def key_holders(self, keys: Iterable[int]) -> frozenset[str]:
        """The mentions that hold any of these blocking keys."""
        return frozenset(name for (name,) in self._among(sa.select(t.keys.c.mention), t.keys.c.key, keys))

    def sharing_mates(self, keys: Iterable[int]) -> frozenset[str]:
        """The mentions that hold one of these blocking keys with another of their component."""
        query = (
            sa.select(t.keys.c.key, t.members.c.component, t.keys.c.mention)
            .join(t.members, t.members.c.mention == t.keys.c.mention)
            .where(t.members.c.component != "")
        )
        found: dict[tuple[int, str], set[str]] = {}
        for key, component, mention in self._among(query, t.keys.c.key, keys):
            found.setdefault((key, component), set()).add(mention)
        return frozenset(name for mates in found.values() if len(mates) > 1 for name in mates)

    # Derived: how the reports fit together.

    def save_linkage(self, parts: Iterable[Rows], *, basis: tuple[str, Policy] | None = None) -> None:
        """Replace all incidents, pairs and tolls, in one transaction; a part is held at a time.

        Each part holds whole components (`linked_rows`). `basis` says what they rest on: the
        judgements (as the caller names them) and the policy.
        """
        with self._derived.begin() as connection:
            note(connection, LINKED)
            _empty(connection, t.LINKED)
            _insert_linkage(connection, parts, basis)

    def extend_linkage(
        self, names: Collection[str], parts: Iterable[Rows], *, basis: tuple[str, Policy] | None = None
    ) -> None:
        """Put these parts in the place of the incidents, pairs and tolls of the mentions so named.

        In one transaction. The parts hold these mentions and no other, and each whole components
        (`linked_rows`): no incident beside them has a member in them.
        """
        inside = set(names)
        with self._derived.begin() as connection:
            note(connection, LINKED)
            _empty(connection, (t.linked,))
            for chunk in _chunks(sorted(inside)):
                old = sa.select(t.members.c.incident).where(t.members.c.mention.in_(chunk))
                gone = list(connection.scalars(old.distinct()))
                for table, column in (
                    (t.weighed, t.weighed.c.incident),
                    (t.cards, t.cards.c.incident),
                    (t.tolls, t.tolls.c.incident),
                    (t.members, t.members.c.incident),
                    (t.incidents, t.incidents.c.id),
                ):
                    connection.execute(sa.delete(table).where(column.in_(gone)))
            for chunk in _chunks(sorted(inside)):
                found = connection.execute(
                    sa.select(t.pairs.c.left, t.pairs.c.right).where(t.pairs.c.left.in_(chunk))
                )
                old_pairs = [{"l": a, "r": b} for a, b in found if b in inside]
                if old_pairs:
                    matches = (t.pairs.c.left == sa.bindparam("l"), t.pairs.c.right == sa.bindparam("r"))
                    connection.execute(sa.delete(t.pairs).where(*matches), old_pairs)
            _insert_linkage(connection, parts, basis)

    def card_rows(self) -> Iterator[tuple[str, str]]:
        """Every incident in brief (`Card` as JSON), by id: for a reader who holds those that did not change."""
        rows = self._pages(sa.select(t.cards), t.cards.c.incident)
        return ((row["incident"], row["body"]) for row in rows)

    def weighed_rows(self) -> Iterator[tuple[str, str]]:
        """How the figures of each incident came out (`Weighed` as JSON), by incident id."""
        rows = self._pages(sa.select(t.weighed), t.weighed.c.incident)
        return ((row["incident"], row["body"]) for row in rows)

    def unweighed(self) -> tuple[str, ...]:
        """The incidents of which `weighed_rows` says nothing, as an older program leaves them: their ids."""
        known = sa.select(t.weighed.c.incident).where(t.weighed.c.incident == t.incidents.c.id)
        with self._engine.connect() as connection:
            query = sa.select(t.incidents.c.id).where(~known.exists()).order_by(t.incidents.c.id)
            return tuple(connection.scalars(query))

    def weigh(self, found: Iterable[Weighed]) -> None:
        """Store what `weighed_rows` gives of these incidents, in one transaction."""
        rows = [{"incident": came.incident, "body": came.model_dump_json()} for came in found]
        with self._derived.begin() as connection:
            note(connection, LINKED)
            _insert(connection, t.weighed, rows)

    def version(self) -> tuple[int, int, int]:
        """Something that changes whenever incidents and tolls, judgements or what was read may have changed, in turn."""
        with self._engine.connect() as connection:
            return changes(connection)

    def homes(self, mentions: Iterable[str] | None = None) -> dict[str, str]:
        """The incident of each mention, or of each of these that has one, by id."""
        query = sa.select(t.members.c.mention, t.members.c.incident)
        if mentions is not None:
            return {row.mention: row.incident for row in self._among(query, t.members.c.mention, mentions)}
        with self._engine.connect() as connection:
            return {row.mention: row.incident for row in connection.execute(query)}

    def basis(self) -> tuple[str, Policy] | None:
        """What the incidents and tolls rest on, as it was given when they were saved; None: nothing."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(t.linked)).first()
        return None if row is None else (row.judgements, Policy(row.policy))

    def unlinked(self) -> Iterator[IncidentMention]:
        """The mentions that are of no incident yet, by id."""
        query = (
            sa.select(t.mentions)
            .outerjoin(t.members, t.members.c.mention == t.mentions.c.id)
            .where(t.members.c.mention.is_(None))
        )
        rows = self._pages(query, t.mentions.c.id)
        return (IncidentMention.model_validate_json(row["body"]) for row in rows)

    def linked(self, names: Iterable[str]) -> frozenset[str]:
        """Those of these mentions that are of an incident."""
        return frozenset(
            name for (name,) in self._among(sa.select(t.members.c.mention), t.members.c.mention, names)
        )

    def component_mates(self, names: Iterable[str]) -> frozenset[str]:
        """The mentions that are linked together with any of these or not at all."""
        query = sa.select(t.members.c.component)
        parts = {part for (part,) in self._among(query, t.members.c.mention, names)}
        mates = self._among(sa.select(t.members.c.mention), t.members.c.component, parts)
        return frozenset(name for (name,) in mates)

    def count_incidents(self) -> int:
        """How many incidents there are."""
        return self._count(t.incidents)

    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, by id."""
        rows = self._pages(sa.select(t.incidents), t.incidents.c.id)
        return tuple(Incident.model_validate_json(row["body"]) for row in rows)

    def incident(self, incident: str) -> Incident:
        """The incident of this id, or that has a member of this id.

        Raises:
            HasilaError: if there is none.
        """
        query = (
            sa.select(t.incidents.c.body)
            .join(t.members, t.members.c.incident == t.incidents.c.id)
            .where(t.members.c.mention == incident)
        )
        return Incident.model_validate_json(self._one(query, f"no incident {incident!r}"))

    def pairs(self, incident: str, *, most: int | None = None) -> tuple[Pair, ...]:
        """The pairs in which a mention of this incident was joined or nearly joined, best first.

        With `most`, only so many of the joined and so many of the others: a thousand reports of one
        event make half a million pairs.
        """
        inside = sa.select(t.members.c.mention).where(t.members.c.incident == incident)
        p = t.pairs.c
        order = (p.weight.desc(), p.left, p.right)
        query = sa.select(p.body).where(sa.or_(p.left.in_(inside), p.right.in_(inside))).order_by(*order)
        with self._engine.connect() as connection:
            if most is None:
                bodies = list(connection.scalars(query))
            else:
                best = (query.where(p.joined == joined).limit(most) for joined in (sa.true(), sa.false()))
                bodies = [body for part in best for body in connection.scalars(part)]
        found = [Pair.model_validate_json(body) for body in bodies]
        return tuple(sorted(found, key=lambda pair: (-pair.weight, pair.left, pair.right)))

    def tolls(self, policy: Policy) -> dict[str, Toll]:
        """The toll of each incident by this policy, keyed and ordered by incident id."""
        query = sa.select(t.tolls).where(t.tolls.c.policy == policy.value)
        rows = self._pages(query, t.tolls.c.incident)
        return {row["incident"]: Toll.model_validate_json(row["body"]) for row in rows}

    def toll(self, incident: str, policy: Policy) -> Toll | None:
        """The toll of one incident by this policy, if it was settled so."""
        query = sa.select(t.tolls.c.body).where(
            t.tolls.c.incident == incident, t.tolls.c.policy == policy.value
        )
        with self._engine.connect() as connection:
            body = connection.scalar(query)
        return None if body is None else Toll.model_validate_json(body)

    # Replay: what is derived can be dropped and built again.

    def drop_derived(self) -> None:
        """Delete every derived row, in one transaction; documents and judgements stay."""
        with self._derived.begin() as connection:
            note(connection, LINKED, READ)
            _empty(connection, t.DERIVED)

    def derived_rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every derived table, each table by its key: what a replay must bring back."""
        with self._engine.connect() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(_plain(table))]
                for table in reversed(t.DERIVED)
            }

    def _pages(self, query: sa.Select[Any], key: sa.Column[Any]) -> Iterator[sa.RowMapping]:
        """Rows in the order of a unique key, a page in memory at a time, writers free in between."""
        page = query.order_by(key).limit(_PAGE)
        while page is not None:
            with self._engine.connect() as connection:
                rows = connection.execute(page).mappings().all()
            yield from rows
            if len(rows) < _PAGE:
                return
            page = query.where(key > rows[-1][key.name]).order_by(key).limit(_PAGE)

    def _among(self, query: sa.Select[Any], column: sa.Column[Any], values: Iterable[Any]) -> Iterator[Any]:
        """The rows whose column is one of many values, some hundred asked for at a time."""
        with self._engine.connect() as connection:
            for chunk in _chunks(sorted(set(values))):
                yield from connection.execute(query.where(column.in_(chunk)).order_by(column)).all()

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


def _plain(table: sa.Table) -> sa.Select[Any]:
    """Every row of a table without the number that it got as it came, by what comes first in it."""
    columns = [column for column in table.columns if column is not t.briefs.c.number]
    return sa.select(*columns).order_by(*columns)


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


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


def _subjects(readings: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    """All that can be judged, each once: an id is the hash of what it names."""
    named: set[str] = set()
    for reading in readings:
        for kind, things in (
            (SubjectKind.FIGURE, reading.figures),
            (SubjectKind.CLAIM, reading.claims),
            (SubjectKind.MENTION, reading.mentions),
        ):
            for thing in things:
                if thing.id not in named:
                    named.add(thing.id)
                    yield {"id": thing.id, "kind": kind.value, "report": reading.report.id}


def _unread(query: sa.Select[Any], reader: str | None) -> sa.Select[Any]:
    if reader is None:
        return query
    read = sa.select(t.reads.c.document).where(
        t.reads.c.document == t.documents.c.id, t.reads.c.reader == reader
    )
    return query.where(~read.exists())


def _judgement(row: sa.RowMapping) -> Judgement:
    return Judgement(**{**row, "others": json.loads(row["others"]), "seen": json.loads(row["seen"])})


def _forget(connection: sa.Connection, document: str) -> None:
    note(connection, LINKED)
    _empty(connection, t.LINKED)
    reports = sa.select(t.readings.c.report).where(t.readings.c.document == document)
    mentions = sa.select(t.mentions.c.id).where(t.mentions.c.report.in_(reports))
    connection.execute(sa.delete(t.keys).where(t.keys.c.mention.in_(mentions)))
    for table in (t.subjects, t.mentions, t.briefs):
        connection.execute(sa.delete(table).where(table.c.report.in_(reports)))
    connection.execute(sa.delete(t.readings).where(t.readings.c.document == document))
    connection.execute(sa.delete(t.reads).where(t.reads.c.document == document))


def _insert_linkage(
    connection: sa.Connection, parts: Iterable[Rows], basis: tuple[str, Policy] | None
) -> None:
    for part in parts:
        for name, rows in part.items():
            _insert(connection, t.metadata.tables[name], rows)
    if basis:
        _insert(connection, t.linked, [{"judgements": basis[0], "policy": basis[1].value}])


def _empty(connection: sa.Connection, tables: tuple[sa.Table, ...]) -> None:
    for table in tables:
        connection.execute(sa.delete(table))


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
