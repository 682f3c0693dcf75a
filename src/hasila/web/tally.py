"""How outlets and kinds of speakers report: how much, how early, how near to what their incidents settle at."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from hasila.model import Card, FigureRole, Weighed
from hasila.pipeline import UNKNOWN
from hasila.web.report_list import Item

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


@dataclass(frozen=True, slots=True)
class Sources:
    """What the page of sources shows."""

    outlets: tuple[Source, ...] = ()
    authorities: tuple[Source, ...] = ()
    shared: tuple[Shared, ...] = ()


@dataclass(slots=True)
class _Tally:
    reports: int = 0
    figures: int = 0
    days: list[int] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    roles: Counter[FigureRole] = field(default_factory=Counter)

    def heard(self, figures: int, days: int | None) -> None:
        self.reports += 1
        self.figures += figures
        if days is not None:
            self.days.append(days)

    def weighed(self, role: FigureRole, ratio: float | None) -> None:
        self.roles[role] += 1
        if ratio is not None:
            self.ratios.append(ratio)

    def told(self, name: str) -> Source:
        return Source(
            name=name,
            reports=self.reports,
            figures=self.figures,
            days=median(self.days) if self.days else None,
            dated=len(self.days),
            ratio=round(median(self.ratios), 3) if self.ratios else None,
            compared=len(self.ratios),
            superseded=self.roles[FigureRole.SUPERSEDED],
            set_aside=self.roles[FigureRole.SET_ASIDE],
        )


def sources(reports: Iterable[Item], cards: Mapping[str, Card], weighed: Iterable[Weighed]) -> Sources:
    """Tally all reports and the figures of incidents; `cards` are by incident id. No order changes anything.

    What coders rejected is no event: reports are held against it neither in days nor in counts.
    """
    outlets: defaultdict[str, _Tally] = defaultdict(_Tally)
    authorities: defaultdict[str, _Tally] = defaultdict(_Tally)
    for item in reports:
        brief, days = item.brief, _days(item, cards)
        outlets[brief.outlet or UNKNOWN].heard(brief.figures, days)
        for kind, told in brief.speakers:
            authorities[kind].heard(told, days)
    copies: Counter[tuple[str, str]] = Counter()
    first: Counter[tuple[str, str]] = Counter()  # (the earlier, the later)
    for came in weighed:
        if _rejected(cards.get(came.incident)):
            continue
        for outlet, kind, role, ratio in came.figures:
            outlets[outlet].weighed(role, ratio)
            authorities[kind].weighed(role, ratio)
        for left, right, earlier in came.copies:
            copies[left, right] += 1
            if earlier:
                first[(left, right) if earlier < 0 else (right, left)] += 1
    return Sources(_ranked(outlets), _ranked(authorities), tuple(_shared(copies, first)))


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


def _days(item: Item, cards: Mapping[str, Card]) -> int | None:
    """Days from the event that the report is about to the report, where both days are known."""
    card = cards.get(item.incidents[0]) if item.incidents else None
    if card is None or _rejected(card):
        return None
    event, told = _day(card.first, card.last), _day(item.brief.first, item.brief.last)
    return None if event is None or told is None else (told - event).days


def _day(first: str | None, last: str | None) -> dt.date | None:
    return dt.date.fromisoformat(first) if first and first == last else None


def _ranked(tallies: Mapping[str, _Tally]) -> tuple[Source, ...]:
    found = [tally.told(name) for name, tally in tallies.items()]
    return tuple(sorted(found, key=lambda s: (-s.figures, -s.reports, s.name)))


def _shared(copies: Mapping[tuple[str, str], int], first: Mapping[tuple[str, str], int]) -> Iterator[Shared]:
    for (left, right), count in sorted(copies.items(), key=lambda item: (-item[1], item[0])):
        yield Shared(left, right, count, first.get((left, right), 0), first.get((right, left), 0))
