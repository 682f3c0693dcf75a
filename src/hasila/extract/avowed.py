"""Find deeds that a group avows without words of responsibility: its revenge, its soldiers, its man by name."""

from collections.abc import Iterator, Sequence

from hasila.extract.anchors import attack_of
from hasila.extract.deed_words import is_act, is_deed, is_killing, is_that
from hasila.extract.scenes import actor_named
from hasila.extract.units import Sentence, Unit
from hasila.model import Actor, ActorKind, ActorMention, IncidentType, Outcome

# So many words part a group from "that", "that" from what is avowed, and a deed from the word that avows it.
_SAYS, _NEAR, _REACH = 7, 3, 12
_DEED = 5
# The caliphate whose soldiers are those of this group.
_CALIPHATE = "islamic_state"
_FLOWN = (IncidentType.AIRSTRIKE, IncidentType.SHELLING)


def avowed(sentence: Sentence, actors: Sequence[tuple[int, ActorMention]]) -> Iterator[tuple[int, Actor]]:
    """The deeds that armed groups avow in a sentence: the unit that says so, and the group."""
    if not sentence.may_have("reporting"):
        return
    for at, mention in actors:
        actor = mention.actor
        if sentence[at].is_particle("to") or sentence.has(at - 1, at, "to", "of"):
            continue  # ascribed to it by others
        caliphate = _of_caliphate(sentence, at, actor)
        if caliphate is not None:
            yield caliphate
        if actor.kind is not ActorKind.ARMED_GROUP:
            continue
        told = _ascribed_to_itself(sentence, at)
        if told is None:
            told = _owner_of(sentence, at)
        that = _that(sentence, at)
        if told is None and that is not None:
            told = _in_revenge(sentence, that)
        if told is None and that is not None:
            told = _its_man(sentence, that)
        if told is not None:
            yield told, actor


def _that(sentence: Sentence, at: int) -> int | None:
    """The "that" behind a group which says something."""
    said = sentence.units[max(0, at - _DEED) : at]
    if not any(_says(unit) for unit in (*said, *sentence.units[at + 1 : at + _NEAR])):
        return None
    for i in range(at + 1, min(len(sentence), at + _SAYS)):
        unit = sentence[i]
        if unit.is_particle("that"):
            return i
        if unit.is_any(("stop", "comma")) or unit.of("actors") is not None:
            return None
    return None


def _says(unit: Unit) -> bool:
    entry = unit.of("reporting")
    return entry is not None and entry.row["kind"] == "verb"


def _ascribed_to_itself(sentence: Sentence, at: int) -> int | None:
    """`نسب التنظيم (لنفسه) الهجوم`: an attack right behind "to itself"."""
    for i in range(at + 1, min(len(sentence), at + _NEAR)):
        last = i + 1 if sentence[i].is_particle("to") and sentence.has(i + 1, i + 2, "itself") else i
        itself = last > i or sentence[i].is_particle("to_itself")
        if itself and _acts(sentence.at(last + 1)):
            return i
    return None


def _owner_of(sentence: Sentence, at: int) -> int | None:
    """`أعلن متحدث (مسؤولية) الحركة عن الهجوم`: nobody else speaks, and nobody lays it at its door."""
    before = sentence.at(at - 1)
    if at < _NEAR or before is None or not before.is_particle("responsibility_of"):
        return None
    speaker, verb = sentence[at - 2], sentence[at - _NEAR]
    of_it = sentence.has(at + 1, at + _NEAR, "of") and any(
        _acts(unit) for unit in sentence.units[at + 1 : at + 2 + _NEAR]
    )
    return at - 1 if speaker.is_particle("spokesman") and _says(verb) and of_it else None


def _in_revenge(sentence: Sentence, that: int) -> int | None:
    """`قالت الحركة إن العملية (انتقام) لقتلاها`, `أن قتل الجنود جاء (ردا) على`: why it did it; not `إن الغارة رد على`."""
    first = next((i for i in (that + 1, that + 2) if i < len(sentence) and _acts(sentence[i])), None)
    if first is None:
        return None
    for i in range(first, min(len(sentence), first + _REACH)):
        unit = sentence[i]
        entry = attack_of(unit)
        flown = entry is not None and entry.row["type"] in _FLOWN
        if unit.is_particle("stop") or flown or _is_denial(unit) or (i > first and _is_party(unit)):
            return None
        if unit.is_any(("revenge", "avenges")):
            return i
    return None


def _its_man(sentence: Sentence, that: int) -> int | None:
    """`إن فلانا (هو الذي) فجر نفسه`, `إن المنفذ الذي ... (أحد جنوده)`: it names who did it, or calls him its own."""
    perpetrator = sentence.has(that + 1, that + _NEAR, "perpetrator")
    for i in range(that + 1, min(len(sentence), that + 2 + _REACH)):
        unit = sentence[i]
        if unit.is_any(("stop", "that")) or _is_denial(unit) or _is_party(unit):
            return None
        if perpetrator and unit.is_particle("own_fighters"):
            return i
        after = sentence.at(i + 1)
        if unit.is_particle("himself") and after is not None and not perpetrator:
            deed = sentence.at(i + 2) if after.is_particle("relative") else None
            did = deed is not None and (attack_of(deed) is not None or _does(deed))
            if did or after.is_particle("perpetrator"):
                return i
    return None


def _of_caliphate(sentence: Sentence, at: int, speaker: Actor) -> tuple[int, Actor] | None:
    """`قالت أعماق إن مفرزة من جنود (الخلافة) هاجمت الثكنة`: what they did, as the group or its outlet tells."""
    if _CALIPHATE not in (speaker.id, speaker.part_of):
        return None
    that = next((i for i in range(at + 1, min(len(sentence), at + _SAYS)) if is_that(sentence[i])), None)
    if that is None:
        return None
    for i in range(that + 1, min(len(sentence), that + _REACH)):
        unit = sentence[i]
        if unit.is_particle("stop") or _is_denial(unit):
            return None
        if unit.is_particle("caliphate"):
            deed = any(_does(u) for u in sentence.units[i + 1 : i + 1 + _DEED])
            group = speaker if speaker.kind is ActorKind.ARMED_GROUP else actor_named(_CALIPHATE)
            return (i, group) if deed or _names_who_did_it(sentence, at, that) else None
    return None


def _names_who_did_it(sentence: Sentence, at: int, that: int) -> bool:
    """`وصف (المنفذ) بأنه من جنود الخلافة`, `أن (المهاجم) من جنود الخلافة`."""
    return sentence.has(at + 1, that + _DEED, "perpetrator") or any(
        u.role("people", "group", "attackers") for u in sentence.units[at + 1 : that + _DEED]
    )


def _is_denial(unit: Unit) -> bool:
    return unit.role("irrealis", "kind", "negation") is not None


def _is_party(unit: Unit) -> bool:
    """Another party, whose deed it may be."""
    return unit.of("actors") is not None or unit.of("nationalities") is not None


def _does(unit: Unit) -> bool:
    """A verb of attacking, of setting off a bomb, of killing."""
    verb = unit.of("outcomes")
    kills = (
        verb is not None
        and verb.row.paradigm == "verb"
        and verb.row["role"] != "undergo"
        and verb.row["outcome"] == Outcome.KILLED
    )
    return kills or is_deed(unit)


def _acts(unit: Unit | None) -> bool:
    """An attack, a killing, or the operation that stands for one; not what befell people (`مقتل`)."""
    return unit is not None and (is_act(unit) or any(is_killing(entry) for entry in unit.entries))
