"""Choose among the places of one name by what else the report names."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from hasila.model import Place

# One place must be this many times as prominent as the next to be meant without any context.
_CLEARLY = 3.0
# Beyond this, being larger says nothing more: Oman is not likelier than Amman by its size.
_LARGE = 3e6
# Places of one name this near each other are one for our purposes, in km.
_TOGETHER = 25.0
_AREAS = frozenset({"country", "region", "admin1"})


def settle(
    candidates: Sequence[tuple[Place, ...]], prominence: Mapping[str, float], prior: Mapping[str, float]
) -> list[Place | None]:
    """The place meant by each name, or None where nothing decides."""
    countries = defaultdict(float, prior)
    for places in candidates:
        if len({place.country for place in places}) == 1:
            countries[places[0].country] += 1
    narrowed = [_in_likeliest_country(places, countries, prominence) for places in candidates]
    units: Counter[tuple[str, str | None]] = Counter(
        (places[0].country, places[0].admin1)
        for places in narrowed
        if len({(place.country, place.admin1) for place in places}) == 1 and places[0].admin1
    )
    return [_within_country(places, units, prominence) for places in narrowed]


def _in_likeliest_country(
    places: tuple[Place, ...], countries: Mapping[str, float], prominence: Mapping[str, float]
) -> tuple[Place, ...]:
    if len({place.country for place in places}) < 2:
        return places
    most = max(countries.get(place.country, 0) for place in places)
    left = [place for place in places if countries.get(place.country, 0) == most]
    if len({place.country for place in left}) == 1:
        return tuple(left)
    best: dict[str, float] = {}
    for place in left:
        best[place.country] = max(best.get(place.country, 0), min(prominence[place.id], _LARGE))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if ranked[0][1] < _CLEARLY * ranked[1][1]:
        return ()
    return tuple(place for place in left if place.country == ranked[0][0])


def _within_country(
    places: tuple[Place, ...], units: Mapping[tuple[str, str | None], int], prominence: Mapping[str, float]
) -> Place | None:
    if not places:
        return None
    most = max(units.get((place.country, place.admin1), 0) for place in places)
    left = [place for place in places if units.get((place.country, place.admin1), 0) == most]
    first = max(left, key=lambda place: (prominence[place.id], place.id))
    for other in left:
        clear = prominence[first.id] >= _CLEARLY * prominence[other.id]
        if other is not first and not (clear or _one_for_our_purposes(first, other)):
            return None
    return first


def _one_for_our_purposes(first: Place, other: Place) -> bool:
    if {first.kind, other.kind} & _AREAS and first.admin1 == other.admin1:
        return True
    return kilometres(first, other) <= _TOGETHER


def kilometres(one: Place, other: Place) -> float:
    """The distance between two places, in km along the sphere; infinite where a point is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b, c, d = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))
