"""How outlets and kinds of speakers report: how much, how early, how near to what their incidents settle at."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median

from hasila.model import (
    CasualtyFigure,
    DatePrecision,
    EventDate,
    FigureRole,
    FigureUse,
    Incident,
    Reading,
    Toll,
)

#: What stands for an outlet or speaker that is not named.
UNKNOWN = "-"
SORTS = ("figures", "reports", "days", "ratio", "superseded", "set_aside")
# The parts in which a figure means the whole of its line, and may be held against it.
_WHOLE = (FigureRole.AGREES, FigureRole.SUPERSEDED, FigureRole.SET_ASIDE)


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
    reports: set[str] = field(default_factory=set)
    figures: int = 0
    days: dict[str, int] = field(default_factory=dict)
    ratios: list[float] = field(default_factory=list)
    roles: Counter[FigureRole] = field(default_factory=Counter)

    def told(self, name: str) -> Source:
        return Source(
            name=name,
            reports=len(self.reports),
            figures=self.figures,
            days=median(self.days.values()) if self.days else None,
            dated=len(self.days),
            ratio=round(median(self.ratios), 3) if self.ratios else None,
            compared=len(self.ratios),
            superseded=self.roles[FigureRole.SUPERSEDED],
            set_aside=self.roles[FigureRole.SET_ASIDE],
        )


def sources(incidents: Iterable[Incident], tolls: Mapping[str, Toll], readings: Iterable[Reading]) -> Sources:
    """Tally all readings; `tolls` are the incidents' by id. The order of the readings changes nothing."""
    held = tuple(incidents)
    of_member = {member: incident for incident in held for member in incident.members}
    uses = {use.figure: (use, toll) for toll in tolls.values() for use in toll.uses}
    copied = {report for incident in held for group in incident.copies for report in group}
    seen: dict[str, tuple[str, dt.date | None]] = {}
    outlets: dict[str, _Tally] = {}
    authorities: dict[str, _Tally] = {}
    for reading in readings:
        report = reading.report
        outlet = report.outlet or UNKNOWN
        if report.id in copied:
            seen[report.id] = (outlet, _day(report.published.date))
        days = _days(reading, of_member)
        tally = outlets.setdefault(outlet, _Tally())
        _heard(tally, report.id, days)
        for figure in reading.figures:
            kind = figure.attribution.authority.value if figure.attribution else UNKNOWN
            speaker = authorities.setdefault(kind, _Tally())
            _heard(speaker, report.id, days)
            for counted in (tally, speaker):
                counted.figures += 1
                if figure.id in uses:
                    _weighed(counted, figure, *uses[figure.id])
    return Sources(_ranked(outlets), _ranked(authorities), tuple(_shared(held, seen)))


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


def _heard(tally: _Tally, report: str, days: int | None) -> None:
    tally.reports.add(report)
    if days is not None:
        tally.days[report] = days


def _weighed(tally: _Tally, figure: CasualtyFigure, use: FigureUse, toll: Toll) -> None:
    tally.roles[use.role] += 1
    settled = toll.line(use.counts) if use.counts and use.role in _WHOLE else None
    best = settled.best if settled else None
    if best and use.with_attackers:
        attackers = toll.line(f"{figure.outcome}_attackers")
        best += (attackers.best or 0) if attackers else 0
    if best and figure.value is not None:
        tally.ratios.append(figure.value / best)


def _days(reading: Reading, of_member: Mapping[str, Incident]) -> int | None:
    """Days from the event that the report is about to the report, where both days are known."""
    main = next((mention for mention in reading.mentions if mention.main), None)
    incident = of_member.get(main.id) if main else None
    event, told = _day(incident.date if incident else None), _day(reading.report.published.date)
    return None if event is None or told is None else (told - event).days


def _day(date: EventDate | None) -> dt.date | None:
    if date is None or not date.has_year or date.precision is not DatePrecision.DAY:
        return None
    return dt.date.fromisoformat(date.value)


def _ranked(tallies: Mapping[str, _Tally]) -> tuple[Source, ...]:
    found = [tally.told(name) for name, tally in tallies.items()]
    return tuple(sorted(found, key=lambda s: (-s.figures, -s.reports, s.name)))


def _shared(
    incidents: Iterable[Incident], seen: Mapping[str, tuple[str, dt.date | None]]
) -> Iterator[Shared]:
    copies: Counter[tuple[str, str]] = Counter()
    first: Counter[tuple[str, str]] = Counter()  # (the earlier, the later)
    for group in (group for incident in incidents for group in incident.copies):
        known = sorted((seen[report] for report in group if report in seen), key=lambda item: item[0])
        pairs = {(a[0], b[0]): (a[1], b[1]) for a, b in combinations(known, 2) if UNKNOWN not in (a[0], b[0])}
        for (left, right), (one, other) in pairs.items():
            if left == right:
                continue
            copies[left, right] += 1
            if one and other and one != other:
                first[(left, right) if one < other else (right, left)] += 1
    for (left, right), count in sorted(copies.items(), key=lambda item: (-item[1], item[0])):
        yield Shared(left, right, count, first[left, right], first[right, left])
