"""Sum up a settled incident for lists, filters and search."""

from collections.abc import Iterator, Sequence

from hasila.model import Actor, Card, Incident, Name, Reading, Toll
from hasila.text import searchable


def card(incident: Incident, toll: Toll, readings: Sequence[Reading]) -> Card:
    """The incident in brief; `readings` are those of its reports."""
    names = {actor.id: Name(id=actor.id, en=actor.name_en, ar=actor.name_ar) for actor in _actors(readings)}
    used = {use.figure for use in toll.uses}
    figures = [figure for reading in readings for figure in reading.figures if figure.id in used]
    rulings = [*incident.rulings, *toll.rulings, *(r for use in toll.uses for r in use.rulings)]
    place = incident.place
    words = [
        *((place.name_ar, place.name_en, place.admin1 or "") if place else ()),
        *(part for name in names.values() for part in (name.en, name.ar)),
    ]
    return Card(
        incident=incident.id,
        policy=toll.policy,
        type=incident.type,
        date=incident.date.value if incident.date else None,
        first=incident.date.first if incident.date else None,
        last=incident.date.last if incident.date else None,
        place=place,
        targets=incident.targets,
        perpetrators=tuple(_named(names, incident.perpetrators)),
        claimed_by=tuple(_named(names, incident.claimed_by)),
        lines=toll.lines,
        grade=toll.grade,
        status=incident.status,
        judged=bool(rulings),
        changed=any(ruling.changed for ruling in rulings),
        unresolved=toll.unresolved is not None,
        reports=incident.reports,
        outlets=tuple(sorted({r.report.outlet for r in readings if r.report.outlet})),
        authorities=tuple(sorted({f.attribution.authority for f in figures if f.attribution})),
        words=searchable(" ".join(words))[0],
    )


def _actors(readings: Sequence[Reading]) -> Iterator[Actor]:
    for reading in readings:
        yield from (mention.actor for mention in reading.actors)
        yield from (claim.actor for claim in reading.claims)


def _named(names: dict[str, Name], ids: Sequence[str]) -> Iterator[Name]:
    return (names.get(actor, Name(id=actor, en=actor, ar=actor)) for actor in ids)
