"""Tell how far apart two places are, and whether one may hold the other."""

import math

from hasila.model import Place, PlacePrecision

_KM = 30.0  # a quarter, camp or village and its city
_AREAS = (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)


def is_point(place: Place | None) -> bool:
    """Whether it is a town or finer."""
    return place is not None and place.precision not in _AREAS


def within(left: Place, right: Place) -> bool:
    """Whether one of two places may hold the other, or both be one town and its surroundings."""
    if left.id == right.id:
        return True
    if left.country != right.country:
        return False
    if PlacePrecision.COUNTRY in (left.precision, right.precision):
        return True
    if left.admin1 and right.admin1 and PlacePrecision.ADMIN1 in (left.precision, right.precision):
        return left.admin1 == right.admin1
    return PlacePrecision.ADMIN1 in (left.precision, right.precision) or kilometres(left, right) <= _KM


def kilometres(left: Place, right: Place) -> float:
    """Roughly how far two points are apart, in km; 0 where a point is unknown."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return 0.0
    east = (left.lon - right.lon) * math.cos(math.radians((left.lat + right.lat) / 2))
    return 111.2 * math.hypot(left.lat - right.lat, east)
