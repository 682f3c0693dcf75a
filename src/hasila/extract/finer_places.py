"""Prefer the finest of the places that say where one thing happened."""

from collections.abc import Sequence
from itertools import pairwise

from hasila.extract.anchors import cue_of, distance, is_bearing, is_joined, is_landmark
from hasila.extract.nearness import cost, is_post
from hasila.extract.scenes import Placed, Scene
from hasila.model import PlacePrecision

# Places so close together say one place: the finest, else the first.
CHAIN = 7
# So much farther, if a bearing stands between ("the village of X, west of Y in the state of Z").
_WITH_BEARING = 6
# How wide an area a kind of place is; quarters, villages, landmarks and names known from their head are 0.
BREADTH = {"city": 1, "district": 1, "admin1": 2, "region": 2, "island": 2, "sea": 2, "country": 3}
_BUILDING, _AREA, _COUNTRY, _BEARING = -1, 2, 3, 4
# The name of a force has so many words before the area it is in; where it was hit is told so far behind.
_FORCE, _OF_FORCE = 8, 20
# So many words behind a figure stands the town in a province told before it.
_OF_PROVINCE = 16
# A town opens a sentence with so few words; so many words behind a figure stands what is in that town.
_OPENS, _TOWN, _OF_TOWN = 3, 1, 30
# A town so much farther than its country is still that of the event; farther if told behind it, in the same words.
_SAME_BREATH, _TOLD_ON = 5, 20


def inside(scene: Scene, best: Placed, near: Sequence[Placed], at: int) -> Placed:
    """A finer place told in the same breath as the area it lies in: `في بيروت ... يهدد الأمن في لبنان`.

    So for a province or region after a force (`قتل جندي من القوة الدولية في (دارفور) في كمين في الجنينة`),
    and for what lies in some direction from a town (`في جنوب بغداد قتل اثنان في هجوم في الحصوة`).
    """
    area = best.mention.place
    breadth = _breadth(scene, best)
    of_force = breadth == _AREA and _is_of_force(scene, best)
    if breadth == _TOWN and best.first <= _OPENS and best.first < at:
        told = [p for p in near if _is_of_town(scene, p, best, at)]
        return min(told, key=lambda placed: cost(scene, placed, at), default=best)
    if breadth == _AREA and best.first < at and not of_force:
        told = [p for p in near if _is_of_province(p, best, at) and cost(scene, p, at) <= _OF_PROVINCE]
        return min(told, key=lambda placed: cost(scene, placed, at), default=best)
    if area is None or not (breadth >= _COUNTRY or of_force):
        return best
    reach = cost(scene, best, at) + (_SAME_BREATH if breadth == _COUNTRY else _OF_FORCE)
    finer = [
        placed
        for placed in near
        if _breadth(scene, placed) < (_AREA if breadth == _BEARING else breadth)
        and (
            cost(scene, placed, at) <= (_farther(scene, placed, best) + reach)
            or _is_told_before(scene, placed, best, at)
        )
        and (of_force or _lies_in(scene, placed, best, at))
        and not _is_parted(scene, placed, at)
    ]
    return min(finer, key=lambda placed: cost(scene, placed, at), default=best)


def _farther(scene: Scene, placed: Placed, country: Placed) -> int:
    """`في أفريقيا الوسطى في مواجهات اندلعت الثلاثاء في (كذا)`: how much farther a town behind its country may stand."""
    if placed.first < country.last or _breadth(scene, country) != _COUNTRY or cue_of(scene, placed) < 2:
        return 0
    return _TOLD_ON - _SAME_BREATH


def _is_told_before(scene: Scene, placed: Placed, country: Placed, at: int) -> bool:
    """`في مدينة (شارسادا)، وقت الصلاة أمس في باكستان، فقتل`: a place and its country, told of one event before its figure."""
    if not placed.last <= country.first < at or cue_of(scene, placed) < 2:
        return False
    figures = any(placed.first < draft.people.first < country.first for draft in scene.drafts)
    return not figures and distance(scene.sentence, placed.last, country.first) <= _OF_PROVINCE


