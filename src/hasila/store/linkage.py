"""How the reports fit together: incidents with their members, pairs and tolls, and incidents in brief."""

from collections.abc import Collection, Iterable, Iterator

import sqlalchemy as sa

from hasila.model import Card, Incident, IncidentMention, Linkage, Pair, Policy, Toll, Weighed
from hasila.store import schema as t
from hasila.store.changes import LINKED, note
from hasila.store.linked import Rows, linked_rows
from hasila.store.tables import Tables, chunks, empty, insert


class Linked(Tables):
    """The incidents of an open database, and what belongs to them."""

    def save_linkage(self, parts: Iterable[Rows], *, basis: tuple[str, Policy] | None = None) -> None:
        """Replace all incidents, pairs and tolls, in one transaction; a part is held at a time.

        Each part holds whole components (`linked_rows`). `basis` says what they rest on: the
        judgements (as the caller names them) and the policy.
        """
        with self._derived.begin() as connection:
            note(connection, LINKED, None)
            empty(connection, t.LINKED)
            _insert_linkage(connection, parts, basis)

    def extend_linkage(
        self, names: Collection[str], parts: Iterable[Rows], *, basis: tuple[str, Policy] | None = None
    ) -> None:
        """Put these parts in the place of the incidents, pairs and tolls of the mentions so named.

        In one transaction. The parts hold these mentions and no other, and each whole components
        (`linked_rows`): no incident beside them has a member in them.
        """
        inside = set(names)
        moved: set[str] = set()
        with self._derived.begin() as connection:
            empty(connection, (t.linked,))
            for chunk in chunks(sorted(inside)):
                old = sa.select(t.members.c.incident).where(t.members.c.mention.in_(chunk))
                gone = list(connection.scalars(old.distinct()))
                moved.update(gone)
                for table, column in (
                    (t.weighed, t.weighed.c.incident),
                    (t.cards, t.cards.c.incident),
                    (t.tolls, t.tolls.c.incident),
                    (t.members, t.members.c.incident),
                    (t.incidents, t.incidents.c.id),
                ):
                    connection.execute(sa.delete(table).where(column.in_(gone)))
            for chunk in chunks(sorted(inside)):
                found = connection.execute(
                    sa.select(t.pairs.c.left, t.pairs.c.right).where(t.pairs.c.left.in_(chunk))
                )
                old_pairs = [{"l": a, "r": b} for a, b in found if b in inside]
                if old_pairs:
                    matches = (t.pairs.c.left == sa.bindparam("l"), t.pairs.c.right == sa.bindparam("r"))
                    connection.execute(sa.delete(t.pairs).where(*matches), old_pairs)
            moved |= _insert_linkage(connection, parts, basis)
            note(connection, LINKED, moved)

    def settle(
        self,
        settled: Iterable[tuple[Incident, Toll, Card, Weighed]],
        *,
        basis: tuple[str, Policy],
    ) -> bool:
        """Put these incidents, with their tolls, in the place of those of the same members; whether they are there.

        In one transaction; pairs and members stay. Nothing is changed if one has other members by now.
        """
        held = list(settled)
        names = [incident.id for incident, _, _, _ in held]
        members = {member: incident.id for incident, _, _, _ in held for member in incident.members}
        with self._derived.begin() as connection:
            query = sa.select(t.members.c.mention, t.members.c.incident)
            there = connection.execute(query.where(t.members.c.incident.in_(names)))
            if {row.mention: row.incident for row in there} != members:
                return False
            empty(connection, (t.linked,))
            for table in (t.weighed, t.cards, t.tolls):
                connection.execute(sa.delete(table).where(table.c.incident.in_(names)))
            for incident, _, _, _ in held:
                row = t.incidents.update().where(t.incidents.c.id == incident.id)
                connection.execute(row.values(body=incident.model_dump_json()))
            parts = linked_rows(Linkage(), ((toll, card, came) for _, toll, card, came in held))
            _insert_linkage(connection, parts, basis)
            note(connection, LINKED, names)
        return True

    def card_rows(self, incidents: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Incidents in brief (id, `Card` as JSON), by id: all, or those of these that there are."""
        return self._bodies(t.cards, t.cards.c.incident, incidents)

    def weighed_rows(self, incidents: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """How the figures of each of these incidents came out (id, `Weighed` as JSON), by id."""
        return self._bodies(t.weighed, t.weighed.c.incident, incidents)

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
            note(connection, LINKED, [row["incident"] for row in rows])
            insert(connection, t.weighed, rows)

    def homes(self, mentions: Iterable[str] | None = None) -> dict[str, str]:
        """The incident of each mention, or of each of these that has one, by id."""
        query = sa.select(t.members.c.mention, t.members.c.incident)
        if mentions is not None:
            return {row.mention: row.incident for row in self._among(query, t.members.c.mention, mentions)}
        with self._engine.connect() as connection:
            return {row.mention: row.incident for row in connection.execute(query)}

    def members(self, incidents: Iterable[str]) -> dict[str, str]:
        """The incident of each mention that is of one of these."""
        query = sa.select(t.members.c.mention, t.members.c.incident)
        return {row.mention: row.incident for row in self._among(query, t.members.c.incident, incidents)}

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

    def all_linked(self) -> bool:
        """Whether `unlinked` yields none: a member is always a mention that is there."""
        return self._count(t.mentions) == self._count(t.members)

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


def _insert_linkage(
    connection: sa.Connection, parts: Iterable[Rows], basis: tuple[str, Policy] | None
) -> set[str]:
    """Insert the rows of these parts; the ids of their incidents."""
    told: set[str] = set()
    for part in parts:
        for name, rows in part.items():
            insert(connection, t.metadata.tables[name], rows)
        told.update(row["id"] for row in part.get(t.incidents.name, ()))
    if basis:
        insert(connection, t.linked, [{"judgements": basis[0], "policy": basis[1].value}])
    return told
