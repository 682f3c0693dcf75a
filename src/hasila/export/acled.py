"""Incidents in the columns of ACLED (codebook of 2023–2024): one number of deaths, the most conservative.

Source: ACLED, Codebook and Guide to 2023 column changes, https://acleddata.com/knowledge-base/. Empty is
unknown: ACLED always has a day, a point and a number, hasila only where the reports give one.
"""

from collections.abc import Iterator

from hasila.export.columns import codebook
from hasila.export.common import (
    Edition,
    country,
    days,
    dropped,
    hit,
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
from hasila.model import (
    ACLED_WORDS,
    Actor,
    ActorKind,
    Case,
    FigureRole,
    Group,
    IncidentType,
    Outcome,
    PlacePrecision,
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
_DAYS = ((1, 1), (7, 2), (31, 3))
_PRECISION = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.COUNTRY: 3,
}
COLUMNS = codebook("acled")


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
        "year": year(case),
        "time_precision": precision(case, _DAYS),
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
    words = [f.qualifier for f in dead if f.qualifier in ACLED_WORDS]
    ruled = any(ruling.field.startswith("killed") for ruling in toll.rulings)
    if words and not ruled and all(figure.value is None for figure in dead):
        least = min(words, key=lambda word: ACLED_WORDS[word])
        return ACLED_WORDS[least], [f"fatalities: {ACLED_WORDS[least]} stands for the word {least.value}"]
    deaths = together(case, "killed", edition.fatalities)
    return deaths, [] if deaths is not None else ["fatalities: no count stands; that is not 0"]


def _loss(case: Case) -> Iterator[str]:
    span = days(case)
    if span and span[0] != span[1]:
        yield f"event_date: between {span[0]} and {span[1]}"
    yield from unpinned(case)
    low, high = together(case, "killed", "low"), together(case, "killed", "high")
    if low != high:
        yield f"fatalities: low {'?' if low is None else low}, high {'?' if high is None else high}"
    if "killed_attackers" in line_names(case):
        yield "fatalities: attackers are counted with the others"
    yield from dropped(case, "killed")
