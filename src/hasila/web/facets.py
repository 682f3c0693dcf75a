"""Filter many things by their values and count what each value would leave: sets of places as bits of a number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
_MANY = 12  # values of a facet that are listed

#: What a thing has of a facet: one value or several, `-` for none.
Values = Callable[[_Thing], Iterable[str]]
Test = Callable[[_Thing], bool]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its values, how many things each would leave, and which is chosen."""

    name: str
    values: tuple[tuple[str, int], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Shelf(Generic[_Thing]):
    """Things in a row, with which of them have which value of each facet, and other orders of theirs by name."""

    things: tuple[_Thing, ...]
    holders: Mapping[str, Mapping[str, int]]
    orders: Mapping[str, tuple[int, ...]]

    def ordered(self, places: list[int], order: str) -> list[int]:
        """These places in one of the orders; in that of the row if there is none of this name."""
        if order not in self.orders:
            return places
        held = set(places)
        return [place for place in self.orders[order] if place in held]

    def left(
        self,
        chosen: Mapping[str, str],
        tests: Sequence[Test[_Thing]] = (),
        apart: tuple[str, str] | None = None,
        within: int | None = None,
    ) -> tuple[list[int], tuple[Facet, ...]]:
        """The places that the chosen values and the tests leave, and each facet counted as if it alone were open.

        Things with the value `apart` (facet, value) are left and counted only where that is chosen; `within`
        holds the places, as bits, beside which nothing is left.
        """
        size = len(self.things)
        base = (1 << size) - 1 if within is None else within
        if tests:
            base &= bits((n for n, t in enumerate(self.things) if all(test(t) for test in tests)), size)
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
        return places(reduce(and_, picked.values(), kept)), tuple(facets)


def shelf(
    things: Iterable[_Thing],
    facets: Mapping[str, Values[_Thing]],
    orders: Mapping[str, Callable[[_Thing], int | str]] | None = None,
) -> Shelf[_Thing]:
    """Look up once what every look at a list needs; `orders` are by key, in the order of the row among equals."""
    held = tuple(things)
    holders: dict[str, dict[str, list[int]]] = {name: {} for name in facets}
    for place, thing in enumerate(held):
        for name, values in facets.items():
            for value in values(thing):
                holders[name].setdefault(value, []).append(place)
    return Shelf(
        held,
        {
            name: {value: bits(places, len(held)) for value, places in found.items()}
            for name, found in holders.items()
        },
        {
            name: tuple(place for _, place in sorted((key(thing), place) for place, thing in enumerate(held)))
            for name, key in (orders or {}).items()
        },
    )


def bits(places: Iterable[int], size: int) -> int:
    """A number whose bits at these places are set.

    >>> f"{bits([0, 3], 4):b}"
    '1001'
    """
    found = bytearray(size // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def places(found: int) -> list[int]:
    """The places of the bits that are set, from the lowest on.

    >>> places(0b1001)
    [0, 3]
    """
    return [place for place, bit in enumerate(f"{found:b}"[::-1]) if bit == "1"]
