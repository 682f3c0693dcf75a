"""What people are said to belong to, by the words behind them: a force, a group, a body, a firm."""

from hasila.extract.lists import Draft
from hasila.extract.members import FORCES, takes_force
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, particles
from hasila.model import Group

# So many words after people stands what they are believed to be, and so many more tell of whom.
_BELIEVED, _BELONGS = 9, 7
# So many words after a count stands "all of them".
_ALL = 4
_PAIR = 2
# They may have joined a force or group.
_SUPPORTERS = frozenset(("people.supporter", "people.followers"))
# Whose supporters are voters before they are fighters.
_PARTIES = frozenset(
    f"actors.{name}" for name in ("hezbollah", "hamas", "fatah", "amal", "lebanese_forces", "spla_n")
)
_JOINERS = frozenset(("people.activist", "people.volunteer", "people.youth"))
# Members of these are politicians or officials, not fighters.
LEADING = frozenset(("people.member2", "people.leader"))
"""The lexicon rows of those who hold a place in a party or council."""


def force_of(unit: Unit) -> Group:
    """The group of the men of a fighting force or group that a unit names, else unspecified."""
    actor = unit.role("actors", "kind", *FORCES)
    return FORCES[actor.row["kind"]] if actor is not None else Group.UNSPECIFIED


def is_civil_body(unit: Unit) -> bool:
    """`المجلس`, `الحزب الديمقراطي` (one unit): a party or council, unless it fights."""
    first = unit.text.partition(" ")[0]
    return unit.is_particle("civil_body") or first in particles("civil_body")


def several_of(unit: Unit) -> Entry | None:
    """A plural or collective noun for people, the dual spelt like it aside."""
    return next(
        (
            entry
            for entry in unit.entries
            if entry.row.table == "people"
            and (set(entry.features) & {"p", "e"} or entry.row["kind"] == "collective")
        ),
        None,
    )


def whose(sentence: Sentence, at: int) -> Group:
    """`(من) الجنود`, `(في صفوف) أفراد تنظيم ...`: several people, or a force or group."""
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("quotes"):
        at, unit = at + 1, sentence.at(at + 1)
    if unit is None or unit.conjoined:
        return Group.UNSPECIFIED
    force = force_of(unit)
    if force is not Group.UNSPECIFIED:
        return force
    collective = unit.role("people", "kind", "collective")
    if collective is not None:
        group, after = collective.row["group"], sentence.at(at + 1)
        second = several_of(after) if after is not None and after.conjoined else None
        return Group.UNSPECIFIED if second is not None and second.row["group"] != group else Group(group)
    people = read_people(sentence, at)
    pair = people is not None and people.counted and people.value == _PAIR  # spelt like several
    if people is None or (people.counted and not pair) or people.value == 1:
        return Group.UNSPECIFIED
    follows = joined_force(sentence, people)
    return follows if follows is not Group.UNSPECIFIED else people.group


def joined_force(sentence: Sentence, people: People) -> Group:
    """`ناشط ثان من كتائب ...`, `28 متطوعا في الجيش`, `أنصار القاعدة`: what the active have joined, or whom they follow."""
    if people.noun is not None and people.noun.row.id in _SUPPORTERS:
        unit = sentence.at(people.last)
        actor = unit.of("actors") if unit is not None else None
        party = actor is not None and actor.row.id in _PARTIES  # those of a party are no fighters
        fights = unit is not None and (
            unit.is_particle("fighter_name") or force_of(unit) is Group.ARMED_GROUP
        )
        return Group.ARMED_GROUP if fights and not party else Group.UNSPECIFIED
    if people.noun is None or people.noun.row.id not in _JOINERS:
        return Group.UNSPECIFIED
    for at in range(people.last, min(len(sentence) - 1, people.last + 2)):
        unit, after = sentence[at], sentence[at + 1]
        if unit.is_any(("of", "in")):
            force = force_of(after)
            collective = after.role("people", "kind", "collective")
            if force is Group.UNSPECIFIED and collective is not None and collective.definite:
                return Group(collective.row["group"])
            return force
    return Group.UNSPECIFIED


