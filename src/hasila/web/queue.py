"""Which incidents need a coder first, and why: a pure function of the incidents in brief."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hasila.model import Card, Grade
from hasila.web.facets import Plan, Shelf, descending, shelf


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident that waits for a coder, and what it waits for (the most pressing first)."""

    card: Card
    needs: tuple[str, ...]


def queue(cards: Iterable[Card], disputed: AbstractSet[str] = frozenset()) -> Shelf[Waiting]:
    """The incidents by need; those accepted or rejected leave, unless something changed or coders differ.

    First what the machine contradicts since it was judged, then what coders differ on, what is open,
    contested or weak, where low and high lie far apart, and what nobody has judged; the newest first among equals.
    """
    return shelf(_waiting(cards, disputed), _PLAN)


def requeued(
    before: Shelf[Waiting], cards: Mapping[str, Card | None], disputed: AbstractSet[str]
) -> Shelf[Waiting]:
    """The queue with some incidents as they are now; None for one that is no more."""
    return before.changed(cards, _waiting((card for card in cards.values() if card), disputed))


def _waiting(cards: Iterable[Card], disputed: AbstractSet[str]) -> Iterator[Waiting]:
    waiting = (Waiting(card, _needs(card, disputed)) for card in cards)
    return (item for item in waiting if not _done(item))


def _needs(card: Card, disputed: AbstractSet[str]) -> tuple[str, ...]:
    found = (
        ("changed", card.changed),
        ("disputed", card.incident in disputed),
        ("unresolved", card.unresolved),
        ("contested", card.grade is Grade.CONTESTED),
        ("weak", card.grade is Grade.WEAK),
        ("apart", card.spread > 0),
        ("unjudged", not card.judged),
    )
    return tuple(name for name, holds in found if holds)


def _done(item: Waiting) -> bool:
    return item.card.status is not None and not {"changed", "disputed"} & set(item.needs)


def _rank(item: Waiting) -> tuple[bool, bool, bool, bool, bool, int, bool, str, str]:
    needs, card = item.needs, item.card
    return (
        "changed" not in needs,
        "disputed" not in needs,
        "unresolved" not in needs,
        "contested" not in needs,
        "weak" not in needs,
        -card.spread,
        "unjudged" not in needs,
        descending(card.first or ""),
        card.incident,
    )


_PLAN = Plan[Waiting](name=lambda item: item.card.incident, order=_rank)


def beside(waiting: Sequence[Waiting], incident: str) -> tuple[str | None, str | None, int | None]:
    """The incidents before and after one in the queue, and its number there.

    One that is not in the queue (any more) has the first after it.
    """
    names = [item.card.incident for item in waiting]
    if incident not in names:
        return None, (names[0] if names else None), None
    at = names.index(incident)
    return (names[at - 1] if at else None), (names[at + 1] if at + 1 < len(names) else None), at + 1
