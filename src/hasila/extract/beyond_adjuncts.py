"""One person, by office and name, behind phrases of where and how: `اغتال مسلحون (على دراجة نارية أمام منزله) العقيد فلان`."""

from hasila.extract.names import behind_letter, given_name, looks_proper, read_unknown, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of
from hasila.extract.surnames import is_place
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group

# So far the person may begin behind the first of the phrases.
_REACH = 14
_PERSON = ("person", "title", "member")
_GUNMEN = (Group.ARMED_GROUP, Group.ATTACKERS)
# What may open such a phrase, beside a preposition joined to its noun.
_OPENS = ("prepositions", "place_in", "of", "on", "in", "near", "by_hands", "direction")
# Words that begin something else.
_ENDS = ("stop", "comma", "that", "relative", "when", "and", "clause", "these")


def beyond_adjuncts(sentence: Sentence, at: int) -> People | None:
    """The person behind the phrases that begin at unit `at`; None where a word before him may own him.

    Only one with an article or an office and a name stands so far from the verb.
    """
    opened = False
    for i in range(at, min(len(sentence), at + _REACH)):
        unit = sentence[i]
        if opened and _stands_free(sentence, i):
            one = _named(sentence, i)
            if one is not None:
                return one
        if not unit.word or unit.is_any(_ENDS) or unit.of("outcomes") or unit.of("reporting"):
            return None
        if unit.conjoined or (unit.of("people") is not None and not _did_it(sentence, i)):
            return None
        opened = opened or _opens(unit)
    return None


def _opens(unit: Unit) -> bool:
    joined = any(entry.preposition for entry in unit.entries)
    by = unit.text.startswith(behind_letter()) and unit.text.startswith(clitics("preposition"))
    by = by or (not unit.entries and unit.text.startswith(clitics("preposition")[0]))
    return unit.is_any(_OPENS) or joined or by


def _named(sentence: Sentence, at: int) -> People | None:
    """`العقيد فلان`, `مدير الناحية فلان`: one person known by office and name at a unit."""
    people = read_people(sentence, at, governed=True)
    noun = people.noun if people is not None else None
    if people is None or noun is None or noun.preposition or noun.conjunction:
        return None
    if people.value != 1 or people.counted or people.outcome is not None:
        return None
    owner = sentence.at(people.last)
    office = owner is not None and owner.text.startswith(clitics("article"))  # officer of the police
    if not (people.definite or people.proper or office) or kind_of(noun) not in _PERSON:
        return None
    whole = whole_person(sentence, people)
    if whole.first != at:
        return None
    if any(given_name(unit) is not None for unit in sentence.units[people.last : whole.last]):
        return whole
    name = sentence.at(people.last)
    end = read_unknown(sentence, people.last) if name is not None and looks_proper(name) else None
    return whole._replace(last=end, proper=True) if end is not None and end > people.last + 1 else None


def _stands_free(sentence: Sentence, at: int) -> bool:
    """Whether the noun before a unit has no room for an owner: definite, with a pronoun, described, or a name."""
    before, earlier = sentence[at - 1], sentence[at - 2]
    if before.text.startswith((clitics("article")[0], *behind_letter())):
        return True
    if before.of("times") or before.of("weekdays") or before.of("nationalities") or before.of("names"):
        return True
    own = before.text.endswith(clitics("singular_pronoun")) and sentence.ends_as_folded(before)
    if own or is_place(sentence, before) or before.text.endswith(clitics("accusative")):
        return True
    if " " in before.text and before.of("attacks") is not None:
        return True  # a car bomb
    ending = clitics("feminine_ending")
    both = before.text.endswith(ending) and earlier.text.endswith(ending)
    # an adjective that no lexicon has: of a feminine noun, or of an attack
    plain = not (before.entries or before.particles)
    attack = earlier.of("attacks") is not None and not earlier.text.startswith(clitics("article"))
    did = _did_it(sentence, at - 1) and bool(before.entries)
    unknown = before.text.endswith(clitics("oblique")) and _did_it(sentence, at - 2)
    return did or unknown or (plain and (both or attack))


def _did_it(sentence: Sentence, at: int) -> bool:
    """`برصاص (مسلحين) مجهولين`, `على يد (مجهولين)`: at a unit, who did it; `من (مسافة)` owns nobody."""
    unit, before = sentence[at], sentence.at(at - 1)
    gunmen = unit.role("people", "group", *_GUNMEN) is not None
    by = before is not None and before.is_particle("by_hands")
    return by and (gunmen or not unit.text.startswith(clitics("article")))