def of_civil_body(sentence: Sentence, draft: Draft) -> Group:
    """`خمسة من أعضاء المجلس البلدي`: several members of a party or council."""
    people, unit = draft.people, sentence.at(draft.people.last)
    if people.noun is None or people.noun.row.id not in LEADING or unit is None:
        return Group.UNSPECIFIED
    if unit.is_particle("in"):
        unit = sentence.at(people.last + 1)
    fights = unit is None or force_of(unit) is not Group.UNSPECIFIED
    return Group.CIVILIANS if unit is not None and not fights and is_civil_body(unit) else Group.UNSPECIFIED


def of_ministry(sentence: Sentence, draft: Draft) -> Group:
    """`أربعة من عناصر وزارة الداخلية`: police or soldiers by the ministry they are of."""
    unit = sentence.at(draft.people.last)
    of = takes_force(draft.people) and unit is not None and unit.is_particle("force_ministry")
    return Group.SECURITY_FORCES if of else Group.UNSPECIFIED


def working(sentence: Sentence, draft: Draft) -> Group:
    """`خمسة أتراك يعملون في شركة`: workers, but for those who work for a force."""
    if not sentence.where("works"):
        return Group.UNSPECIFIED
    for at in range(draft.last, min(len(sentence), draft.last + _ALL)):
        unit = sentence[at]
        if unit.is_any(("stop", "comma")) or unit.of("outcomes") is not None:
            break
        if unit.is_particle("works"):
            after = sentence.units[at + 1 : at + 1 + _BELONGS]
            forced = any(
                force_of(u) is not Group.UNSPECIFIED or u.role("people", "group", Group.SECURITY_FORCES)
                for u in after
            )
            return Group.UNSPECIFIED if forced else Group.CIVILIANS
    return Group.UNSPECIFIED


def all_of(scene: Scene, index: int) -> Group:
    """`ثلاثة أشخاص جميعهم من التجار`: who all of them are."""
    sentence, last = scene.sentence, scene.drafts[index].last
    if not sentence.where("all_of_them"):
        return Group.UNSPECIFIED
    for at in range(last, min(len(sentence) - 2, last + _ALL)):
        if sentence[at].is_particle("all_of_them"):
            of = sentence[at + 1].is_particle("of")
            return whose(sentence, at + 1 + of)
        if sentence[at].is_particle("stop"):
            break
    return Group.UNSPECIFIED


def believed(scene: Scene, index: int) -> Group:
    """`شخصا يشتبه في انتمائهم إلى القاعدة`, `ثلاثة يعتقد أنهم مسلحون`: what they are said to be or belong to."""
    sentence, draft = scene.sentence, scene.drafts[index]
    if not sentence.where("membership", "that_they"):
        return Group.UNSPECIFIED
    following = scene.drafts[index + 1].first if index + 1 < len(scene.drafts) else len(sentence)
    end = min(following, draft.last + _BELIEVED)
    thought = False
    for at in range(draft.last, end):
        unit = sentence[at]
        if unit.is_any(("stop", "comma")):
            break
        thought = thought or unit.is_particle("believed") or unit.of("reporting") is not None
        if unit.is_particle("membership") or (thought and unit.is_particle("that_they")):
            return _of_what(sentence, at + 1)
    return Group.UNSPECIFIED


def _of_what(sentence: Sentence, at: int) -> Group:
    """The armed group, or fighters, in the phrase that tells what somebody is or belongs to."""
    for unit in sentence.units[at : at + _BELONGS]:
        people = unit.of("people")
        fighters = people is not None and people.row["group"] == Group.ARMED_GROUP
        if force_of(unit) is Group.ARMED_GROUP or fighters:
            return Group.ARMED_GROUP
        if unit.is_any(("stop", "comma", "relative")) or unit.of("outcomes") or unit.of("attacks"):
            break
    return Group.UNSPECIFIED
