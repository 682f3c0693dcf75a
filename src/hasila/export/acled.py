"""Incidents in the columns of ACLED (codebook of 2023–2024): one number of deaths, the most conservative.

Source: ACLED, Codebook and Guide to 2023 column changes, https://acleddata.com/knowledge-base/. Empty is
unknown: ACLED always has a day, a point and a number, hasila only where the reports give one.
"""

from collections.abc import Iterator

from hasila.export.columns import Column
from hasila.export.common import Edition, country, days, hit, names, outlets, own, point, together
from hasila.export.rows import Row
from hasila.model import (
    Actor,
    ActorKind,
    Case,
    FigureRole,
    Group,
    IncidentType,
    Outcome,
    PlacePrecision,
    Qualifier,
    Scope,
)

_T = IncidentType
_BATTLE = ("Battles", "Armed clash")
_CIVILIANS = "Violence against civilians"
_REMOTE = "Explosions/Remote violence"
_TYPES = {
    _T.BOMBING: (_REMOTE, "Remote explosive/landmine/IED"),
    _T.SUICIDE_BOMBING: (_REMOTE, "Suicide bomb"),
    _T.AIRSTRIKE: (_REMOTE, "Air/drone strike"),
    _T.DRONE_STRIKE: (_REMOTE, "Air/drone strike"),
    _T.SHELLING: (_REMOTE, "Shelling/artillery/missile attack"),
    _T.CLASH: _BATTLE,
    _T.EXECUTION: (_CIVILIANS, "Attack"),
    _T.ABDUCTION: (_CIVILIANS, "Abduction/forced disappearance"),
    _T.ARREST: ("Strategic developments", "Arrests"),
}
#: Attacks that are a battle or violence against civilians by who was hit.
_BY_VICTIM = (_T.ARMED_ATTACK, _T.AMBUSH, _T.ASSASSINATION)
#: ACLED's numbers for vague words; used here and nowhere else.
WORDS = {Qualifier.DOZENS: 12, Qualifier.HUNDREDS: 100, Qualifier.THOUSANDS: 1000}
_PRECISION = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.COUNTRY: 3,
}
_NOT = "empty: the record does not hold it"

COLUMNS = (
    Column("event_id_cnty", "string", "hasila's id of the incident (ACLED: country letters and a number)"),
    Column("event_date", "date", "the day; empty where only a month, a year or a range is known"),
    Column("year", "integer", "the year, if it is known"),
    Column("time_precision", "integer", "1 the day, 2 within a week, 3 within a month; empty if wider"),
    Column("disorder_type", "string", "Political violence, Strategic developments"),
    Column("event_type", "string", "by hasila's type; of attacks by who was hit, empty if that is not told"),
    Column("sub_event_type", "string", "the same, finer"),
    Column("actor1", "string", "who did it, as far as told; several are joined with '; '"),
    Column("assoc_actor_1", "string", _NOT),
    Column("inter1", "string", "kind of actor1: State forces, External/Other forces; of armed groups empty"),
    Column("actor2", "string", "Civilians, with the country, for violence against civilians; else empty"),
    Column("assoc_actor_2", "string", _NOT),
    Column("inter2", "string", "Civilians for violence against civilians; else empty"),
    Column("interaction", "string", "inter1 and inter2, if both are known"),
    Column("civilian_targeting", "string", "Civilian targeting for violence against civilians; else empty"),
    Column("iso", "integer", "empty: hasila has ISO letters, in country"),
    Column("region", "string", "empty: ACLED's own regions"),
    Column("country", "string", "English name"),
    Column("admin1", "string", "first-level unit, English name"),
    Column("admin2", "string", _NOT),
    Column("admin3", "string", _NOT),
    Column("location", "string", "English name of the place"),
    Column("latitude", "number", "degrees north; empty for a province or a country: no point stands for it"),
    Column("longitude", "number", "degrees east; the same"),
    Column("geo_precision", "integer", "1 the place, 2 near it, 3 a province or a country"),
    Column("source", "string", "outlets of the reports, joined with '; '"),
    Column("source_scale", "string", "empty: the scale of outlets is not known"),
    Column("notes", "string", "how the figures fit together, with the wounded, for whom there is no column"),
    Column(
        "fatalities",
        "integer",
        "low of the killed with the attackers (another bound by --fatalities); from vague words only: dozens"
        " 12, hundreds 100, thousands 1000, named in hasila_loss; empty: no count stands (ACLED writes 0)",
    ),
    Column("tags", "string", _NOT),
    Column("timestamp", "integer", "empty: hasila's judgements have times, its rows do not"),
)


