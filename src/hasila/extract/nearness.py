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
# Where somebody works or governs is where he was struck only if nothing else is told.
_OF_POST = 24
# So many words part who works or governs from the name of his house or district.
_POST = 3
# "The attack on X which": so many words part an attack from its place.
_ATTACK = 4


def cost(scene: Scene, placed: Placed, at: int) -> int:
    """How far a place stands from what is told at unit `at`, in words; 0 for one right behind its people."""
    steps = distance(scene.sentence, placed.first, at) + (_OF_POST if is_post(scene, placed) else 0)
    if placed.first >= at:
        return 0 if _is_right_behind(scene, placed, at) else steps
    if _is_of_antecedent(scene.sentence, placed, at):
        return BEFORE
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


def is_post(scene: Scene, placed: Placed) -> bool:
    """`طبيب يعمل في مستشفى (كذا)`, `أستاذ في جامعة (كذا)`, `استهدف مدير ناحية (كذا)`: of what a person is a part."""
    units, first = scene.sentence.units, placed.first
    if not scene.sentence.may_have("workplace", "local_office", "speakers"):
        return False
    house = next((i for i in range(max(0, first - 1), placed.last) if units[i].is_particle("workplace")), 0)
    if house:
        member = (
            units[house - 2] if house > 1 and units[house - 1].is_particle("place_in") else units[house - 1]
        )
        return member.is_particle("works") or member.of("people") is not None
    sentence = scene.sentence
    office = sentence.has(first - _POST, first, "local_office") or sentence.has(first - 1, first, "speakers")
    within = sentence.has(first - 1, first, "place_in")
    return office and not within and sentence.has(first - _POST - _ATTACK, first, "attacks")


def _is_of_antecedent(sentence: Sentence, placed: Placed, at: int) -> bool:
    """`الهجمات على (مومباي) التي خلفت 170 قتيلا`: the place of the attack that a relative clause goes on telling."""
    after = sentence.at(placed.last)
    if after is None or not after.is_particle("relative"):
        return False
    struck = sentence.has(placed.first - _ATTACK, placed.first, "attacks")
    return struck and not sentence.has(placed.last + 1, at, "comma", "stop", "clause", "attacks")
