"""Whether a word that says "lost" tells of one who went missing, not of one who lost something."""

from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.surnames import is_place
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Group

_FIGHT = (Group.SECURITY_FORCES, Group.ARMED_GROUP)
# So far behind the place the thing may stand that somebody lost there.
_LOST = 6


def is_lost(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`فقد (صحافي) في بغداد`, `الجندي الذي فقد في الحرب`: one went missing, if nothing of his is lost."""
    if entry.row.id != "outcomes.go_missing" or "t" not in entry.features or entry.suffix:
        return False
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    if before is not None and before.is_particle("relative"):
        before = sentence.at(at - 2)
    told = _is_one(before) or _is_one(after)
    where = at + 1 + (_is_one(after) and not _is_one(before))
    phrase = sentence.at(where)
    if (
        not told
        or phrase is None
        or not (phrase.is_any(("in", "ago")) or phrase.of("weekdays") or phrase.of("times"))
    ):
        return False
    return not any(_is_thing(sentence, i) for i in range(where + 1, min(len(sentence), where + _LOST)))


def loses_something(sentence: Sentence, at: int) -> bool:
    """`أحد الشرطيين (فقد عينه)`, `من (فقدوا كل شيء)`: right behind the verb stands what is theirs, or all they had."""
    after = sentence.at(at + 1)
    if after is None or not after.word or after.of("people") is not None:
        return False
    his = after.text.endswith((*clitics("singular_pronoun"), *clitics("plural_pronoun")))
    bare = not after.is_any(("prepositions", "clause", "resumes", "of_them", "function"))
    owned = his and bare and not after.of("times") and not is_place(sentence, after)
    return owned or sentence.has(at + 2, at + 3, "something")


def _is_one(unit: Unit | None) -> bool:
    """One or two people, neither a force nor a name."""
    noun = unit.of("people") if unit is not None else None
    return noun is not None and noun.row["kind"] == "person" and not noun.preposition


def _is_thing(sentence: Sentence, at: int) -> bool:
    """`(ساقه)`, `(مقعدا)`: what somebody lost, and no name of a place."""
    unit, before = sentence[at], sentence[at - 1]
    if unit.entries or unit.particles:
        return any(reading.suffix for reading in unit.entries)
    his = unit.text.endswith(clitics("singular_pronoun")) and sentence.ends_as_folded(unit)
    place = before.is_any(("place_head", "prepositions"))
    one = unit.text.endswith(clitics("accusative")) and not place
    return his or one or unit.text.endswith(clitics("plural_pronoun"))


def is_of_force(sentence: Sentence, start: int, at: int) -> bool:
    """`فقد (الجيش) خمسة جنود`, `فقدت (القوات) 12 جنديا`: whether a force stands between the verb and those it lost."""
    return any(
        (
            force := unit.role("people", "kind", "collective")
            or unit.role("actors", "kind", "state_force", "armed_group")
        )
        is not None
        and not (force.preposition or force.conjunction)
        and (
            force.row.table == "actors"
            or Group(force.row["group"]) in (Group.SECURITY_FORCES, Group.ARMED_GROUP)
        )
        for unit in sentence.units[start:at]
    )


def loses(people: People, *, feminine: bool) -> bool:
    """`إنها (فقدت 121 شخصا)`, `وكان الجيش قد (فقد عسكريا)`: by its gender or its object's case the verb has another subject."""
    if people.noun is None:
        return False
    features = people.noun.features
    other = feminine and people.counted and "f" not in features and set(features) & set("sp")
    return bool(other) or (not people.counted and "sa" in features)


_LOSES = frozenset(("outcomes.lose", "outcomes.go_missing"))
# So far behind the verb those may be counted whom a country or town has lost.
_MEN = 9
# Its own, of whom none is lost but by death.
_SONS = frozenset(
    f"people.{name}"
    for name in ("son", "son2", "youth", "man", "individual", "citizen", "child", "residents")
)


def lost_by_place(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`خسرت (فرنسا) جنديين`, `فقدت (القرية) ستة من شبابها`: what a country, a town or a people has lost are its men.

    Of a match or a seat it is told with other nouns: only fighters, civilians and its own count.
    """
    whose = sentence.at(at + 1)
    if entry.row.id not in _LOSES or whose is None or not whose.word or whose.conjoined:
        return False
    if not (whose.text.startswith(clitics("article")) or is_place(sentence, whose)):
        return False
    for i in range(at + 2, min(len(sentence), at + 2 + _MEN)):
        unit = sentence[i]
        if (
            not (unit.word or unit.numeral is not None)
            or unit.of("outcomes")
            or unit.of("reporting")
            or unit.is_any(("clause", "relative"))
        ):
            return False
        people = read_people(sentence, i)
        if people is not None and people.noun is not None:
            if sentence.has(people.last, people.last + 2, "between"):
                return False  # between dead and hurt
            own = people.noun.row.id == "people.civilian" or (
                people.noun.suffix and people.noun.row.id in _SONS
            )
            return people.counted and people.value is not None and bool(own or people.group in _FIGHT)
    return False


def is_pronoun_of_loser(sentence: Sentence, at: int) -> bool:
    """`(لكنه) فقد 158 جنديا`, `أعلن الجيش (أنه) فقد سبعة جنود`: the subject of a verb of losing, told by a pronoun."""
    at -= sentence.has(at - 1, at, "may")
    before = sentence.at(at - 1)
    led = before is not None and before.is_any(("that", "then", "that_he"))
    return led and before is not None and before.text.endswith(clitics("singular_pronoun"))


COSTS = "outcomes.cost"
"""The lexicon row of the verbs by which a fight costs a force its men; they say "entrust", too."""


def costs_force(sentence: Sentence, at: int, people: People) -> bool:
    """`كلف (الكمين) الجيش تسعة جنود`, `المعركة التي كلفت الجيش خمسة`: by a fight, and the force stands before its men."""
    start = at - 1 - sentence.has(at - 1, at, "relative")
    fight = any(unit.of("attacks") for unit in sentence.units[max(0, start) : people.first])
    own = people.noun is not None and bool(people.noun.suffix)
    return fight and (is_of_force(sentence, at + 1, people.first) or own)


MOURNS = "outcomes.mourn"
"""The lexicon row of the verb by which a force or group tells of its own dead."""
# One may mourn a member of a guild, too.
_MEMBER = "people.member2"


def are_mourned(sentence: Sentence, people: People) -> bool:
    """`نعى الحزب (ثلاثة من مقاتليه)`, `نعت الكتيبة (جنديين)`: men of a force, or so many of somebody's own, who died by violence.

    Of an artist, an official or the members of a guild it tells a death of any kind.
    """
    after = sentence.at(people.last)
    if people.noun is None:
        theirs = after is not None and after.is_any(("of_them", "of_these"))
        return people.counted and (theirs or sentence[people.last - 1].is_particle("of_them"))
    own = people.noun.suffix in clitics("singular_pronoun") and people.noun.row.id != _MEMBER
    fight = people.group in _FIGHT and not people.proper
    return (people.counted or people.value == 1) and (own or (fight and people.counted))
