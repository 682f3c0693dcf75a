"""Say of an incident what its members say: type, date, place, targets, weapons, and who did it."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from hasila.errors import HasilaError
from hasila.link.copies import copies
from hasila.link.features import bounds, is_point, latest_day
from hasila.model import (
    Claim,
    DatePrecision,
    EventDate,
    Incident,
    IncidentMention,
    IncidentType,
    Linkage,
    Place,
    PlacePrecision,
    Reading,
    Stance,
)

# A report's own incident counts twice what it recalls of another.
MAIN_VOTE, BACKGROUND_VOTE = 2, 1
# A more specific value needs this share of the votes that do not contradict it.
SUPPORT = 0.15
TYPE_SUPPORT = 0.25
# Who says "suicide" or "from the air" says it outright: so few of those who tell the wider of the same means suffice,
OUTRIGHT = 0.12
# but where more only tell of an attack or a fight, the blasts were a part of it.
BLASTS = 0.45
# A quarter or landmark lies in a city whose point is at most this far.
CITY_KM = 25.0
# So many members must name one weekday before it dates the incident.
AGREEING = 2

_T = IncidentType
_WIDER: Mapping[IncidentType, IncidentType] = {
    _T.SUICIDE_BOMBING: _T.BOMBING,
    _T.BOMBING: _T.ARMED_ATTACK,
    _T.AMBUSH: _T.CLASH,  # what follows an ambush is called a clash
    _T.CLASH: _T.ARMED_ATTACK,
    _T.ASSASSINATION: _T.ARMED_ATTACK,
    _T.DRONE_STRIKE: _T.AIRSTRIKE,
    _T.AIRSTRIKE: _T.SHELLING,  # any bombardment is called so
    _T.SHELLING: _T.ARMED_ATTACK,
    _T.EXECUTION: _T.OTHER,
    _T.ABDUCTION: _T.OTHER,
    _T.ARREST: _T.OTHER,
    _T.ARMED_ATTACK: _T.OTHER,
}
_AIM = _T.ASSASSINATION
_TOLD_OUTRIGHT = (
    (_T.SUICIDE_BOMBING, _T.BOMBING),
    (_T.AIRSTRIKE, _T.SHELLING),
    (_T.DRONE_STRIKE, _T.SHELLING),  # where nobody tells of an airstrike
)
# The lexicon rows of words that take responsibility: where they are denied, nobody has done so yet.
_TAKES = ("claims.claim", "claims.responsibility")
_FIRED = "artillery"  # the weapon of shells and rockets
_BLASTS = (_T.BOMBING, _T.SUICIDE_BOMBING)
_OF_GUNMEN = (_T.ARMED_ATTACK, _T.CLASH)
_V = TypeVar("_V")


def incident_of(members: Sequence[IncidentMention], readings: Mapping[str, Reading]) -> Incident:
    """Build the incident that these mentions tell of; it is named by the least of them."""
    members = sorted(members, key=lambda m: m.id)
    reports = sorted({m.report for m in members})
    told = [claim for m in members for claim in readings[m.report].claims if claim.id in m.claims]
    claims = [claim for claim in told if claim.stance is Stance.CLAIMED]
    denials = Counter(actor for actor, _ in {(c.actor.id, c.report) for c in told if _is_denial(c)})
    claimants = Counter(claim.actor.id for claim in claims)
    claimants = Counter({actor: n for actor, n in claimants.items() if n > denials[actor]})
    attackers = _attackers(members, denials)
    return Incident(
        id=members[0].id,
        members=tuple(m.id for m in members),
        reports=tuple(reports),
        type=_type(members),
        date=_date(members, readings),
        place=_place(members),
        targets=_ranked(_votes([m for m in members if m.main] or members, lambda m: m.targets)),
        weapons=_ranked(_votes([m for m in members if m.main] or members, lambda m: m.weapons)),
        perpetrators=_ranked(attackers + claimants),
        claimed_by=_ranked(claimants),
        denied_by=_ranked(denials),
        claim_via=_ranked(_via(claims)),
        copies=copies([readings[report].report for report in reports]) if len(reports) > 1 else (),
    )


def _is_denial(claim: Claim) -> bool:
    """Whether somebody denies it, who does not merely not (or not yet) say that it was he."""
    return claim.stance is Stance.DENIED and not any(row.startswith(_TAKES) for row in claim.evidence.rows)


def _attackers(members: Sequence[IncidentMention], denials: Mapping[str, int]) -> Counter[str]:
    """The votes for who did it: whoever denies it did not, unless more reports tell that it was they."""
    reports = Counter(actor for actor, _ in {(a, m.report) for m in members for a in m.attackers})
    votes = _votes(members, lambda m: m.attackers)
    return Counter({actor: n for actor, n in votes.items() if reports[actor] > denials.get(actor, 0)})


def resolve(linkage: Linkage | Sequence[Incident], incident_id: str) -> Incident:
    """Find an incident by the id of any member, or by the beginning of one.

    Raises:
        HasilaError: no incident, or more than one, has such a member.
    """
    incidents = linkage.incidents if isinstance(linkage, Linkage) else linkage
    known = {member: incident for incident in incidents for member in incident.members}
    if incident_id in known:
        return known[incident_id]
    found = {i.id: i for member, i in known.items() if incident_id and member.startswith(incident_id)}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise HasilaError(
            f"no incident {incident_id!r} among the {len(incidents)} known."
            " List them with `hasila show --db FILE` and give one of the ids, or its beginning."
        )
    raise HasilaError(
        f"{incident_id!r} fits {len(found)} incidents: {', '.join(sorted(found)[:5])}"
        f"{', ...' if len(found) > 5 else ''}. Give more of the id."
    )


def _vote(mention: IncidentMention) -> int:
    return MAIN_VOTE if mention.main else BACKGROUND_VOTE


def _votes(
    members: Iterable[IncidentMention], values: Callable[[IncidentMention], Iterable[_V]]
) -> Counter[_V]:
    votes: Counter[_V] = Counter()
    for mention in members:
        for value in values(mention):
            votes[value] += _vote(mention)
    return votes


def _ranked(votes: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(votes, key=lambda value: (-votes[value], value)))


def _via(claims: Iterable[Claim]) -> Counter[str]:
    return Counter(claim.via for claim in claims if claim.via)


def _best(
    votes: Mapping[_V, int],
    contains: Callable[[_V, _V], bool],
    rank: Callable[[_V], tuple[int | str, ...]],
    support: float = SUPPORT,
) -> _V | None:
    """The value that most votes are for or leave room for; of such, the least by `rank`.

    A vote for a wider value does not speak against a narrower one within it: five for
    "bombing" and two for "suicide bombing" are seven that leave room for the latter.
    """
    room = {
        value: sum(n for other, n in votes.items() if other == value or contains(other, value))
        for value in votes
    }
    backed = [value for value in votes if votes[value] >= support * room[value]]
    return min(backed, key=lambda value: (-room[value], *rank(value)), default=None)


def _type(members: Sequence[IncidentMention]) -> IncidentType | None:
    votes = _votes(members, lambda m: [m.type] if m.type else [])
    fired = sum(_vote(m) for m in members if m.type is _T.SHELLING and _FIRED in m.weapons)
    for narrow, wide in _TOLD_OUTRIGHT:
        if wide is _T.SHELLING and votes[narrow] <= fired:
            # Shells or rockets, told outright by as many: nothing flew.
            votes[wide] += votes.pop(narrow, 0)
        elif votes[narrow] and votes[narrow] >= OUTRIGHT * (votes[narrow] + votes[wide]):
            votes[narrow] += votes.pop(wide, 0)
    if votes[_T.CLASH] < votes[_T.ARMED_ATTACK]:
        votes[_T.ARMED_ATTACK] += votes.pop(_T.CLASH, 0)  # what followed the attack
    votes = +votes
    firm = {kind: n for kind, n in votes.items() if _is_firm(kind, votes)}
    best = _best(firm or votes, _leaves_room, lambda t: (-votes[t], t.value), TYPE_SUPPORT)
    blasts = sum(votes[kind] for kind in _BLASTS)
    shots = sum(votes[kind] for kind in _OF_GUNMEN)
    part = best in _BLASTS and blasts < BLASTS * (blasts + shots)
    return _T.ARMED_ATTACK if part else best


def _leaves_room(wide: IncidentType, narrow: IncidentType) -> bool:
    """Whether what is told as one type may be the other; an assassination, told by its aim, is by any means."""
    return wide in _wider(narrow) or (narrow is _AIM and _T.ARMED_ATTACK in _wider(wide))


def _is_firm(kind: IncidentType, votes: Mapping[IncidentType, int]) -> bool:
    """Whether no more votes are for other means than for this one: else what is common to all names the event."""
    backing = against = 0
    for other, n in votes.items():
        if other is kind or _leaves_room(kind, other):
            backing += n
        elif not _leaves_room(other, kind):
            against += n
    return backing >= against


def _wider(kind: IncidentType) -> list[IncidentType]:
    found: list[IncidentType] = []
    while kind in _WIDER:
        kind = _WIDER[kind]
        found.append(kind)
    return found


def _date(members: Sequence[IncidentMention], readings: Mapping[str, Reading]) -> EventDate | None:
    years = _ranked(_votes(members, lambda m: _year(m.date)))
    votes: Counter[str] = Counter()
    for mention in members:
        if mention.date is not None:
            latest = latest_day(mention, readings[mention.report].report.published)
            votes[_dated(mention.date, latest, years, main=mention.main)] += _vote(mention)
    size = {value: _size(EventDate(value=value)) for value in votes}
    best = _best(votes, _spans, lambda value: (size[value], -votes[value], value))
    return EventDate(value=best) if best else _last_weekday(members, readings)


def _last_weekday(members: Sequence[IncidentMention], readings: Mapping[str, Reading]) -> EventDate | None:
    """The day that "on Thursday" in some reports and the day another was published add up to.

    None unless two members or more name one weekday, and more than any other. Of the reports
    that are mainly about the incident, the earliest one's day is taken: what they tell of had
    happened by then.
    """
    named = Counter(m.weekday for m in members if m.weekday is not None).most_common(2)
    published = [readings[m.report].report.published.date for m in members if m.main]
    days = [day for day in (bounds(date)[1] for date in published) if day is not None]
    if not named or not days or named[0][1] < AGREEING or named[0][1] == sum(n for _, n in named[1:]):
        return None
    latest, weekday = min(days), named[0][0]
    return EventDate(value=dt.date.fromordinal(latest - (latest - 1 - weekday) % 7).isoformat())


def _year(date: EventDate | None) -> list[str]:
    known = date is not None and date.has_year and date.precision is not DatePrecision.RANGE
    return [date.value[:4]] if date is not None and known else []


def _dated(date: EventDate, latest: int | None, years: Sequence[str], *, main: bool) -> str:
    """Give "15 July" its year: another member's, else the last one before the report was out."""
    if date.has_year:
        return date.value
    if not years and latest is not None and main:
        year = dt.date.fromordinal(latest).year
        years = [str(year), str(year - 1)]
    for value in (f"{year}-{date.value[2:]}" for year in years):
        try:
            first, _ = bounds(EventDate(value=value))
        except ValueError:  # 29 February
            continue
        if first is not None and (latest is None or first <= latest):
            return value
    return date.value


