"""Incidents in the columns of UCDP GED (49 of version 23.1 and later): best, low and high of the deaths, by side.

Source: UCDP GED codebook, https://ucdp.uu.se/downloads/. Only incidents in which somebody died have a row, as
there. Empty is unknown; what UCDP decides about conflicts and dyads the record cannot know.
"""

from collections.abc import Iterator

from hasila.export.columns import codebook
from hasila.export.common import (
    Edition,
    cited,
    country,
    days,
    dropped,
    line,
    line_names,
    names,
    outlets,
    own,
    point,
    precision,
    together,
    unpinned,
    year,
)
from hasila.export.rows import Row
from hasila.model import ActorKind, Case, DatePrecision, Outcome, PlacePrecision

_WHERE = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.COUNTRY: 6,
}
_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_CELL = 0.5  # degrees of a side of a PRIO-GRID cell

COLUMNS = codebook("ucdp")


def row(case: Case, edition: Edition) -> Row | None:
    """An incident in UCDP's columns; None if nobody is known to have died."""
    low, best, high = (together(case, "killed", bound) for bound in ("low", "best", "high"))
    if not any((low, best, high)):
        return None
    incident, place = case.incident, case.incident.place
    span, at = days(case), point(case.incident.place)
    side_a, side_b, deaths_a, deaths_b = _sides(case)
    civilians = line(case, "killed_civilians").best
    told = [part for part in (deaths_a, deaths_b, civilians) if part is not None]
    reports = [case.readings[name].report for name in sorted(case.readings)]
    return {
        "id": incident.id,
        "year": year(case),
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": len(case.sources),
        "source_article": "; ".join(map(cited, reports)),
        "source_office": "; ".join(outlets(case)) or None,
        "source_date": "; ".join(sorted({r.published.date.value for r in reports if r.published.date}))
        or None,
        "source_headline": "; ".join(r.title for r in reports if r.title) or None,
        "source_original": "; ".join(_originals(case)) or None,
        "where_prec": _WHERE[place.precision] if place else None,
        "where_coordinates": place.name_en if place else None,
        "where_description": place.name_ar if place else None,
        "adm_1": place.admin1 if place else None,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "geom_wkt": f"POINT ({at[1]} {at[0]})" if at else None,
        "priogrid_gid": priogrid(*at) if at else None,
        "country": country(case, edition),
        "event_clarity": 1 if at and incident.date and incident.date.precision is DatePrecision.DAY else None,
        "date_prec": precision(case, _DAYS),
        "date_start": span[0].isoformat() if span else None,
        "date_end": span[1].isoformat() if span else None,
        "deaths_a": deaths_a,
        "deaths_b": deaths_b,
        "deaths_civilians": civilians,
        "deaths_unknown": best - sum(told) if best is not None and sum(told) <= best else None,
        "best": best,
        "high": high,
        "low": low,
        **own(case, edition, _loss(case)),
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half a degree wide, numbered from 1 in the south-west, row by row.

    Source: Tollefsen, Strand and Buhaug, PRIO-GRID: A unified spatial data structure (2012).

    >>> priogrid(-89.9, -179.9), priogrid(33.34, 44.4)
    (1, 177569)
    """
    across = round(360 / _CELL)
    return int((lat + 90) // _CELL) * across + int((lon + 180) // _CELL) + 1


def _sides(case: Case) -> tuple[str | None, str | None, int | None, int | None]:
    """Both sides and their dead, as far as who did it tells: a state is side A, an armed group side B."""
    actors = [case.actors[name] for name in case.incident.perpetrators if name in case.actors]
    kinds = {actor.kind for actor in actors}
    named = "; ".join(names(case, case.incident.perpetrators)) or None
    forces, fighters, attackers = (
        line(case, f"killed_{group}").best for group in ("security_forces", "armed_group", "attackers")
    )
    if kinds == {ActorKind.ARMED_GROUP}:
        return None, named, forces, attackers
    if kinds == {ActorKind.STATE_FORCE}:
        return named, None, attackers, fighters
    return None, None, None, None


def _originals(case: Case) -> list[str]:
    used = {use.figure for use in case.toll.uses} if case.toll else set()
    said = (
        figure.attribution.source.quote
        for figure in case.figures.values()
        if figure.id in used and figure.outcome is Outcome.KILLED and figure.attribution
    )
    return list(dict.fromkeys(said))


def _loss(case: Case) -> Iterator[str]:
    if case.incident.perpetrators:
        yield "sides: a state is side A, an armed group side B; UCDP's dyads are not decided"
    yield from unpinned(case)
    if "killed" not in line_names(case):
        yield "best: only attackers are told of"
    yield from dropped(case, "killed")
