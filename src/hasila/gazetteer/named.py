"""The one place that a person means by an id, a name, or a name with a point of their own."""

import re
from collections.abc import Mapping

from hasila.errors import HasilaError
from hasila.gazetteer.tables import key
from hasila.model import Place, PlacePrecision, content_id

_POINT = re.compile(r"(?P<name>.+), (?P<country>[A-Z]{2}), (?P<lat>-?\d+(\.\d+)?), (?P<lon>-?\d+(\.\d+)?)")
_LISTED = 8


def named(places: Mapping[str, Place], name: str) -> Place:
    """The place with this id or this Arabic or English name; `NAME, CC, LAT, LON` makes one.

    CC is the country's ISO 3166-1 alpha-2 code, LAT and LON are degrees north and east.

    Raises:
        HasilaError: no place, or more than one, has the name; or the point is nowhere on earth.
    """
    if name in places:
        return places[name]
    wanted = key(name).casefold()
    found = [p for p in places.values() if wanted in (key(p.name_ar).casefold(), p.name_en.casefold())]
    # A city and the province named after it: whoever means the province gives its id.
    points = [p for p in found if p.precision not in (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)]
    if len(points) == 1 and len({p.country for p in found}) == 1:
        return points[0]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(f"{p.id} ({p.kind}, {p.admin1 or p.country})" for p in found[:_LISTED])
        raise HasilaError(
            f"{name!r} is the name of {len(found)} places; give the id of one: {listed}.",
            "many_places",
            place=name,
            found=listed,
        )
    point = _POINT.fullmatch(name)
    if point is None:
        raise HasilaError(
            f"{name!r} is no place of the gazetteer. Give another name or an id of it, or its point as"
            " 'NAME, CC, LAT, LON' (such as 'Wadi Kabir, OM, 23.59, 58.54').",
            "no_place",
            place=name,
        )
    lat, lon = float(point["lat"]), float(point["lon"])
    if abs(lat) > 90 or abs(lon) > 180:
        raise HasilaError(
            f"{name!r}: {lat} degrees north, {lon} degrees east is nowhere on earth.", "nowhere", place=name
        )
    return Place(
        id=f"point.{content_id(point['name'], point['country'], lat, lon)}",
        name_ar=point["name"],
        name_en=point["name"],
        country=point["country"],
        lat=lat,
        lon=lon,
    )