def _is_parted(scene: Scene, placed: Placed, at: int) -> bool:
    """`في هجوم شرقي بغداد، كما أصيب اثنان في (الكرادة)`, `بينهم ضابط قتل في (حي النسيم)`: others are told of between."""
    units = scene.sentence.units
    for draft in scene.drafts:
        if not at < draft.people.first < placed.first:
            continue
        told = (unit.of("outcomes") for unit in units[draft.people.first : placed.first])
        if any(entry is not None and not entry.conjunction for entry in told):
            return True
        if any(unit.is_any(("comma", "clause")) for unit in units[at : draft.people.first]):
            return True
    return False


def _is_of_town(scene: Scene, placed: Placed, town: Placed, at: int) -> bool:
    """`وفي كركوك قتل خمسة في انفجار في قضاء (الدبس)`: a finer place, behind a figure, of the town that opens."""
    if placed.first < at or cue_of(scene, placed) < 2 or is_bearing(scene, placed) or is_post(scene, placed):
        return False
    known, of_town = placed.mention.place, town.mention.place
    if _is_parted(scene, placed, at) or of_town is None or cost(scene, placed, at) > _OF_TOWN:
        return False
    headed = scene.sentence[placed.first - 1].is_any(("place_head", "quotes"))
    return headed if known is None else known.country == of_town.country and known.admin1 == of_town.admin1


def _is_of_province(placed: Placed, area: Placed, at: int) -> bool:
    """`شهدت محافظة ديالى مقتل اثنين غربي (بعقوبة)`: a known place, behind a figure, of the province before it."""
    known, province = placed.mention.place, area.mention.place
    if known is None or province is None or placed.first < at:
        return False
    wide = known.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)
    return not wide and known.country == province.country and known.admin1 == province.admin1


def _lies_in(scene: Scene, placed: Placed, area: Placed, at: int) -> bool:
    """Whether a place is in the country of another; one not known, if it stands behind the figure with "in"."""
    known = placed.mention.place
    if known is None:
        return placed.first > max(at, area.last) and cue_of(scene, placed) >= 2
    return area.mention.place is not None and known.country == area.mention.place.country


def _is_of_force(scene: Scene, placed: Placed) -> bool:
    before = scene.sentence.units[max(0, placed.first - _FORCE) : placed.first]
    return any(
        unit.of("actors") is not None
        or unit.role("people", "kind", "collective") is not None
        or unit.is_particle("the_group")
        for unit in before
    )


def finest(scene: Scene, best: Placed, tied: list[Placed]) -> Placed:
    """The finest place of the chain that `best` stands in; of equally fine ones the best tied, then the first."""
    chain = [best]
    for placed in reversed([p for p in tied if p.first < best.first]):
        if not _goes_on(scene, placed, chain[0]):
            break
        chain.insert(0, placed)
    for placed in (p for p in tied if p.first > best.first):
        if not _goes_on(scene, chain[-1], placed):
            break
        chain.append(placed)
    return min(chain, key=lambda p: (_breadth(scene, p), -cue_of(scene, p)))


def _goes_on(scene: Scene, before: Placed, after: Placed) -> bool:
    """Whether two names say one place (`في قرية الندة بقضاء خانقين`), not two (`في بغداد وديالى`)."""
    reach = CHAIN + (_WITH_BEARING if scene.sentence.has(before.last, after.first, "direction") else 0)
    if is_joined(scene, after) or distance(scene.sentence, before.last, after.first) > reach:
        return False
    if any(before.last <= draft.people.first < after.first for draft in scene.drafts):
        return False  # "one in Spain and the other in Portugal"
    between = scene.sentence.units[before.last : after.first]
    if any(unit.is_particle("comma") and next_.numeral is not None for unit, next_ in pairwise(between)):
        return False  # "in Iraq, three in Baghdad"
    # "in Hebron, and hurt dozens in the Bank"
    return not scene.sentence.has(before.last, after.first, "outcomes", "attacks")


def _breadth(scene: Scene, placed: Placed) -> int:
    known = placed.mention.place
    if is_bearing(scene, placed):  # what lies in the north of a country lies in it
        return _COUNTRY if known is not None and known.kind == "country" else _BEARING
    head = scene.sentence.at(placed.first)  # of a name behind a clitic at the end, nothing stands there
    if known is None and head is not None and head.is_particle("border"):
        return _COUNTRY
    if known is None and is_landmark(scene, placed):
        return _BUILDING
    return BREADTH.get(known.kind, 0) if known is not None else 0
