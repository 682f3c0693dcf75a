"""Filter many things by their values and count what each value would leave: sets of places as bits of a number."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress, count, islice
from operator import and_
from typing import Any, Generic, TypeVar, overload

_Thing = TypeVar("_Thing")
_MANY = 12  # values of a facet that are listed
# Beyond this share of changed things, all are put on a shelf anew; a small shelf always is.
_MOST, _SMALL = 0.2, 20

#: What a thing has of a facet: one value or several, `-` for none.
Values = Callable[[_Thing], Iterable[str]]
Test = Callable[[_Thing], bool]

_MIRRORED = {n: 158 - n for n in range(32, 127)}
_ONE = ord("1")
_BITS = bytes.maketrans(b"01", b"\0\1")


def descending(text: str) -> str:
    """What sorts the other way round than an ASCII text.

    >>> sorted(["2023", "2024", "2024-05", ""], key=descending)
    ['2024-05', '2024', '2023', '']
    """
    return text.translate(_MIRRORED) + "\x7f"


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its values, how many things each would leave, and which is chosen."""

    name: str
    values: tuple[tuple[str, int], ...]
    chosen: str


@dataclass(frozen=True)
class Plan(Generic[_Thing]):
    """How things stand on a shelf: their names, their values of each facet, and their orders.

    `order` is the usual one, in which no two come out equal; it is kept among equals of the others (`orders`).
    """

    name: Callable[[_Thing], str]
    order: Callable[[_Thing], Any]
    facets: Mapping[str, Values[_Thing]] = field(default_factory=dict)
    orders: Mapping[str, Callable[[_Thing], Any]] = field(default_factory=dict)

    def key(self, order: str) -> Callable[[_Thing], Any]:
        """What things are sorted by in one of the orders; in the usual one if there is none of this name."""
        first, usual = self.orders.get(order), self.order
        return usual if first is None else lambda thing: (first(thing), usual(thing))


@dataclass(frozen=True, slots=True, eq=False)
class Ordered(Sequence[_Thing]):
    """The things in some places of a shelf, in one of its orders; a page of them is found without a look at the rest."""

    held: Sequence[_Thing | None]
    row: Sequence[int]
    found: int

    def __len__(self) -> int:
        return self.found.bit_count()

    def __iter__(self) -> Iterator[_Thing]:
        held: Any = self.held  # of the places in an order, none is empty
        return map(held.__getitem__, self._places())

    @overload
    def __getitem__(self, at: int) -> _Thing: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_Thing, ...]: ...
    def __getitem__(self, at: int | slice) -> _Thing | tuple[_Thing, ...]:
        if isinstance(at, slice):
            return tuple(islice(self, *at.indices(len(self))))
        place = range(len(self))[at]  # raises what a tuple raises
        return next(islice(self, place, None))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def _places(self) -> Iterator[int]:
        if len(self) == len(self.row):
            return iter(self.row)
        return compress(self.row, map(marked(self.found, len(self.held)).__getitem__, self.row))


