"""Lay incidents out on an equirectangular map: what shows how closely a place is known, and how many are there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.model import Card, Place, PlacePrecision

#: Half the width, in degrees, of the ground that a precision stands for.
_GROUND = {PlacePrecision.ADMIN1: 1.2, PlacePrecision.COUNTRY: 3.0}
_SEEN = 1.4  # of a point: no area is drawn smaller, or its dashes could not be told apart
_WIDTH, _HEIGHT = 60.0, 34.0  # the least of the world that is shown, in degrees
_RATIO = _WIDTH / _HEIGHT


#: Points nearer to each other than the width by so many would cover each other: they are one mark.
_APART = 90


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with the incidents there: x, y and radius in degrees; `kind` is point or area.

    Of `places` that lie too near to each other for marks of their own, the one with most incidents
    names the mark; `box` (west, south, east, north, in degrees) holds them all.
    """

    place: Place
    incidents: tuple[str, ...]
    x: float
    y: float
    radius: float
    kind: str
    places: int
    box: str


@dataclass(frozen=True, slots=True)
class Map:
    """The part of the world to show (left, top, width, height in degrees), and the marks on it."""

    view: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    unplaced: int


def world_map(cards: Sequence[Card], *, scale: float = 1.0) -> Map:
    """The marks of all cards that have a point, widest first so that none hides a smaller one.

    A small drawing needs larger points: `scale` says how much larger.
    """
    at: dict[str, tuple[Place, list[str]]] = {}
    unplaced = 0
    for card in cards:
        place = card.place
        if place is None or place.lat is None or place.lon is None:
            unplaced += 1
            continue
        at.setdefault(place.id, (place, []))[1].append(card.incident)
    view = _view([(place.lon or 0.0, -(place.lat or 0.0)) for place, _ in at.values()])
    near: dict[tuple[float, float] | str, list[tuple[Place, list[str]]]] = {}
    for place, found in at.values():
        near.setdefault(_cell(place, view[2] / _APART), []).append((place, found))
    marks = [_mark(held, view[2], scale) for held in near.values()]
    return Map(view, tuple(sorted(marks, key=lambda m: (-m.radius, m.place.id))), unplaced)


def _cell(place: Place, size: float) -> tuple[float, float] | str:
    """What places that share a mark have in common; an area has a mark of its own."""
    if place.precision in _GROUND:
        return place.id
    return (place.lon or 0.0) // size, (place.lat or 0.0) // size


def _mark(held: Sequence[tuple[Place, Sequence[str]]], width: float, scale: float) -> Mark:
    place, _ = max(held, key=lambda item: (len(item[1]), item[0].id))
    found = tuple(name for _, names in held for name in names)
    ground = _GROUND.get(place.precision)
    point = scale * width * (0.006 + 0.004 * min(math.log2(1 + len(found)), 6))
    radius = max(ground, _SEEN * point) if ground else point
    xs, ys = [at.lon or 0.0 for at, _ in held], [at.lat or 0.0 for at, _ in held]
    return Mark(
        place=place,
        incidents=found,
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
