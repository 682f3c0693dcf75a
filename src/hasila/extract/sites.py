"""Tell the sites of counts: the towns, villages and quarters they are set in, and whether two are two places."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hasila.extract.anchors import distance, is_bearing
from hasila.extract.distances import kilometres
from hasila.extract.scenes import Placed, Scene
from hasila.model import CasualtyFigure, Place, PlacePrecision, Scope

# Towns so many km apart are not one town under two names, nor quarters one quarter.
_APART = {"town": 4.0, "part": 1.5}
# A point that is only near the place, or a bearing, is less sure; so is a part of a town and a town.
_UNSURE, _OF_TOWN = 7.0, 20.0
_TOWNS = frozenset(("city", "village", "district", "camp"))
_CAMP = "camp"
_AREAS = frozenset((PlacePrecision.COUNTRY, PlacePrecision.ADMIN1))
# Names so close together are told in one breath; so close behind a quarter stands its town.
_BREATH, _TOWN = 12, 7
# So many units before a name the noun stands that says what it is.
_HEAD = 2


@dataclass(frozen=True, slots=True)
class Site:
    """Where a count is set: its folded name, its place if known, and whether it is a settlement or part of one."""

    name: str
    place: Place | None  # of a part that is not known, its town
    kind: str  # "town", "part" or "" (a landmark or a street, of no known town)
    sure: bool  # the point is the place's own
    beside: frozenset[str]  # names told in the same breath


def sites_of(scene: Scene, figures: Sequence[CasualtyFigure]) -> list[Site | None]:
    """Of each count of a sentence, where it is set, if it is of one incident and that is no wide area."""
    return [_site(scene, figure, figures) for figure in figures]


def _site(scene: Scene, figure: CasualtyFigure, figures: Sequence[CasualtyFigure]) -> Site | None:
    if figure.place is None or figure.scope is not Scope.INCIDENT or figure.negated:
        return None
    span = figure.place.span
    placed = next((p for p in scene.places if p.mention.span == span), None)
    known = figure.place.place
    if placed is None or (known is not None and known.precision in _AREAS):
        return None
    kind = _kind(scene, placed)
    if known is None and kind != "town":
        known = _town(scene, placed)
        kind = kind or ("part" if known is not None else "")
    sure = known is not None and known.precision is PlacePrecision.EXACT and not is_bearing(scene, placed)
    beside = (
        p.name
        for p in scene.places
        if distance(scene.sentence, p.first, placed.first) <= _BREATH
        and not any(f.place is not None and f.place.span == p.mention.span for f in figures)
        and (p.mention.place is None or p.mention.place.precision not in _AREAS)
    )
    return Site(placed.name, known, kind, sure, frozenset(beside))


def _kind(scene: Scene, placed: Placed) -> str:
    known = placed.mention.place
    if known is not None:
        return "town" if known.kind in _TOWNS else "part"
    before = scene.sentence.units[max(0, placed.first - _HEAD) : placed.first]
    if any(unit.is_particle("settlement") for unit in before):
        return "town"
    return "part" if any(unit.is_particle("town_part") for unit in before) else ""


def _town(scene: Scene, placed: Placed) -> Place | None:
    """`شارع كذا وسط مدينة كذا`: the town told right behind what is a part of it."""
    for other in scene.places:
        known = other.mention.place
        if 0 <= other.first - placed.last <= _TOWN and known is not None and known.kind in _TOWNS:
            return known if distance(scene.sentence, other.first, placed.last) <= _TOWN else None
    return None


def are_apart(left: Site, right: Site) -> bool:
    """Whether two sites are two places: two towns, two quarters, or a quarter and a town that it is no part of."""
    if not (left.kind and right.kind) or _names(left, right.name) or _names(right, left.name):
        return False
    one, other = left.place, right.place
    if one is None or other is None:
        known = one or other
        return left.kind == right.kind or (known is not None and (left if one else right).kind == "part")
    if one.id == other.id:  # two parts of one town, of which one is not known
        return left.kind == right.kind == "part" and left.name != right.name
    if one.country != other.country:
        return True
    kinds = {_reach(left), _reach(right)}
    if len(kinds) > 1 and _CAMP not in kinds:
        return kilometres(one, other) > _OF_TOWN
    small = kinds <= {"part", _CAMP}
    return kilometres(one, other) > (
        _APART["part" if small else "town"] if left.sure and right.sure else _UNSURE
    )


def _reach(site: Site) -> str:
    """`town`, `part`, or `camp`, which is as small as a quarter and lies in no town."""
    return _CAMP if site.place is not None and site.place.kind == _CAMP else site.kind


def _names(site: Site, name: str) -> bool:
    """Whether a name is the site's, a part of it, or told with it: `في قرية كذا قرب بلدة كذا`."""
    return name in site.beside or any(f" {a} " in f" {b} " for a, b in ((name, site.name), (site.name, name)))


def differ(left: Collection[Site], right: Collection[Site]) -> bool:
    """Whether every one of these sites is another place than each of those."""
    return bool(left) and bool(right) and all(are_apart(one, other) for one in left for other in right)
