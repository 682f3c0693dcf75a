"""Lay incidents out on an equirectangular map: what shows how closely a place is known, and how many are there."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hasila.model import Place, PlacePrecision

#: Half the width, in degrees, of the ground that a precision stands for.
_PROVINCE, _COUNTRY = PlacePrecision.ADMIN1, PlacePrecision.COUNTRY
_GROUND = {_PROVINCE: 1.2, _COUNTRY: 3.0}
_SEEN = 1.4  # of a point: no area is drawn smaller, or its dashes could not be told apart
_WIDTH, _HEIGHT = 60.0, 34.0  # the least of the world that is shown, in degrees
_RATIO = _WIDTH / _HEIGHT


#: Parts of the file of the map, up to which width in degrees each draws borders of about a pixel.
_NEARNESS = ((25.0, "#nearest"), (60.0, "#near"))

#: So many names are written at most; the room of one, as parts of the width.
_NAMES, _NAME = 8, (0.2, 0.06)

#: Points nearer to each other than the width by so many would cover each other: they are one mark.
_APART = 50


class Spot(NamedTuple):
    """A place, how many incidents are there, and the id of one of them."""

    place: Place
    incidents: int
    one: str


class Mark(NamedTuple):
    """A place with how many incidents are there, and which if it is one: x, y and radius in degrees; `kind` is point or area.

    Of `places` that lie too near to each other for marks of their own, the one with most incidents
    names the mark; `box` (west, south, east, north, in degrees) holds them all, if they are several
    incidents. `named` is which side of it its name is written: after it (start), before it (end), or nowhere.
    """

    place: Place
    incidents: int
    only: str | None
    x: float
    y: float
    radius: float
    kind: str
    places: int
    box: str
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """The part of the world to show (left, top, width, height in degrees), the marks on it, and how many incidents they hold."""

    view: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    placed: int

    @property
    def nearness(self) -> str:
        """How thick the map's file draws borders: as a part of the address, thinner the less of the world is shown."""
        return next((name for width, name in _NEARNESS if self.view[2] <= width), "")


def world_map(spots: Iterable[Spot], *, scale: float = 1.0) -> Map:
    """The marks of all places that have a point, widest first so that none hides a smaller one.

    A small drawing needs larger points: `scale` says how much larger.
    """
    held = [spot for spot in spots if spot.place.lat is not None and spot.place.lon is not None]
    view = _view([(spot.place.lon or 0.0, -(spot.place.lat or 0.0)) for spot in held])
    near: dict[tuple[float, float] | str, list[Spot]] = {}
    size = view[2] / _APART
    for spot in held:
        near.setdefault(_cell(spot.place, size), []).append(spot)
    marks = _named([_mark(found, view[2], scale) for found in near.values()], view)
    marks.sort(key=lambda mark: (-mark.radius, mark.place.id))
    return Map(view, tuple(marks), sum(spot.incidents for spot in held))


def _cell(place: Place, size: float) -> tuple[float, float] | str:
    """What places that share a mark have in common; an area has a mark of its own."""
    precision = place.precision
    if precision is _PROVINCE or precision is _COUNTRY:  # looked up it would be hashed, a thousand times
        return place.id
    return (place.lon or 0.0) // size, (place.lat or 0.0) // size


def _mark(held: Sequence[Spot], width: float, scale: float) -> Mark:
    first = held[0] if len(held) == 1 else max(held, key=lambda spot: (spot.incidents, spot.place.id))
    place, count = first.place, sum(spot.incidents for spot in held)
    ground = _GROUND.get(place.precision)
    point = scale * width * (0.006 + 0.004 * min(math.log2(1 + count), 6))
    radius = max(ground, _SEEN * point) if ground else point
    return Mark(
        place=place,
        incidents=count,
        only=first.one if count == 1 else None,
        x=round(place.lon or 0.0, 3),
        y=round(-(place.lat or 0.0), 3),
        radius=round(radius, 3),
        kind="area" if ground else "point",
        places=len(held),
        box=_box(held) if count > 1 and not ground else "",
    )


def _box(held: Sequence[Spot]) -> str:
    xs, ys = [spot.place.lon or 0.0 for spot in held], [spot.place.lat or 0.0 for spot in held]
    return f"{min(xs) - 0.01:.2f},{min(ys) - 0.01:.2f},{max(xs) + 0.01:.2f},{max(ys) + 0.01:.2f}"


def _named(marks: Sequence[Mark], view: tuple[float, float, float, float]) -> list[Mark]:
    """The marks, of which those of most incidents show their names, where none would cover another's."""
    left, _, width, _ = view
    wide, high = width * _NAME[0], width * _NAME[1]
    shown: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (-mark.incidents, mark.place.id)):
        if len(shown) == _NAMES:
            break
        if all(abs(mark.x - other.x) > wide or abs(mark.y - other.y) > high for other in shown):
            shown.append(mark._replace(named="end" if mark.x > left + width - wide else "start"))
    told = {mark.place.id: mark for mark in shown}
    return [told.get(mark.place.id, mark) for mark in marks]


def _view(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    if not points:
        return (-20.0, -55.0, 110.0, round(110 / _RATIO, 2))
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = max(_WIDTH / 4, (right - left) * 1.2)
    height = max(_HEIGHT / 4, (bottom - top) * 1.2)
    width, height = max(width, height * _RATIO), max(height, width / _RATIO)
    return (
        round((left + right - width) / 2, 2),
        round((top + bottom - height) / 2, 2),
        round(width, 2),
        round(height, 2),
    )
