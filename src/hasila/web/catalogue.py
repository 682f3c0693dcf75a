"""Filter, search, sort and count incidents in brief: a pure function of the cards and the state in the address."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from hasila.model import AuthorityKind, Card, Grade, IncidentType, Name, Outcome, Place, PlacePrecision
from hasila.web.address import Addressed, is_country, is_date, is_year
from hasila.web.facets import Facet, Plan, Shelf, Test, Values, descending, shelf
from hasila.web.worldmap import Spot

PAGE = 50
SORTS = ("date", "killed", "wounded", "reports", "spread")
#: What coders rejected is left out, unless it is asked for.
APART = ("status", "reject")
_POINTS = (PlacePrecision.EXACT, PlacePrecision.NEAR)
_STATUS = ("accept", "reject", "changed", "unresolved", "judged", "unjudged")
_SIZES = ((50, "50+"), (10, "10-49"), (1, "1-9"), (0, "0"))


def _is_box(value: str) -> bool:
    try:
        west, south, east, north = map(float, value.split(","))
    except ValueError:
        return False
    return all(map(math.isfinite, (west, south, east, north))) and west <= east and south <= north


@dataclass(frozen=True)
class State(Addressed):
    """The whole state of the list of incidents, as it stands in the address."""

    country: str = ""
    place: str = ""
    year: str = ""
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

    @property
    def filtered(self) -> bool:
        """Whether it leaves out incidents by anything but a search."""
        return replace(self, q="", page="", sort=State.sort) != State()

    CODES: ClassVar = {
        "type": (*IncidentType, "-"),
        "outcome": (*Outcome, "-"),
        "source": (*AuthorityKind, "-"),
        "grade": (*Grade, "-"),
        "status": _STATUS,
        "spread": tuple(name for _, name in _SIZES),
        "sort": SORTS,
    }
    FORMS: ClassVar = {
        "since": (is_date, "date"),
        "until": (is_date, "date"),
        "country": (is_country, "country"),
        "year": (is_year, "year"),
        "box": (_is_box, "box"),
    }


def _status(card: Card) -> list[str]:
    found = [card.status] if card.status else []
    found += ["changed"] if card.changed else []
    found += ["unresolved"] if card.unresolved else []
    return [*found, "judged" if card.judged else "unjudged"]


def _years(card: Card) -> list[str]:
    """The years it may be of."""
    if not card.first or not card.last:
        return ["-"]
    return [str(year) for year in range(int(card.first[:4]), int(card.last[:4]) + 1)]


def _size(spread: int) -> str:
    return next(name for least, name in _SIZES if spread >= least)


def _best(card: Card, line: str) -> int:
    found = card.line(line)
    return -1 if found is None else found.best or found.low or 0


_FACETS: Mapping[str, Values[Card]] = {
    "country": lambda c: [c.place.country] if c.place else ["-"],
    "place": lambda c: [c.place.id] if c.place else ["-"],
    "year": _years,
    "type": lambda c: [c.type.value if c.type else "-"],
    "actor": lambda c: {name.id for name in (*c.perpetrators, *c.claimed_by)} or ["-"],
    "outcome": lambda c: [line for line, _ in c.lines if "_" not in line] or ["-"],
    "source": lambda c: [kind.value for kind in c.authorities] or ["-"],
    "grade": lambda c: [c.grade.value if c.grade else "-"],
    "status": _status,
    "spread": lambda c: [_size(c.spread)],
}
_PLAN = Plan[Card](
    name=lambda c: c.incident,
    order=lambda c: (descending(c.first or ""), c.incident),
    facets=_FACETS,
    orders={
        "killed": lambda c: -_best(c, "killed"),
        "wounded": lambda c: -_best(c, "wounded"),
        "reports": lambda c: -len(c.reports),
        "spread": lambda c: -c.spread,
    },
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Incidents in brief on a shelf, newest first, with the names of actors and the places that they have had."""

    shelf: Shelf[Card]
    names: Mapping[str, Name]
    places: Mapping[str, Place]

    def changed(self, gone: Iterable[str], put: Iterable[Card]) -> "Catalogue":
        """The catalogue without the incidents of these ids, and with those."""
        cards = tuple(put)
        held = self.shelf.changed(gone, cards)
        return Catalogue(held, {**self.names, **_names(cards)}, {**self.places, **_places(cards)})

    def spots(self, found: int) -> Iterator[Spot]:
        """The places of the incidents that were found, each with how many of them are there."""
        for held in self.shelf.holders["place"].values():
            here = held & found
            card = self.shelf.held[here.bit_length() - 1] if here else None
            if card and card.place:
                yield Spot(card.place, here.bit_count(), card.incident)


def catalogue(cards: Iterable[Card]) -> Catalogue:
    """Look up once what every look at the list needs."""
    held = tuple(cards)
    return Catalogue(shelf(held, _PLAN), _names(held), _places(held))


def _names(cards: Iterable[Card]) -> dict[str, Name]:
    return {name.id: name for card in cards for name in (*card.perpetrators, *card.claimed_by)}


def _places(cards: Iterable[Card]) -> dict[str, Place]:
    return {card.place.id: card.place for card in cards if card.place}


def chosen(
    held: Catalogue, state: State, within: int | None = None
) -> tuple[Sequence[Card], tuple[Facet, ...]]:
    """The incidents that the state leaves `within` some places, sorted, and each facet."""
    found, facets = left(held, state, within)
    return held.shelf.ordered(found, state.sort), facets


def left(held: Catalogue, state: State, within: int | None = None) -> tuple[int, tuple[Facet, ...]]:
    """The places of these incidents on the shelf, as bits, and each facet counted as if it alone were open."""
    tests = [test for test in (_dates(state), _box(state.box)) if test]
    values = {name: getattr(state, name) for name in _FACETS}
    return held.shelf.left(values, tests, APART, within)


def _dates(state: State) -> Test[Card] | None:
    if not state.since and not state.until:
        return None
    since, until = state.since or "0000", state.until or "9999"
    return lambda card: bool(card.first and card.last and card.last >= since and card.first <= until + "~")


def _box(box: str) -> Test[Card] | None:
    """Those with a point in a box of the map: west, south, east, north in degrees; no box is no test."""
    if not _is_box(box):
        return None
    west, south, east, north = map(float, box.split(","))

    def inside(card: Card) -> bool:
        place = card.place
        if place is None or place.lat is None or place.lon is None or place.precision not in _POINTS:
            return False
        return west <= place.lon <= east and south <= place.lat <= north

    return inside
