"""How outlets and kinds of speakers report: how much, how early, how near to what their incidents settle at."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeVar

from hasila.model import Card, FigureRole, Weighed
from hasila.pipeline import UNKNOWN
from hasila.web.facets import Plan, Shelf, shelf
from hasila.web.report_list import Item

_Counted = TypeVar("_Counted")

SORTS = ("figures", "reports", "days", "ratio", "superseded", "set_aside")


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet or kind of speaker: medians are None where nothing is known to take them of."""

    name: str
    reports: int
    figures: int
    days: float | None  # from the event to the report
    dated: int  # reports that `days` is the median of
    ratio: float | None  # of a count to the best that its line settled at
    compared: int  # figures that `ratio` is the median of
    superseded: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Two outlets that carried one wire copy: how often, and which of them had it on an earlier day."""

    left: str
    right: str
    copies: int
    left_first: int
    right_first: int


_COPIES = Plan[Shared](name=lambda s: f"{s.left}\t{s.right}", order=lambda s: (-s.copies, s.left, s.right))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the page of sources shows: the most often heard first, the most often shared first."""

    outlets: tuple[Source, ...]
    authorities: tuple[Source, ...]
    copies: Shelf[Shared]


@dataclass(frozen=True, slots=True)
class Heard:
    """One report as it counts: who carried it, who speaks in it how often, days from the event to it."""

    outlet: str
    figures: int
    speakers: tuple[tuple[str, int], ...]
    days: int | None


@dataclass(slots=True)
class _Tally:
    reports: int = 0
    figures: int = 0
    days: Counter[int] = field(default_factory=Counter)
    ratios: Counter[float] = field(default_factory=Counter)
    roles: Counter[FigureRole] = field(default_factory=Counter)

    def heard(self, figures: int, days: int | None, times: int) -> None:
        self.reports += times
        self.figures += times * figures
        if days is not None:
            self.days[days] += times

    def weighed(self, role: FigureRole, ratio: float | None, times: int) -> None:
        self.roles[role] += times
        if ratio is not None:
            self.ratios[ratio] += times

    def copy(self) -> "_Tally":
        return _Tally(self.reports, self.figures, self.days.copy(), self.ratios.copy(), self.roles.copy())

    def told(self, name: str) -> Source:
        ratio = _median(self.ratios)
        return Source(
            name=name,
            reports=self.reports,
            figures=self.figures,
            days=_median(self.days),
            dated=self.days.total(),
            ratio=None if ratio is None else round(ratio, 3),
            compared=self.ratios.total(),
            superseded=self.roles[FigureRole.SUPERSEDED],
            set_aside=self.roles[FigureRole.SET_ASIDE],
        )


@dataclass(frozen=True, slots=True)
class Book:
    """All reports (by id) and the figures of incidents (by id), tallied by outlet and by kind of speaker."""

    heard: Mapping[str, Heard] = field(default_factory=dict)
    counted: Mapping[str, Weighed] = field(default_factory=dict)
    outlets: Mapping[str, _Tally] = field(default_factory=dict)
    authorities: Mapping[str, _Tally] = field(default_factory=dict)
    copies: Shelf[Shared] = field(default_factory=lambda: shelf((), _COPIES))
    told: Mapping[str, Source] = field(default_factory=dict)  # by `o ` or `a ` and the name

    def changed(self, reports: Mapping[str, Heard | None], incidents: Mapping[str, Weighed | None]) -> "Book":
        """The book with these as they count now (None: not at all); no order changes anything."""
        outlets, authorities = _Ledger(self.outlets), _Ledger(self.authorities)
        copies: Counter[tuple[str, str]] = Counter()
        first: Counter[tuple[str, str]] = Counter()  # (the earlier, the later)
        for times, item in _turns(self.heard, reports):
            outlets[item.outlet].heard(item.figures, item.days, times)
            for kind, told in item.speakers:
                authorities[kind].heard(told, item.days, times)
        for times, came in _turns(self.counted, incidents):
            for outlet, kind, role, ratio in came.figures:
                outlets[outlet].weighed(role, ratio, times)
                authorities[kind].weighed(role, ratio, times)
            for left, right, earlier in came.copies:
                copies[left, right] += times
                if earlier:
                    first[(left, right) if earlier < 0 else (right, left)] += times
        held = [_shared(self.copies, copies, first, pair) for pair in copies]
        gone = [_COPIES.name(item) for item in held if not item.copies]
        return Book(
            _put(self.heard, reports),
            _put(self.counted, incidents),
            outlets.all(),
            authorities.all(),
            self.copies.changed(gone, (item for item in held if item.copies)),
            {**self.told, **outlets.told("o "), **authorities.told("a ")},
        )

    def sources(self) -> Sources:
        """What the page shows."""
        return Sources(self._ranked("o ", self.outlets), self._ranked("a ", self.authorities), self.copies)

    def _ranked(self, mark: str, tallies: Mapping[str, _Tally]) -> tuple[Source, ...]:
        found = (self.told[mark + name] for name in tallies)
        return tuple(sorted(found, key=lambda s: (-s.figures, -s.reports, s.name)))


