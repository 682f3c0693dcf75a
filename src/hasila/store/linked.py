"""Lay a linkage and its settled incidents out as the rows that are stored of them."""

from collections.abc import Iterable
from typing import Any

from hasila.model import Card, Linkage, Toll
from hasila.store import schema as t

#: Pairs kept apart are stored from this probability on: the near misses a coder may want to see.
NEAR_MISS = 0.01

#: Rows to insert, by the name of their table, those that others point at first; JSON can hold them.
Rows = dict[str, list[dict[str, Any]]]


def linked_rows(linkage: Linkage, settled: Iterable[tuple[Toll, Card]] = ()) -> Rows:
    """The rows of whole components: their incidents, members and pairs, with tolls and cards.

    Of the pairs, those that were joined and the near misses are kept.
    """
    part_of = {member: part[0] for part in linkage.components for member in part}
    kept = [pair for pair in linkage.pairs if pair.joined or pair.probability >= NEAR_MISS]
    settled = list(settled)
    return {
        t.incidents.name: [{"id": i.id, "body": i.model_dump_json()} for i in linkage.incidents],
        t.members.name: [
            {"mention": m, "incident": i.id, "component": part_of.get(m, "")}
            for i in linkage.incidents
            for m in i.members
        ],
        t.pairs.name: [
            {
                "left": p.left,
                "right": p.right,
                "joined": p.joined,
                "weight": p.weight,
                "body": p.model_dump_json(),
            }
            for p in kept
        ],
        t.tolls.name: [
            {"incident": toll.incident, "policy": toll.policy.value, "body": toll.model_dump_json()}
            for toll, _ in settled
        ],
        t.cards.name: [{"incident": card.incident, "body": card.model_dump_json()} for _, card in settled],
    }
