"""What was read in the reports: readings, what one may judge in them, and the keys by which mentions are compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hasila.model import IncidentMention, Reading, SubjectKind
from hasila.store import schema as t
from hasila.store.changes import LINKED, READ, note
from hasila.store.tables import PAGE, Tables, empty, insert


class Told(Tables):
    """The readings of an open database, with their mentions and blocking keys."""

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
        moved = {reading.report.id for reading in readings}
        with self._derived.begin() as connection:
            if connection.scalar(sa.select(t.reads.c.document).where(t.reads.c.document == document)):
                moved |= _forget(connection, document)
            note(connection, READ, moved)
            connection.execute(sa.insert(t.reads).values(document=document, reader=reader))
            insert(
                connection,
                t.readings,
                [
                    {"report": r.report.id, "document": document, "body": r.model_dump_json()}
                    for r in readings
                ],
            )
            insert(
                connection,
                t.mentions,
                [
                    {"id": m.id, "report": r.report.id, "body": m.model_dump_json()}
                    for r in readings
                    for m in r.mentions
                ],
            )
            insert(connection, t.subjects, list(_subjects(readings)))
            insert(
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
            rows = connection.execute(query.limit(PAGE))
            return tuple((row.id, SubjectKind(row.kind), row.report) for row in rows)

    def readings(self) -> Iterator[Reading]:
        """Everything that was read, by report id."""
        rows = self._pages(sa.select(t.readings), t.readings.c.report)
        return (Reading.model_validate_json(row["body"]) for row in rows)

    def readings_with_statistics(self, reports: Iterable[str] | None = None) -> Iterator[Reading]:
        """What was read in the reports, all or these, that give a total over a period or area, by report id."""
        query = sa.select(t.readings).where(~t.readings.c.body.contains('"statistics":[]', autoescape=True))
        key = t.readings.c.report
        if reports is not None:
            return (Reading.model_validate_json(row.body) for row in self._among(query, key, reports))
        return (Reading.model_validate_json(row["body"]) for row in self._pages(query, key))

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


def _forget(connection: sa.Connection, document: str) -> set[str]:
    """Delete what was read in a document, and all incidents; the ids of its reports."""
    note(connection, LINKED, None)
    empty(connection, t.LINKED)
    reports = sa.select(t.readings.c.report).where(t.readings.c.document == document)
    gone = set(connection.scalars(reports))
    mentions = sa.select(t.mentions.c.id).where(t.mentions.c.report.in_(reports))
    connection.execute(sa.delete(t.keys).where(t.keys.c.mention.in_(mentions)))
    for table in (t.subjects, t.mentions, t.briefs):
        connection.execute(sa.delete(table).where(table.c.report.in_(reports)))
    connection.execute(sa.delete(t.readings).where(t.readings.c.document == document))
    connection.execute(sa.delete(t.reads).where(t.reads.c.document == document))
    return gone
