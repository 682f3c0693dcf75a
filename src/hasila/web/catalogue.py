"""Filter, search, sort and count incidents in brief: a pure function of the cards and the state in the address."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from hasila.model import Card
from hasila.text import fold

PAGE = 50
SORTS = ("date", "killed", "wounded", "reports", "spread")
_MANY = 12  # values of a facet that are listed


@dataclass(frozen=True, slots=True)
class State:
    """The whole state of the list, as it stands in the address."""

    q: str = ""
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
    sort: str = "date"
    page: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "State":
        """Read the state from an address; what it does not know is left out."""
        return cls(**{f.name: query[f.name].strip() for f in fields(cls) if query.get(f.name, "").strip()})

    def address(self, **changes: str) -> str:
        """The query of the address with some changes; a change of a filter goes back to the first page."""
        state = replace(self, **({} if "page" in changes else {"page": ""}), **changes)
        held = {f.name: getattr(state, f.name) for f in fields(state)}
        return urlencode(
            {name: value for name, value in held.items() if value and (name, value) != ("sort", "date")}
        )


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


def chosen(cards: Sequence[Card], state: State) -> tuple[tuple[Card, ...], tuple[Facet, ...]]:
    """The incidents that the state leaves, sorted, and each facet counted as if it alone were open."""
    tests: dict[str, _Test] = {
        name: _test(name, value) for name in _FACETS if (value := getattr(state, name))
    }
    rest = [test for test in (_dates(state), _words(state.q)) if test]
    base = [card for card in cards if all(test(card) for test in rest)]
    passed = {name: [test(card) for card in base] for name, test in tests.items()}
    left = [card for n, card in enumerate(base) if all(row[n] for row in passed.values())]
    facets = []
    for name, values in _FACETS.items():
        others = [row for other, row in passed.items() if other != name]
        open_ = [card for n, card in enumerate(base) if all(row[n] for row in others)] if others else base
        counts = Counter(value for card in open_ for value in values(card))
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MANY]
        facets.append(Facet(name, tuple(ranked), getattr(state, name)))
    return tuple(sorted(left, key=_order(state.sort))), tuple(facets)


def _test(name: str, value: str) -> _Test:
    values = _FACETS[name]
    return lambda card: value in values(card)


def _dates(state: State) -> _Test | None:
    if not state.since and not state.until:
        return None
    since, until = state.since or "0000", state.until or "9999"
    return lambda card: bool(card.first and card.last and card.last >= since and card.first <= until + "~")


def _words(query: str) -> _Test | None:
    """Every word somewhere among the card's words, however it is spelt."""
    words = fold(query.casefold()).split()
    return (lambda card: all(word in card.words for word in words)) if words else None


def _order(sort: str) -> Callable[[Card], tuple[object, ...]]:
    def best(card: Card, line: str) -> int:
        found = card.line(line)
        return -1 if found is None else found.best or found.low or 0

    orders: Mapping[str, Callable[[Card], int]] = {
        "killed": lambda c: -best(c, "killed"),
        "wounded": lambda c: -best(c, "wounded"),
        "reports": lambda c: -len(c.reports),
        "spread": lambda c: -c.spread,
    }
    # Cards come newest first, and sorting keeps that order among equals.
    return (lambda c: (orders[sort](c),)) if sort in orders else (lambda _: ())