@dataclass(frozen=True, slots=True)
class Shelf(Generic[_Thing]):
    """Things, each in a place, with which places have which value of each facet, and the places in each order.

    A thing keeps its place when others come, change and go (`changed`), on shelves of the same `origin`.
    """

    plan: Plan[_Thing]
    held: Sequence[_Thing | None]
    places: Mapping[str, int]
    full: int
    holders: Mapping[str, Mapping[str, int]]
    orders: Mapping[str, Sequence[int]]
    origin: object = field(default_factory=object, compare=False)

    def __len__(self) -> int:
        return self.full.bit_count()

    def __iter__(self) -> Iterator[_Thing]:
        return iter(self.ordered(self.full))

    def get(self, name: str) -> _Thing | None:
        """The thing of this name, if it is here."""
        place = self.places.get(name)
        return None if place is None else self.held[place]

    def ordered(self, found: int, order: str = "") -> Ordered[_Thing]:
        """The things in these places in one of the orders; in the usual one if there is none of this name."""
        return Ordered(self.held, self.orders.get(order) or self.orders[""], found & self.full)

    def left(
        self,
        chosen: Mapping[str, str],
        tests: Sequence[Test[_Thing]] = (),
        apart: tuple[str, str] | None = None,
        within: int | None = None,
    ) -> tuple[int, tuple[Facet, ...]]:
        """The places that the chosen values and the tests leave, and each facet counted as if it alone were open.

        Things with the value `apart` (facet, value) are left and counted only where that is chosen; `within`
        holds the places, as bits, beside which nothing is left.
        """
        base = self.full if within is None else within & self.full
        if tests:
            base &= self.where(lambda thing: all(test(thing) for test in tests))
        aside = self.holders[apart[0]].get(apart[1], 0) if apart else 0
        kept = base if apart and chosen.get(apart[0]) == apart[1] else base & ~aside
        picked = {name: self.holders[name].get(value, 0) for name, value in chosen.items() if value}
        facets = []
        for name, holders in self.holders.items():
            others = [found for other, found in picked.items() if other != name]
            open_, all_ = (reduce(and_, others, start) for start in (kept, base))
            if apart and name == apart[0]:
                open_ &= ~aside
            counts = (
                (value, (found & (all_ if (name, value) == apart else open_)).bit_count())
                for value, found in holders.items()
            )
            ranked = sorted((found for found in counts if found[1]), key=lambda item: (-item[1], item[0]))
            facets.append(Facet(name, tuple(ranked[:_MANY]), chosen.get(name, "")))
        return reduce(and_, picked.values(), kept), tuple(facets)

    def where(self, test: Test[_Thing]) -> int:
        """The places of the things that pass a test, as bits."""
        found = (n for n, thing in enumerate(self.held) if thing is not None and test(thing))
        return bits(found, len(self.held))

    def changed(self, gone: Iterable[str], put: Iterable[_Thing]) -> "Shelf[_Thing]":
        """The shelf without the things of these names and with those, each in the place of its former self."""
        new = {self.plan.name(thing): thing for thing in put}
        moves: list[tuple[int, _Thing | None, _Thing | None]] = []
        held = list(self.held)
        places = dict(self.places)
        for name in (set(gone) - new.keys()) & places.keys():
            place = places.pop(name)
            moves.append((place, held[place], None))
        for name, thing in new.items():
            place = places.setdefault(name, len(held))
            if place == len(held):
                held.append(None)
            if held[place] != thing:
                moves.append((place, held[place], thing))
        if not moves:
            return self
        for place, _, now in moves:
            held[place] = now
        if len(moves) > max(_SMALL, _MOST * len(held)) or len(held) > _SMALL + 2 * len(places):
            return shelf((thing for thing in held if thing is not None), self.plan)
        full = self.full
        for place, _, now in moves:
            full = full & ~(1 << place) if now is None else full | 1 << place
        return Shelf(
            self.plan,
            held,
            places,
            full,
            {name: self._holders(name, moves) for name in self.plan.facets},
            {name: self._order(name, moves, held) for name in self.orders},
            self.origin,
        )

    def _holders(
        self, facet: str, moves: Iterable[tuple[int, _Thing | None, _Thing | None]]
    ) -> Mapping[str, int]:
        values, found = self.plan.facets[facet], dict(self.holders[facet])
        for place, old, new in moves:
            before, after = (frozenset(() if thing is None else values(thing)) for thing in (old, new))
            for value in before - after:
                found[value] &= ~(1 << place)
                if not found[value]:
                    del found[value]
            for value in after - before:
                found[value] = found.get(value, 0) | 1 << place
        return found

    def _order(
        self,
        order: str,
        moves: Iterable[tuple[int, _Thing | None, _Thing | None]],
        held: Sequence[_Thing | None],
    ) -> Sequence[int]:
        """The places in one of the orders after some things moved: found by halving, the others stay."""
        key: Callable[[Any], Any] = self.plan.key(order)
        row = list(self.orders[order])
        for _, old, _ in moves:
            if old is not None:
                del row[bisect_left(row, key(old), key=lambda n: key(self.held[n]))]
        for place, _, new in moves:
            if new is not None:
                insort(row, place, key=lambda n: key(held[n]))
        return row


def shelf(things: Iterable[_Thing], plan: Plan[_Thing]) -> Shelf[_Thing]:
    """Put things on a shelf, each in the next place: what every look at a list needs is looked up once."""
    held = list(things)
    holders: dict[str, dict[str, list[int]]] = {name: {} for name in plan.facets}
    for name, values in plan.facets.items():
        found = holders[name]
        for place, thing in enumerate(held):
            for value in values(thing):
                found.setdefault(value, []).append(place)
    usual = _sorted(range(len(held)), plan.order, held)
    return Shelf(
        plan,
        held,
        {plan.name(thing): place for place, thing in enumerate(held)},
        (1 << len(held)) - 1,
        {
            name: {value: bits(places, len(held)) for value, places in found.items()}
            for name, found in holders.items()
        },
        {
            "": usual,
            # Sorting keeps the usual order among equals.
            **{name: _sorted(usual, key, held) for name, key in plan.orders.items()},
        },
    )


def _sorted(places: Iterable[int], key: Callable[[_Thing], Any], held: Sequence[_Thing]) -> list[int]:
    return sorted(places, key=lambda n: key(held[n]))


def differing(
    before: Shelf[_Thing], after: Shelf[_Thing]
) -> list[tuple[_Thing | None, _Thing | None]] | None:
    """The things that came, changed or went from one shelf to a later one, each as it was and is; None: who knows."""
    if before.origin is not after.origin:
        return None
    old = [*before.held, *[None] * (len(after.held) - len(before.held))]
    return [(a, b) for a, b in zip(old, after.held, strict=True) if a is not b]


def many_bits(places: Iterable[int], size: int) -> int:
    """The same, in less time if they are many.

    >>> f"{many_bits([0, 3], 4):b}"
    '1001'
    """
    found = bytearray(b"0") * (size + 1)
    for place in places:
        found[place] = _ONE
    found.reverse()
    return int(found, 2)


def places(found: int) -> Iterator[int]:
    """Where the bits of a number are set.

    >>> list(places(0b1001))
    [0, 3]
    """
    return compress(count(), marked(found, 1))


def marked(found: int, size: int) -> bytes:
    """A byte for each bit of a number, the least first; so many at least.

    >>> list(marked(0b1001, 5))
    [1, 0, 0, 1, 0]
    """
    return f"{found:0{size}b}"[::-1].encode().translate(_BITS)


def bits(places: Iterable[int], size: int) -> int:
    """A number whose bits at these places are set.

    >>> f"{bits([0, 3], 4):b}"
    '1001'
    """
    found = bytearray(size // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")
