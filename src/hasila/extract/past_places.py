"""One known person behind a verb and where, when or how it happened: `اغتيل في دمشق (القائد) فلان`."""

from hasila.extract.beyond_adjuncts import beyond_adjuncts
from hasila.extract.names import named_person, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of
from hasila.extract.surnames import is_place
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group

# So far behind its verb the person may begin; so many words say where or how.
_REACH = 12
_PLACE = 5
_PERSON = ("person", "title", "member")


def past_place(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`قتل أمس في الهجوم (النائب) فلان`: one person in the definite whom no word before can own.

    What stands between is a time, or a preposition and a noun that ends before the person: a place name, a
    word in the definite, or an adjective that agrees with an indefinite noun (`سيارة مفخخة`).
    """
    singular = trigger.number == "s" and not trigger.entry.suffix and "i" not in trigger.entry.features
    if not singular or trigger.role == "masdar":
        return None
    at, last = trigger.last, min(len(sentence), trigger.last + _REACH)
    apart = False
    while at < last:
        if _is_time(sentence[at]):
            at += 1
            continue
        if apart:
            one = _person(sentence, trigger, at)
            if one is not None:
                return one, "figure.verb-subject"
        end = past_phrase(sentence, at, more=apart)
        if end is None:
            one = beyond_adjuncts(sentence, at)
            same = one is not None and trigger.feminine == ("f" in one.noun_features)
            return (one, "figure.verb-subject") if one is not None and same else None
        at, apart = end, True
    return None


def _person(sentence: Sentence, trigger: Trigger, at: int) -> People | None:
    nation = sentence.at(at + 1)
    alone = not _is_definite(sentence[at - 1]) or (
        nation is not None and nation.of("nationalities") is not None
    )
    people = read_people(sentence, at, governed=alone)
    if people is None:
        named = named_person(sentence, at) if not sentence[at].conjoined else None
        return named if named is not None and named.last > at + 1 and not trigger.feminine else None
    noun = people.noun
    if noun is None or people.value != 1 or people.counted or people.outcome is not None:
        return None
    known = (people.definite or people.proper) and kind_of(noun) in _PERSON
    if not known or noun.preposition or noun.conjunction:
        return None
    one = whole_person(sentence, people)
    nisba, before = noun.row.paradigm == "nisba", sentence[at - 1]
    of_nation = nisba and people.group is Group.UNSPECIFIED
    # "at the military hospital": an adjective, unless a nation or a name follows
    apart = not nisba or one.proper or one.nationality is not None or not _is_definite(before)
    same = trigger.feminine == ("f" in people.noun_features)
    return one if one.first == at and apart and same and not of_nation else None


def past_phrase(sentence: Sentence, at: int, *, more: bool) -> int | None:
    """The unit after `في دمشق`, `في الهجوم الأخير`, `بانفجار سيارة مفخخة`; None where it may own what follows.

    `more`: one such phrase stands before, so that this may tell on or from what (`في الغارة على غزة`).
    """
    unit = sentence[at]
    if unit.is_particle("of_wounds"):
        return at + 2  # "of his wounds"
    joined = any(entry.preposition and entry.row.table in ("attacks", "times") for entry in unit.entries)
    if not (unit.is_any(("in", "place_in", "moment")) or joined or (more and unit.is_any(("on", "of")))):
        return None
    first = at if joined else at + 1
    for i in range(first, min(len(sentence), first + _PLACE)):
        word = sentence[i]
        inner = word.is_any(("prepositions", "function", "clause", "stop", "comma", "relative"))
        if (inner and i > at) or not word.word or word.of("outcomes") or (word.conjoined and i > first):
            return None
        if word.of("people") is not None:
            return None
        if _is_definite(word):
            return past_adjectives(sentence, i + 1)
        described = " " in word.text and word.of("attacks") is not None  # a car bomb, a suicide attack
        on = sentence.at(i + 1)
        if word.of("attacks") is not None and on is not None and on.is_any(("on", "against")):
            return past_phrase(sentence, i + 1, more=True)  # "in a raid on the village"
        if described or is_place(sentence, word) or (i > first and _agrees(sentence, i)):
            return i + 1
    return None


def _is_definite(unit: Unit) -> bool:
    """`الهجوم`, `بالهجوم`: a word with the article has no owner behind it."""
    return unit.text.startswith(clitics("article")) or any(entry.article for entry in unit.entries)


def past_adjectives(sentence: Sentence, at: int) -> int:
    """The unit after `(الهجوم) الإرهابي الكبير`: words in the definite that no lexicon has for persons."""
    while (unit := sentence.at(at)) is not None and unit.text.startswith(clitics("article")):
        if unit.is_particle("relative"):
            break
        noun = unit.of("people")
        after = sentence.at(at + 1)
        of_nation = after is not None and after.of("nationalities") is not None
        several = noun is not None and bool(set(noun.features) & set("pe"))  # no adjective of a thing
        if noun is not None and (several or noun.row.paradigm != "nisba" or of_nation):
            break
        if unit.of("quantities") is not None or unit.numeral is not None:
            break  # "yesterday dozens"
        at += 1
    return at


def _agrees(sentence: Sentence, at: int) -> bool:
    """`غارة (أميركية)`, `سيارة (مفخخة)`: an adjective in the indefinite, feminine like its noun or of a nation."""
    unit, before = sentence[at], sentence[at - 1]
    ending = clitics("feminine_ending")
    both = unit.text.endswith(ending) and before.text.endswith(ending)
    plain = not unit.entries or unit.of("attacks") is not None
    return unit.of("nationalities") is not None or (both and plain)


def _is_time(unit: Unit) -> bool:
    return unit.of("times") is not None or unit.of("weekdays") is not None or unit.is_particle("adverbs")


def is_inside(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """`أصابت القذيفة مبنى فيه (نحو 120 لاجئا)`: people who were in what was hit; `أصابت (الثانية) مبنى`: what hit it."""
    if at == trigger.last and trigger.role == "inflict":
        return _is_ordinal(sentence[at], trigger)
    if at <= trigger.last + 1 or trigger.role == "undergo" or not sentence[at - 1].is_particle("resumes"):
        return False
    held = sentence[at - 2]
    told = any(held.of(table) for table in ("attacks", "outcomes", "times", "weekdays", "people"))
    return held.word and not told and not held.text.startswith(clitics("article"))


def _is_ordinal(unit: Unit, trigger: Trigger) -> bool:
    """`أصابت (الثانية)`: the second of what was told, of the gender of its verb; not `أصابت (الثاني)`."""
    found = next((entry for entry in unit.entries if entry.row.id == "links.first_of"), None)
    return found is not None and trigger.feminine and "f" in found.features
