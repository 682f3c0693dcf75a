"""How near a place stands to what is told: in words, breaks of clause and other deeds counted."""

from hasila.extract.anchors import distance
from hasila.extract.scenes import Placed, Scene
from hasila.extract.units import Sentence

# Farther than this, breaks of clause counted, a place or date belongs to something else.
NEAR = 110
# A death that is only mentioned takes its place from its own phrase.
OF_MENTIONED = 18
# What stands before a count is told of it less often than what follows.
BEFORE = 2
# A place before the verb that tells the news is often where the news comes from; so is one before another deed.
_OF_NEWS, _OF_DEED = 8, 4
# So is one before "meanwhile".
_OF_ANOTHER = 8


def cost(scene: Scene, placed: Placed, at: int) -> int:
    """How far a place stands from what is told at unit `at`, in words; 0 for one right behind its people."""
    steps = distance(scene.sentence, placed.first, at)
    if placed.first >= at:
        return 0 if _is_right_behind(scene, placed, at) else steps
    told = scene.sentence.has(placed.last, at, "reporting")
    steps += _OF_DEED if _goes_on_telling(scene.sentence, placed.last, at) else 0
    steps += _OF_ANOTHER if scene.sentence.has(placed.last, at, "meanwhile") else 0
    return steps + BEFORE + (_OF_NEWS if told else 0)


def _is_right_behind(scene: Scene, placed: Placed, at: int) -> bool:
    """`وأربعة مدنيين في بلدة كذا`: whether nothing but "in" and the kind of place parts a count from its place."""
    last = next((draft.people.last for draft in scene.drafts if draft.people.first == at), placed.first)
    between = scene.sentence.units[last : placed.first]
    return bool(between) and all(unit.is_any(("place_in", "place_head", "quotes")) for unit in between)


def _goes_on_telling(sentence: Sentence, first: int, last: int) -> bool:
    """`في الخليل وجرح العشرات في نابلس`: what another deed was told of is less the place of this one."""
    return any(told.conjunction for _, told in sentence.readings("outcomes", first, last))
