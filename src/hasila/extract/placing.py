"""Choose the place of what a count tells: by clause, by the words that tie it to it."""

from collections.abc import Sequence
from functools import lru_cache

from hasila.extract.anchors import distance, first_of_list, rated_places
from hasila.extract.elsewhere import home_of, is_elsewhere
from hasila.extract.finer_places import BREADTH, CHAIN, finest, inside
from hasila.extract.nearness import NEAR, OF_MENTIONED, cost
from hasila.extract.other_events import TAKEN, befell, is_of_crime, of_another, of_earlier, running_total
from hasila.extract.recalled import likenesses
from hasila.extract.scenes import Placed, Scene
from hasila.extract.units import Unit
from hasila.model import Outcome

# So many words off nothing can be near, whatever is between: a sentence without end costs no more a word.
_WITHIN = 2 * NEAR
# A name that no preposition or attack ties to the event (as `anchors.cue_of` rates it) is none of its places.
_TIED = 1
# So many words at most part an office from its district.
_OFFICE = 3


@lru_cache(maxsize=1 << 8)  # what a count is of, and its scope, are asked of the same place and day
def place_at(scene: Scene, at: int, *, mentioned: bool = False) -> Placed | None:
    """The place of what is told at unit `at`, or None if the sentence ties none to it.

    Of what is only `mentioned` ("since the murder of ..."), no place is known but the one said with it.
    """
    tied = [
        placed
        for placed in _tied(scene)
        if abs(placed.first - at) <= _WITHIN
        and not (of_another(scene, placed.first, at) or of_earlier(scene, placed.first, at, TAKEN))
    ]
    again = [
        placed
        for placed in scene.again
        if abs(placed.first - at) <= _WITHIN
        and not of_another(scene, placed.first, at)
        and not any(0 <= placed.first - other.last <= CHAIN for other in tied)
    ]
    since, unlike = running_total(scene, at), _likened_from(scene, at)
    near = [p for p in (*tied, *again) if cost(scene, p, at) <= NEAR and since <= p.first < unlike]
    if befell(scene, at, Outcome.DETAINED):
        near = [p for p in near if not is_of_crime(scene, p.first)]
    if mentioned:
        near = [placed for placed in near if _is_said_with(scene, placed, at) or _befell(scene, placed, at)]
    best = min(near, key=lambda placed: cost(scene, placed, at), default=None)
    if best is None and not mentioned and not since:
        return home_of(scene, at) or _of_office(scene, at)
    if best is None or best in again:
        return best
    return inside(scene, first_of_list(scene, finest(scene, best, tied)), near, at)


def _likened_from(scene: Scene, at: int) -> int:
    """Where what is told at unit `at` is likened to another event, behind it; else the end of the sentence."""
    likened = (first for first, _ in likenesses(scene.sentence) if first > at)
    return min(likened, default=len(scene.sentence) + 1)


def _befell(scene: Scene, placed: Placed, at: int) -> bool:
    """`شهد جنوب البلاد حادثة خطف`: what went through the event, told as one."""
    if not 0 < at - placed.last <= OF_MENTIONED // 2:
        return False
    told = next((d.trigger for d in scene.drafts if d.people.first == at and d.trigger is not None), None)
    act = scene.sentence.at(told.first - 1) if told is not None else None
    if act is None or not act.is_particle("act_of"):
        return False
    return scene.sentence.has(placed.first - 2, placed.first, "befalls")


def _of_office(scene: Scene, at: int) -> Placed | None:
    """`قال حاكم منطقة زهاري إن`, `قال سكان في كيسمايو إن`: where nothing else is said, what befell those who tell it."""
    for placed in scene.places:
        known = placed.mention.place
        if placed.first > at or (known is not None and BREADTH.get(known.kind, 0) > 1):
            continue
        before = scene.sentence.units[max(0, placed.first - _OFFICE) : placed.first]
        if not before or not any(unit.is_any(("local_office", "local_people")) for unit in before):
            continue
        seated = before[-1].is_any(("place_head", "place_in", "local_people")) or _polices(before)
        if seated and any(source.first <= placed.first <= source.last + _OFFICE for source in scene.sources):
            return placed
    return None


def _polices(before: Sequence[Unit]) -> bool:
    """`قائد شرطة (كذا)`, `مدير أمن (كذا)`: the office of one town, right before its name."""
    force = before[-1].role("people", "kind", "collective")
    office = before[-1] if force is None else before[-2] if len(before) > 1 else before[-1]
    two = " " in before[-1].text and before[-1].is_particle("local_office")
    return two or (force is not None and not force.article and office.is_particle("local_office"))


@lru_cache(maxsize=1 << 6)  # every figure of a sentence asks for them, more than once
def _tied(scene: Scene) -> tuple[Placed, ...]:
    """The places that the sentence ties to an event of its own."""
    return tuple(
        placed for placed, cue in rated_places(scene) if cue >= _TIED and not is_elsewhere(scene, placed)
    )


def _is_said_with(scene: Scene, placed: Placed, at: int) -> bool:
    """Whether a place stands in the phrase of a death that is only mentioned, behind it."""
    before = scene.sentence.at(placed.first - 1)
    if before is not None and before.of("targets") is not None:
        return False  # the guard of a mosque may be killed elsewhere
    steps = distance(scene.sentence, placed.first, at)
    return placed.first > at and steps <= OF_MENTIONED
