"""Filter, search, sort and count incidents in brief: a pure function of the cards and the state in the address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_

from hasila.model import Card, Name, PlacePrecision
from hasila.text import fold
from hasila.web.address import Addressed

PAGE = 50
SORTS = ("date", "killed", "wounded", "reports", "spread")
_POINTS = (PlacePrecision.EXACT, PlacePrecision.NEAR)
_MANY = 12  # values of a facet that are listed


@dataclass(frozen=True)
class State(Addressed):
    """The whole state of the list of incidents, as it stands in the address."""

    country: str = ""
    type: str = ""
    actor: str = ""
    outcome: str = ""
    source: str = ""
    grade: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    spread: str = ""
    box: str = ""
    sort: str = "date"


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its values, how many incidents each would leave, and which is chosen."""

    name: str
    values: tuple[tuple[str, int], ...]
    chosen: str


def _status(card: Card) -> list[str]:
    found = [card.status] if card.status else []
    found += ["changed"] if card.changed else []
    found += ["unresolved"] if card.unresolved else []
    return [*found, "judged" if card.judged else "unjudged"]


def _size(spread: int) -> str:
    return next(name for least, name in ((50, "50+"), (10, "10-49"), (1, "1-9"), (0, "0")) if spread >= least)


_Test = Callable[[Card], bool]
_FACETS: Mapping[str, Callable[[Card], Iterable[str]]] = {
    "country": lambda c: [c.place.country] if c.place else ["-"],
    "type": lambda c: [c.type.value if c.type else "-"],
    "actor": lambda c: {name.id for name in (*c.perpetrators, *c.claimed_by)} or ["-"],
    "outcome": lambda c: [line for line, _ in c.lines if "_" not in line] or ["-"],
    "source": lambda c: [kind.value for kind in c.authorities] or ["-"],
    "grade": lambda c: [c.grade.value if c.grade else "-"],
    "status": _status,
    "spread": lambda c: [_size(c.spread)],
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Incidents in brief, with which of them have which value of each facet: a set of places as bits of a number."""

    cards: tuple[Card, ...]
    holders: Mapping[str, Mapping[str, int]]
    orders: Mapping[str, tuple[int, ...]]
    names: Mapping[str, Name]


def catalogue(cards: Iterable[Card]) -> Catalogue:
    """Look up once what every look at the list needs; cards come newest first."""
    held = tuple(cards)
    holders: dict[str, dict[str, list[int]]] = {name: {} for name in _FACETS}
    for place, card in enumerate(held):
        for name, values in _FACETS.items():
            for value in values(card):
                holders[name].setdefault(value, []).append(place)
    return Catalogue(
        cards=held,
        holders={
            name: {value: _bits(places, len(held)) for value, places in found.items()}
            for name, found in holders.items()
        },
        orders={
            sort: tuple(sorted(range(len(held)), key=lambda n: key(held[n]))) for sort, key in _ORDERS.items()
        },
        names={name.id: name for card in held for name in (*card.perpetrators, *card.claimed_by)},
    )


def chosen(held: Catalogue, state: State) -> tuple[tuple[Card, ...], tuple[Facet, ...]]:
    """The incidents that the state leaves, sorted, and each facet counted as if it alone were open."""
    tests = [test for test in (_dates(state), _box(state.box), _words(state.q)) if test]
    size = len(held.cards)
    base = (1 << size) - 1
    if tests:
        base = _bits((n for n, card in enumerate(held.cards) if all(test(card) for test in tests)), size)
    picked = {name: held.holders[name].get(value, 0) for name in _FACETS if (value := getattr(state, name))}
    facets = []
    for name in _FACETS:
        open_ = reduce(and_, (bits for other, bits in picked.items() if other != name), base)
        counts = ((value, (bits & open_).bit_count()) for value, bits in held.holders[name].items())
        ranked = sorted((found for found in counts if found[1]), key=lambda item: (-item[1], item[0]))
        facets.append(Facet(name, tuple(ranked[:_MANY]), getattr(state, name)))
    left = f"{reduce(and_, picked.values(), base):0{size}b}"[::-1]
    order: Iterable[int] = held.orders.get(state.sort, range(size))
    return tuple(held.cards[n] for n in order if left[n] == "1"), tuple(facets)


def _bits(places: Iterable[int], size: int) -> int:
    """A number whose bits at these places are set.

    >>> f"{_bits([0, 3], 4):b}"
    '1001'
    """
    found = bytearray(size // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def _dates(state: State) -> _Test | None:
    if not state.since and not state.until:
        return None
    since, until = state.since or "0000", state.until or "9999"
    return lambda card: bool(card.first and card.last and card.last >= since and card.first <= until + "~")


def _box(box: str) -> _Test | None:
    """Those with a point in a box of the map: west, south, east, north in degrees; no box is no test."""
    try:
        west, south, east, north = map(float, box.split(","))
    except ValueError:
        return None

    def inside(card: Card) -> bool:
        place = card.place
        if place is None or place.lat is None or place.lon is None or place.precision not in _POINTS:
            return False
        return west <= place.lon <= east and south <= place.lat <= north

    return inside


def _words(query: str) -> _Test | None:
    """Every word somewhere among the card's words, however it is spelt."""
    words = fold(query.casefold()).split()
    return (lambda card: all(word in card.words for word in words)) if words else None


def _best(card: Card, line: str) -> int:
    found = card.line(line)
    return -1 if found is None else found.best or found.low or 0


# Cards come newest first, and sorting keeps that order among equals.
_ORDERS: Mapping[str, Callable[[Card], int]] = {
    "killed": lambda c: -_best(c, "killed"),
    "wounded": lambda c: -_best(c, "wounded"),
    "reports": lambda c: -len(c.reports),
    "spread": lambda c: -c.spread,
}
