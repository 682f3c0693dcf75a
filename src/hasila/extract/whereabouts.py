"""Settle where an incident was: the country its words speak for most, and the finest place in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hasila.extract.distances import kilometres
from hasila.extract.fragments import Located
from hasila.model import Place, PlacePrecision

_KM = 30.0  # a quarter, camp or village and its city
_AREAS = (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)
# A finer place stands for the incident if its words carry this share of the weight of its city.
_SHARE = 0.2
# The weight of a place where somebody only speaks, lives or is buried, and a little more.
_ASIDE = 0.06
_TIED = 2  # the weight of a name that words set the event in
# No incident has more places than so many; a text that is no news report may name thousands.
_MOST = 64


class Places:
    """The places that the fragments of an incident name, each with the weight of its words."""

    def __init__(self, located: Iterable[Located] = ()) -> None:
        self.known: dict[str, Place] = {}
        self.named: set[str] = set()  # folded, also of places not in the gazetteer, but of no country
        self._weights: dict[str, float] = defaultdict(float)
        self._unknown: dict[str, float] = defaultdict(float)
        self._settled: Place | None = None
        self._changed = False
        for item in located:
            self.add(item)

    def add(self, item: Located, share: float = 1, *, lone: bool = False) -> None:
        """Take one more in, with this share of its weight; `lone`: no known town is told with it."""
        place = item.placed.mention.place
        if place is None or place.precision is not PlacePrecision.COUNTRY:
            self.named.add(item.placed.name)
        if place is not None:
            self.known.setdefault(place.id, place)
            self._weights[place.id] += item.weight * share
        elif lone:
            self._unknown[item.placed.name] += item.weight * share
        self._changed = True

    @property
    def told(self) -> list[Place]:
        """Those that the words tell more of than that somebody speaks, lives or is buried there."""
        return [place for name, place in self.known.items() if self._weights[name] > _ASIDE]

    @property
    def settled(self) -> Place | None:
        """The place of the incident; see `place_of`."""
        if self._changed:
            self._settled = _settle(self.known, self._weights, max(self._unknown.values(), default=0))
            self._changed = False
        return self._settled


def place_of(located: Iterable[Located]) -> Place | None:
    """The place of an incident whose fragments name these places.

    A camp, quarter, landmark or village goes before the city near it; a bearing, a dateline or
    a border weighs little.
    """
    return Places(located).settled


def _settle(known: Mapping[str, Place], weights: Mapping[str, float], unknown: float) -> Place | None:
    """The place; where a name that no gazetteer knows weighs most, only the area that it lies in."""
    known = {name: place for name, place in known.items() if weights[name] > _ASIDE}
    if not known:
        return None
    countries: dict[str, float] = defaultdict(float)
    for name, place in known.items():
        countries[place.country] += weights[name]
    country = max(countries, key=lambda code: countries[code])
    inside = [place for place in known.values() if place.country == country]
    points = [place for place in inside if place.precision not in _AREAS]
    if len(points) > _MOST:
        points = sorted(points, key=lambda p: -weights[p.id])[:_MOST]
    strong = [p for p in points if weights[p.id] >= 1] or (
        [] if any(p not in points and weights[p.id] >= 2 for p in inside) else points
    )
    areas = [place for place in inside if place.precision in _AREAS]
    if not strong:  # a dateline or a passing town is no finer answer than the area that is told
        return min(areas, key=lambda p: (p.precision is PlacePrecision.COUNTRY, -weights[p.id]))
    support = {p.id: sum(weights[q.id] for q in points if kilometres(p, q) <= _KM) for p in strong}
    centre = max(strong, key=lambda p: (support[p.id], weights[p.id]))
    if areas and unknown >= _TIED and unknown > support[centre.id]:
        return min(areas, key=lambda p: (p.precision is PlacePrecision.COUNTRY, -weights[p.id]))
    around = [
        p for p in strong if kilometres(centre, p) <= _KM and weights[p.id] >= _SHARE * support[centre.id]
    ]
    return min(around or [centre], key=lambda p: (p.kind == "city", -weights[p.id]))
