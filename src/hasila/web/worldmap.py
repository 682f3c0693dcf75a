"""Lay incidents out on an equirectangular map: what shows how closely a place is known, and how many are there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.model import Card, Place, PlacePrecision

#: Half the width, in degrees, of the ground that a precision stands for.
_GROUND = {PlacePrecision.ADMIN1: 1.2, PlacePrecision.COUNTRY: 3.0}
_WIDTH, _HEIGHT = 60.0, 34.0  # the least of the world that is shown, in degrees
_RATIO = _WIDTH / _HEIGHT


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with the incidents there: x, y and radius in degrees; `kind` is point or area."""

    place: Place
    incidents: tuple[str, ...]
    x: float
    y: float
    radius: float
    kind: str


@dataclass(frozen=True, slots=True)
class Map:
    """The part of the world to show (left, top, width, height in degrees), and the marks on it."""

    view: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    unplaced: int


def world_map(cards: Sequence[Card]) -> Map:
    """The marks of all cards that have a point, widest first so that none hides a smaller one."""
    at: dict[str, tuple[Place, list[str]]] = {}
    unplaced = 0
    for card in cards:
        place = card.place
        if place is None or place.lat is None or place.lon is None:
            unplaced += 1
            continue
        at.setdefault(place.id, (place, []))[1].append(card.incident)
    view = _view([(place.lon or 0.0, -(place.lat or 0.0)) for place, _ in at.values()])
    marks = [_mark(place, found, view[2]) for place, found in at.values()]
    return Map(view, tuple(sorted(marks, key=lambda m: (-m.radius, m.place.id))), unplaced)


def _mark(place: Place, found: Sequence[str], width: float) -> Mark:
    ground = _GROUND.get(place.precision)
    radius = ground or width * (0.006 + 0.004 * min(math.log2(1 + len(found)), 6))
    return Mark(
        place=place,
        incidents=tuple(found),
        x=round(place.lon or 0.0, 3),
        y=round(-(place.lat or 0.0), 3),
        radius=round(radius, 3),
        kind="area" if ground else "point",
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
