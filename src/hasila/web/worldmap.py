"""Lay incidents out on an equirectangular map: what shows how closely a place is known, and how many are there."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hasila.model import Place, PlacePrecision

#: Half the width, in degrees, of the ground that a precision stands for.
_GROUND = {PlacePrecision.ADMIN1: 1.2, PlacePrecision.COUNTRY: 3.0}
_SEEN = 1.4  # of a point: no area is drawn smaller, or its dashes could not be told apart
_WIDTH, _HEIGHT = 60.0, 34.0  # the least of the world that is shown, in degrees
_RATIO = _WIDTH / _HEIGHT


#: Points nearer to each other than the width by so many would cover each other: they are one mark.
_APART = 90


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, how many incidents are there, and the id of one of them."""

    place: Place
    count: int
    incident: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with how many incidents are there, and which if it is one: x, y and radius in degrees; `kind` is point or area.

    Of `places` that lie too near to each other for marks of their own, the one with most incidents
    names the mark; `box` (west, south, east, north, in degrees) holds them all.
    """

    place: Place
    count: int
    only: str | None
    x: float
    y: float
    radius: float
    kind: str
    places: int
    box: str


@dataclass(frozen=True, slots=True)
class Map:
    """The part of the world to show (left, top, width, height in degrees), the marks on it, and how many incidents they hold."""

    view: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    placed: int


def world_map(spots: Iterable[Spot], *, scale: float = 1.0) -> Map:
    """The marks of all places that have a point, widest first so that none hides a smaller one.

    A small drawing needs larger points: `scale` says how much larger.
    """
    held = [spot for spot in spots if spot.place.lat is not None and spot.place.lon is not None]
    view = _view([(spot.place.lon or 0.0, -(spot.place.lat or 0.0)) for spot in held])
    near: dict[tuple[float, float] | str, list[Spot]] = {}
    for spot in held:
        near.setdefault(_cell(spot.place, view[2] / _APART), []).append(spot)
    marks = [_mark(found, view[2], scale) for found in near.values()]
    return Map(
        view, tuple(sorted(marks, key=lambda m: (-m.radius, m.place.id))), sum(spot.count for spot in held)
    )


def _cell(place: Place, size: float) -> tuple[float, float] | str:
    """What places that share a mark have in common; an area has a mark of its own."""
    if place.precision in _GROUND:
        return place.id
    return (place.lon or 0.0) // size, (place.lat or 0.0) // size


def _mark(held: Sequence[Spot], width: float, scale: float) -> Mark:
    place = max(held, key=lambda spot: (spot.count, spot.place.id)).place
    count = sum(spot.count for spot in held)
    ground = _GROUND.get(place.precision)
    point = scale * width * (0.006 + 0.004 * min(math.log2(1 + count), 6))
    radius = max(ground, _SEEN * point) if ground else point
    xs, ys = [spot.place.lon or 0.0 for spot in held], [spot.place.lat or 0.0 for spot in held]
    return Mark(
        place=place,
        count=count,
        only=held[0].incident if count == 1 else None,
        x=round(place.lon or 0.0, 3),
        y=round(-(place.lat or 0.0), 3),
        radius=round(radius, 3),
        kind="area" if ground else "point",
        places=len(held),
        box=",".join(
            f"{edge:.2f}" for edge in (min(xs) - 0.01, min(ys) - 0.01, max(xs) + 0.01, max(ys) + 0.01)
        ),
    )


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