class _Ledger:
    """Tallies by name, of which those that are asked for are copied, and may be changed."""

    def __init__(self, before: Mapping[str, _Tally]) -> None:
        self._before = before
        self._new: dict[str, _Tally] = {}

    def __getitem__(self, name: str) -> _Tally:
        found = self._new.get(name)
        if found is None:
            old = self._before.get(name)
            found = self._new[name] = old.copy() if old else _Tally()
        return found

    def all(self) -> dict[str, _Tally]:
        held = {**self._before, **self._new}
        return {name: tally for name, tally in held.items() if tally.reports or tally.roles.total()}

    def told(self, mark: str) -> dict[str, Source]:
        return {mark + name: tally.told(name) for name, tally in self._new.items()}


def _turns(
    held: Mapping[str, _Counted], new: Mapping[str, _Counted | None]
) -> Iterator[tuple[int, _Counted]]:
    """What is to be taken off (-1) and what to be added (1)."""
    for name, thing in new.items():
        old = held.get(name)
        if old != thing:
            yield from ((-1, old),) if old is not None else ()
            yield from ((1, thing),) if thing is not None else ()


def _put(held: Mapping[str, _Counted], new: Mapping[str, _Counted | None]) -> Mapping[str, _Counted]:
    left = dict(held)
    for name, thing in new.items():
        if thing is None:
            left.pop(name, None)
        else:
            left[name] = thing
    return left


def heard(items: Iterable[Item], cards: Shelf[Card]) -> Iterator[tuple[str, Heard]]:
    """How these reports count, by id.

    What coders rejected is no event: reports are held against it neither in days nor, by `counted`, in counts.
    """
    for item in items:
        brief = item.brief
        yield brief.id, Heard(brief.outlet or UNKNOWN, brief.figures, brief.speakers, _days(item, cards))


def counted(weighed: Iterable[Weighed], cards: Shelf[Card]) -> Iterator[tuple[str, Weighed]]:
    """Those of incidents that coders did not reject, by the id of the incident."""
    return ((came.incident, came) for came in weighed if not _rejected(cards.get(came.incident)))


def ordered(found: Sequence[Source], sort: str) -> tuple[Source, ...]:
    """The sources by one of `SORTS`: most first, for days the earliest, for the ratio the nearest to 1."""
    match sort:
        case "days":
            return tuple(sorted(found, key=lambda s: (s.days is None, s.days or 0)))
        case "ratio":
            return tuple(sorted(found, key=lambda s: (s.ratio is None, abs((s.ratio or 0) - 1))))
        case "superseded" | "set_aside":
            return tuple(sorted(found, key=lambda s: -getattr(s, sort) / max(1, s.figures)))
        case "reports":
            return tuple(sorted(found, key=lambda s: -s.reports))
        case _:
            return tuple(found)


def along(ratio: float) -> float:
    """Where a ratio stands on a scale of 100: the middle is the final toll, the left end nobody, the right end double it.

    >>> along(1.0), along(0.5), along(7.0)
    (50.0, 29.0, 96.2)
    """
    return round(50 + 42 * max(-1.0, min(1.1, ratio - 1)), 1)


def _rejected(card: Card | None) -> bool:
    return card is None or card.status == "reject"


def _days(item: Item, cards: Shelf[Card]) -> int | None:
    """Days from the event that the report is about to the report, where both days are known."""
    card = cards.get(item.incidents[0]) if item.incidents else None
    if card is None or _rejected(card):
        return None
    event, told = _day(card.first, card.last), _day(item.brief.first, item.brief.last)
    return None if event is None or told is None else told - event


def _day(first: str | None, last: str | None) -> int | None:
    return dt.date.fromisoformat(first).toordinal() if first and first == last else None


def _median(values: Counter[int] | Counter[float]) -> float | None:
    """The middle of the values, or the mean of the two there; each counts as often as it came."""
    total = values.total()
    if not total:
        return None
    held = sorted(values.items())
    passed = list(accumulate(times for _, times in held))
    low, high = (held[bisect_right(passed, at)][0] for at in ((total - 1) // 2, total // 2))
    return low if low == high else (low + high) / 2


def _shared(
    before: Shelf[Shared],
    copies: Mapping[tuple[str, str], int],
    first: Mapping[tuple[str, str], int],
    pair: tuple[str, str],
) -> Shared:
    left, right = pair
    old = before.get(f"{left}\t{right}") or Shared(left, right, 0, 0, 0)
    return Shared(
        left,
        right,
        old.copies + copies[pair],
        old.left_first + first.get((left, right), 0),
        old.right_first + first.get((right, left), 0),
    )
