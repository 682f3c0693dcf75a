"""Lay a linkage and its settled incidents out as the rows that are stored of them."""

from collections.abc import Iterable, Iterator
from itertools import islice, tee
from typing import Any

from sqlalchemy import Table

from hasila.model import Card, Linkage, Toll, Weighed
from hasila.store import schema as t

#: Pairs kept apart are stored from this probability on: the near misses a coder may want to see.
NEAR_MISS = 0.01

#: Rows to insert, by the name of their table, those that others point at first; JSON can hold them.
Rows = dict[str, list[dict[str, Any]]]


#: So many rows of a table come together: a component of thousands of mentions is never laid out as a whole.
_TOGETHER = 500


def linked_rows(linkage: Linkage, settled: Iterable[tuple[Toll, Card, Weighed]] = ()) -> Iterator[Rows]:
    """The rows of whole components, some at a time: incidents, members and pairs, then tolls, cards, and how figures came out.

    Of the pairs, those that were joined and the near misses are kept.
    """
    part_of = {member: part[0] for part in linkage.components for member in part}
    yield from _some(t.incidents, ({"id": i.id, "body": i.model_dump_json()} for i in linkage.incidents))
    yield from _some(
        t.members,
        (
            {"mention": m, "incident": i.id, "component": part_of.get(m, "")}
            for i in linkage.incidents
            for m in i.members
        ),
    )
    yield from _some(
        t.pairs,
        (
            {
                "left": p.left,
                "right": p.right,
                "joined": p.joined,
                "weight": p.weight,
                "body": p.model_dump_json(),
            }
            for p in linkage.pairs
            if p.joined or p.probability >= NEAR_MISS
        ),
    )
    tolls, cards, weighed = tee(settled, 3)
    yield from _some(
        t.tolls,
        (
            {"incident": toll.incident, "policy": toll.policy.value, "body": toll.model_dump_json()}
            for toll, _, _ in tolls
        ),
    )
    yield from _some(
        t.cards, ({"incident": card.incident, "body": card.model_dump_json()} for _, card, _ in cards)
    )
    yield from _some(
        t.weighed, ({"incident": came.incident, "body": came.model_dump_json()} for _, _, came in weighed)
    )


def _some(table: Table, rows: Iterator[dict[str, Any]]) -> Iterator[Rows]:
    while some := list(islice(rows, _TOGETHER)):
        yield {table.name: some}