def _size(date: EventDate) -> int:
    first, last = bounds(date)
    return 10_000 if first is None or last is None else last - first


def _spans(wide: str, narrow: str) -> bool:
    outer, inner = EventDate(value=wide), EventDate(value=narrow)
    if not outer.has_year or not inner.has_year:
        return outer.value == inner.value[: len(outer.value)]
    a, b = bounds(outer), bounds(inner)
    return a != b and None not in (*a, *b) and a[0] <= b[0] and b[1] <= a[1]  # type: ignore[operator]


def _place(members: Sequence[IncidentMention]) -> Place | None:
    named = {m.place.id: m.place for m in members if m.place}
    votes = _votes(members, lambda m: [m.place.id] if m.place else [])
    best = _best(
        votes,
        lambda wide, narrow: _lies_in(named[narrow], named[wide]),
        lambda name: (_breadth(named[name]), -votes[name], name),
    )
    return named[best] if best else None


def _breadth(place: Place) -> int:
    if place.precision is PlacePrecision.COUNTRY:
        return 3
    if place.precision is PlacePrecision.ADMIN1:
        return 2
    return 1 if place.kind == "city" else 0


def _lies_in(inner: Place, outer: Place) -> bool:
    if inner.country != outer.country or _breadth(inner) >= _breadth(outer):
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return True
    if outer.precision is PlacePrecision.ADMIN1:
        return inner.admin1 is not None and inner.admin1 == outer.admin1
    return kilometres(inner, outer) <= CITY_KM


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance of two places; infinite if a point is unknown or only of a province."""
    if not (is_point(a) and is_point(b)) or None in (a.lat, a.lon, b.lat, b.lon):
        return math.inf
    lat1, lon1, lat2, lon2 = (math.radians(x or 0.0) for x in (a.lat, a.lon, b.lat, b.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))