def row(case: Case, edition: Edition) -> Row:
    """An incident in ACLED's columns."""
    incident, place = case.incident, case.incident.place
    span = days(case)
    known = span is not None and span[0] == span[1]
    event, sub = _types(case)
    civilians = event == _CIVILIANS
    land = country(case, edition)
    inter = _inter([case.actors[name] for name in incident.perpetrators if name in case.actors], case)
    at = point(place)
    deaths, worded = _fatalities(case, edition)
    return {
        "event_id_cnty": incident.id,
        "event_date": span[0].isoformat() if span and known else None,
        "year": span[0].year if span and span[0].year == span[1].year else None,
        "time_precision": _time(case),
        "disorder_type": "Strategic developments"
        if event == "Strategic developments"
        else "Political violence"
        if event
        else None,
        "event_type": event,
        "sub_event_type": sub,
        "actor1": "; ".join(names(case, incident.perpetrators)) or None,
        "inter1": inter,
        "actor2": (f"Civilians ({land})" if land else "Civilians") if civilians else None,
        "inter2": "Civilians" if civilians else None,
        "interaction": f"{inter}-Civilians" if inter and civilians else None,
        "civilian_targeting": "Civilian targeting" if civilians else None,
        "country": land,
        "admin1": place.admin1 if place else None,
        "location": place.name_en if place else None,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "geo_precision": _PRECISION[place.precision] if place else None,
        "source": "; ".join(outlets(case)) or None,
        "notes": " ".join(case.toll.explanation.split()) if case.toll else None,
        "fatalities": deaths,
        **own(case, edition, [*_loss(case), *worded]),
    }


def _types(case: Case) -> tuple[str | None, str | None]:
    kind = case.incident.type
    if kind in _BY_VICTIM:
        groups = hit(case)
        if groups == {Group.CIVILIANS}:
            return _CIVILIANS, "Attack"
        return _BATTLE if groups else (None, None)
    return _TYPES.get(kind, (None, None)) if kind else (None, None)


def _time(case: Case) -> int | None:
    span = days(case)
    if span is None:
        return None
    wide = (span[1] - span[0]).days
    return 1 if wide == 0 else 2 if wide < 7 else 3 if wide < 31 else None


def _inter(actors: list[Actor], case: Case) -> str | None:
    """The kind of who did it; whether an armed group is a rebel group or a militia is not in the record."""
    if not actors or any(actor.kind is not ActorKind.STATE_FORCE for actor in actors):
        return None
    place = case.incident.place
    lands = {actor.country for actor in actors}
    if place is None or None in lands:
        return None
    return "State forces" if lands == {place.country} else "External/Other forces"


def _fatalities(case: Case, edition: Edition) -> tuple[int | None, list[str]]:
    toll = case.toll
    if toll is None:
        return None, []
    figures = case.figures
    dead = [
        figures[use.figure]
        for use in toll.uses
        if use.figure in figures and use.role not in (FigureRole.SET_ASIDE, FigureRole.WITHDRAWN)
    ]
    dead = [f for f in dead if f.outcome is Outcome.KILLED and f.scope is Scope.INCIDENT and not f.negated]
    words = [f.qualifier for f in dead if f.qualifier in WORDS]
    if words and all(figure.value is None for figure in dead):
        least = min(words, key=lambda word: WORDS[word])
        return WORDS[least], [f"fatalities: {WORDS[least]} stands for the word {least.value}"]
    deaths = together(case, "killed", edition.fatalities)
    return deaths, [] if deaths is not None else ["fatalities: no count stands; that is not 0"]


def _loss(case: Case) -> Iterator[str]:
    span, toll = days(case), case.toll
    if span and span[0] != span[1]:
        yield f"event_date: between {span[0]} and {span[1]}"
    if point(case.incident.place) is None and case.incident.place is not None:
        yield f"latitude, longitude: only the {case.incident.place.precision.value} is known"
    low, high = together(case, "killed", "low"), together(case, "killed", "high")
    if low != high:
        yield f"fatalities: low {'?' if low is None else low}, high {'?' if high is None else high}"
    lines = {name for name, _ in toll.lines} if toll else set()
    if "killed_attackers" in lines:
        yield "fatalities: attackers are counted with the others"
    apart = sorted(name for name in lines if not name.startswith("killed"))
    if apart:
        yield f"no columns for {', '.join(apart)}"
