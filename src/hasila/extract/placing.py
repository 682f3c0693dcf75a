"""Choose the place and the date of what a count tells: by clause, by the words that tie them to it."""

from hasila.extract.anchors import cue_of, distance
from hasila.extract.scenes import Placed, Scene
from hasila.model import DateMention, PlacePrecision

# Farther than this, breaks of clause counted, a place or date belongs to something else.
_NEAR_PLACE = 40
_NEAR_DATE = 60
# What stands before a count is told of it less often than what follows.
_BEFORE = 4
# A name that no preposition or attack ties to the event (as `anchors.cue_of` rates it) must stand nearer.
_LOOSE = 0.5
_UNTIED = 24
# Places so close together say one place: the finest, else the first.
_CHAIN = 7


def place_at(scene: Scene, at: int) -> Placed | None:
    """The place of what is told at unit `at`, or None if the sentence ties none to it."""
    tied = [placed for placed in scene.places_of_event() if cue_of(scene, placed) >= _LOOSE]
    near = [placed for placed in tied if _cost(scene, placed, at) <= _NEAR_PLACE]
    best = min(near, key=lambda placed: _cost(scene, placed, at), default=None)
    return _finest(scene, best, tied) if best is not None else None


def _cost(scene: Scene, placed: Placed, at: int) -> int:
    steps = distance(scene.sentence, placed.first, at) + (_BEFORE if placed.first < at else 0)
    return steps + (_UNTIED if cue_of(scene, placed) <= _LOOSE else 0)


def _finest(scene: Scene, best: Placed, tied: list[Placed]) -> Placed:
    """The finest place of the chain that `best` stands in; of equally fine ones the first."""
    chain = [best]
    for placed in reversed([p for p in tied if p.first < best.first]):
        if distance(scene.sentence, placed.last, chain[0].first) > _CHAIN:
            break
        chain.insert(0, placed)
    for placed in (p for p in tied if p.first > best.first):
        if distance(scene.sentence, chain[-1].last, placed.first) > _CHAIN:
            break
        chain.append(placed)
    return min(chain, key=_breadth)


def _breadth(placed: Placed) -> int:
    known = placed.mention.place
    if known is None:
        return 0
    return {PlacePrecision.ADMIN1: 1, PlacePrecision.COUNTRY: 2}.get(known.precision, 0)


def date_at(scene: Scene, at: int) -> DateMention | None:
    """The date of what is told at unit `at`: the nearest of an event, breaks of clause counted."""
    dated = [
        d for d in scene.dates if d.of_event and (d.mention.date is not None or d.mention.weekday is not None)
    ]
    best = min(
        dated,
        key=lambda d: distance(scene.sentence, d.first, at) + (_BEFORE if d.first < at else 0),
        default=None,
    )
    if best is None or distance(scene.sentence, best.first, at) > _NEAR_DATE:
        return None
    return best.mention
