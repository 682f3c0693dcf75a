"""Hold the figures of a settled incident against what they came to, by who told them; say who carried its copies."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from hasila.model import (
    CasualtyFigure,
    DatePrecision,
    EventDate,
    FigureRole,
    FigureUse,
    Incident,
    Reading,
    Toll,
    Weighed,
)

#: What stands for an outlet or speaker that is not named.
UNKNOWN = "-"
# The parts in which a figure means the whole of its line, and may be held against it.
_WHOLE = (FigureRole.AGREES, FigureRole.SUPERSEDED, FigureRole.SET_ASIDE)


def weighed(incident: Incident, toll: Toll, readings: Sequence[Reading]) -> Weighed:
    """How the figures of an incident came out; `readings` are those of its reports."""
    uses = {use.figure: use for use in toll.uses}
    told = {reading.report.id: reading for reading in readings}
    return Weighed(
        incident=incident.id,
        figures=tuple(
            (outlet_of(reading), speaker(figure), uses[figure.id].role, _ratio(figure, uses[figure.id], toll))
            for reading in readings
            for figure in reading.figures
            if figure.id in uses
        ),
        copies=tuple(_shared(incident.copies, told)),
    )


def outlet_of(reading: Reading) -> str:
    """The outlet of a report, `UNKNOWN` where it is not named."""
    return reading.report.outlet or UNKNOWN


def speaker(figure: CasualtyFigure) -> str:
    """The kind of speaker who gives a figure, `UNKNOWN` where none is named."""
    return figure.attribution.authority.value if figure.attribution else UNKNOWN


def _ratio(figure: CasualtyFigure, use: FigureUse, toll: Toll) -> float | None:
    """A count by the best that its line settled at; None where either is not known or a part was meant."""
    settled = toll.line(use.counts) if use.counts and use.role in _WHOLE else None
    best = settled.best if settled else None
    if best and use.with_attackers:
        attackers = toll.line(f"{figure.outcome}_attackers")
        best += (attackers.best or 0) if attackers else 0
    return None if not best or figure.value is None else figure.value / best


def _shared(copies: Iterable[Sequence[str]], told: Mapping[str, Reading]) -> Iterator[tuple[str, str, int]]:
    """Each two outlets of each group of copies, once a group."""
    for group in copies:
        known = sorted(
            (
                (outlet_of(told[name]), _day(told[name].report.published.date))
                for name in group
                if name in told
            ),
            key=lambda item: item[0],
        )
        pairs = {(a[0], b[0]): (a[1], b[1]) for a, b in combinations(known, 2)}
        for (left, right), (one, other) in pairs.items():
            if left != right and UNKNOWN not in (left, right):
                yield left, right, (one > other) - (one < other) if one and other else 0


def _day(date: EventDate | None) -> dt.date | None:
    if date is None or not date.has_year or date.precision is not DatePrecision.DAY:
        return None
    return dt.date.fromisoformat(date.value)
