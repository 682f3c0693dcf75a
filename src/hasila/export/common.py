"""What the layouts of other data sets share: the deaths of a case, its span of days, and hasila's own columns."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hasila.export.columns import codebook
from hasila.export.rows import Row
from hasila.model import Case, Group, Place, Range, Report

Bound = Literal["low", "best", "high"]

#: hasila's own columns, last in every layout: they lead from a row back to its record.
OWN = codebook("hasila")


@dataclass(frozen=True, slots=True)
class Edition:
    """What makes the rows: the version, the word lists, and English names that the export does not know itself."""

    version: str
    lexicons: str
    countries: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    site: str = ""  # before the path of a permalink
    fatalities: Bound = "low"  # which bound the one number of the ACLED layout is


def own(case: Case, edition: Edition, loss: Iterable[str]) -> Row:
    """Hasila's own columns of a row."""
    incident = case.incident
    urls = (case.readings[name].report.url for name in sorted(case.readings))
    return {
        "hasila_event_id": incident.id,
        "hasila_version": edition.version,
        "lexicon_digest": edition.lexicons,
        "policy": case.policy.value,
        "permalink": f"{edition.site.rstrip('/')}/en/incidents/{incident.id}",
        "source_urls": [url for url in urls if url],
        "hasila_loss": list(loss),
    }


def line(case: Case, name: str) -> Range:
    """A line of the toll; nothing is known of one that is not there."""
    return (case.toll.line(name) if case.toll else None) or Range()


def together(case: Case, outcome: str, bound: Bound) -> int | None:
    """Everybody who suffered an outcome, attackers too (hasila keeps them apart); None if it is not known.

    Low adds what is known. Best and high need every line that the record has.
    """
    held = [case.toll.line(name) for name in (outcome, f"{outcome}_attackers")] if case.toll else []
    values = [getattr(settled, bound) for settled in held if settled is not None]
    known = [value for value in values if value is not None]
    return sum(known) if known and (bound == "low" or len(known) == len(values)) else None


def hit(case: Case) -> frozenset[Group]:
    """The groups that the record says people were hit of, attackers left out."""
    lines = dict(case.toll.lines) if case.toll else {}
    told = (Group.CIVILIANS, Group.SECURITY_FORCES, Group.ARMED_GROUP)
    return frozenset(
        group
        for group in told
        for name, settled in lines.items()
        if name.endswith(f"_{group.value}") and (settled.best or settled.low or settled.high)
    )


def days(case: Case) -> tuple[dt.date, dt.date] | None:
    """The earliest and the latest day it may have happened on, or None without a year."""
    date = case.incident.date
    if date is None or date.first is None or date.last is None:
        return None
    return dt.date.fromisoformat(date.first), dt.date.fromisoformat(date.last)


def year(case: Case) -> int | None:
    """The year it happened in, if it is one."""
    span = days(case)
    return span[0].year if span and span[0].year == span[1].year else None


def precision(case: Case, codes: Iterable[tuple[int, int]]) -> int | None:
    """How closely the date is known: of codes by the most days each allows, in rising order, the first that fits."""
    span = days(case)
    if span is None:
        return None
    wide = (span[1] - span[0]).days + 1
    return next((code for most, code in codes if wide <= most), None)


def line_names(case: Case) -> frozenset[str]:
    """The names of the lines of its toll."""
    return frozenset(name for name, _ in case.toll.lines) if case.toll else frozenset()


def unpinned(case: Case, what: str = "latitude, longitude") -> Iterator[str]:
    """Say that no point stands for the place, if there is one."""
    place = case.incident.place
    if place is not None and point(place) is None:
        yield f"{what}: only the {place.precision.value} is known"


def dropped(case: Case, *outcomes: str) -> Iterator[str]:
    """Name the lines of the toll that a layout has no columns for: all but those of some outcomes."""
    kept = {
        name for name in line_names(case) if name != "killed_or_wounded" and name.split("_")[0] in outcomes
    }
    apart = sorted(line_names(case) - kept)
    if apart:
        yield f"no columns for {', '.join(apart)}"


def point(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place that a point can stand for: none of a province or a country."""
    if place is None or place.lat is None or place.lon is None or place.precision in ("admin1", "country"):
        return None
    return place.lat, place.lon


def country(case: Case, edition: Edition) -> str | None:
    """The English name of the country, its code if it has no name here."""
    place = case.incident.place
    return edition.countries.get(place.country, place.country) if place else None


def outlets(case: Case) -> list[str]:
    """The outlets of its reports, each once."""
    return sorted({r.report.outlet for r in case.readings.values() if r.report.outlet})


def cited(report: Report) -> str:
    """A report as a list of sources names it: outlet, date, headline, address, as far as known."""
    date = report.published.date.value if report.published.date else None
    title = f"“{report.title}”" if report.title else f"report {report.id}"
    return ", ".join(part for part in (report.outlet, date, title, report.url) if part)


def names(case: Case, ids: Iterable[str]) -> list[str]:
    """The English names of actors."""
    held = case.actors
    return [held[name].name_en if name in held else name for name in ids]
