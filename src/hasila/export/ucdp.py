"""Incidents in the columns of UCDP GED (49 of version 23.1 and later): best, low and high of the deaths, by side.

Source: UCDP GED codebook, https://ucdp.uu.se/downloads/. Only incidents in which somebody died have a row, as
there. Empty is unknown; what UCDP decides about conflicts and dyads the record cannot know.
"""

from collections.abc import Iterator

from hasila.export.columns import Column
from hasila.export.common import (
    Edition,
    cited,
    country,
    days,
    line,
    names,
    outlets,
    own,
    point,
    together,
)
from hasila.export.rows import Row
from hasila.model import ActorKind, Case, DatePrecision, Outcome, PlacePrecision

_DECIDED = "empty: UCDP decides it for a conflict, not for a report"
_WHERE = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.COUNTRY: 6,
}
_CELL = 0.5  # degrees of a side of a PRIO-GRID cell

COLUMNS = (
    Column("id", "string", "hasila's id of the incident (UCDP: a number)"),
    Column("relid", "string", _DECIDED),
    Column("year", "integer", "the year, if it is known"),
    Column("active_year", "integer", _DECIDED),
    Column("code_status", "string", _DECIDED),
    Column("type_of_violence", "integer", _DECIDED),
    *(
        Column(f"{what}_{kind}", "string", _DECIDED)
        for what in ("conflict", "dyad")
        for kind in ("dset_id", "new_id", "name")
    ),
    Column("side_a_dset_id", "string", _DECIDED),
    Column("side_a_new_id", "string", _DECIDED),
    Column("side_a", "string", "who did it, if the record names forces of a state"),
    Column("side_b_dset_id", "string", _DECIDED),
    Column("side_b_new_id", "string", _DECIDED),
    Column("side_b", "string", "who did it, if the record names an armed group"),
    Column(
        "number_of_sources", "integer", "sources: a wire copy is one, the other reports of an outlet are one"
    ),
    Column("source_article", "string", "the reports: outlet, date, headline, address"),
    Column("source_office", "string", "their outlets"),
    Column("source_date", "string", "their dates of publication, as far as known"),
    Column("source_headline", "string", "their headlines"),
    Column("source_original", "string", "who gives the deaths, in the words of the reports"),
    Column("where_prec", "integer", "1 the place, 2 near it, 4 first-level unit, 6 country"),
    Column("where_coordinates", "string", "English name of the place"),
    Column("where_description", "string", "its Arabic name"),
    Column("adm_1", "string", "first-level unit, English name"),
    Column("adm_2", "string", "empty: the record does not hold it"),
    Column("latitude", "number", "degrees north; empty for a province or a country: no point stands for it"),
    Column("longitude", "number", "degrees east; the same"),
    Column("geom_wkt", "string", "the same as well-known text"),
    Column("priogrid_gid", "integer", "PRIO-GRID cell of the point"),
    Column("country", "string", "English name"),
    Column("country_id", "integer", "empty: hasila has ISO codes, not Gleditsch and Ward's"),
    Column("region", "string", "empty: UCDP's own regions"),
    Column("event_clarity", "integer", "1 where the day and the place are known; else empty"),
    Column(
        "date_prec",
        "integer",
        "1 the day, 2 within 6 days, 3 within a week, 4 within a month, 5 within a year",
    ),
    Column("date_start", "date", "earliest possible day"),
    Column("date_end", "date", "latest possible day"),
    Column("deaths_a", "integer", "best, if side A is known: soldiers and police whom an armed group killed"),
    Column(
        "deaths_b", "integer", "best, if side B is known: attackers of an armed group, or fighters killed"
    ),
    Column("deaths_civilians", "integer", "best of the civilians killed"),
    Column("deaths_unknown", "integer", "best less the three before, if best is known"),
    Column("best", "integer", "best of the killed with the attackers"),
    Column("high", "integer", "high of the same; empty: open"),
    Column("low", "integer", "low of the same"),
    Column("gwnoa", "integer", _DECIDED),
    Column("gwnob", "integer", _DECIDED),
)


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
        "year": span[0].year if span and span[0].year == span[1].year else None,
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
        "date_prec": _date_prec(case),
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


def _date_prec(case: Case) -> int | None:
    span = days(case)
    if span is None:
        return None
    wide = (span[1] - span[0]).days + 1
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if wide <= most), None)


def _originals(case: Case) -> list[str]:
    used = {use.figure for use in case.toll.uses} if case.toll else set()
    said = (
        figure.attribution.source.quote
        for figure in case.figures.values()
        if figure.id in used and figure.outcome is Outcome.KILLED and figure.attribution
    )
    return list(dict.fromkeys(said))


def _loss(case: Case) -> Iterator[str]:
    incident = case.incident
    if incident.perpetrators:
        yield "sides: a state is side A, an armed group side B; UCDP's dyads are not decided"
    if point(incident.place) is None and incident.place is not None:
        yield f"latitude, longitude: only the {incident.place.precision.value} is known"
    lines = {name for name, _ in case.toll.lines} if case.toll else set()
    if "killed" not in lines:
        yield "best: only attackers are told of"
    apart = sorted(name for name in lines if not name.startswith("killed"))
    if apart:
        yield f"no columns for {', '.join(apart)}"
