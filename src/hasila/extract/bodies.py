"""Those whose bodies are told of: `عثر على جثة المهندس`, `أظهرت الصور جثث جنود`."""

from hasila.extract.lists import Draft
from hasila.extract.names import named_person, read_name, read_unknown, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.surnames import read_surname
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome, Qualifier

# So far before a body the verb that tells of its finding may stand; farther if the body is found "on" it.
_FOUND, _FOUND_ON = 9, 12
_REMAINS = "outcomes.remains"  # of one or of many
_SLAIN = frozenset(
    ("outcomes.slain", "outcomes.slain_f", "outcomes.slaughtered", "outcomes.hanged", "outcomes.stabbed_dead")
)


def body_found(sentence: Sentence, body: People) -> Draft | None:
    """`عثرت الشرطة على جثة المهندس`: whose body was found."""
    some = bodies_of(sentence, body)
    if some is not None:
        return Draft(some, Outcome.KILLED, None, "figure.body", rows=body.rows)
    on = sentence.at(body.first - 1)
    far = _FOUND_ON if on is not None and on.is_particle("on") else _FOUND
    found = sentence.has(body.first - far, body.first, "finds")
    whose = read_people(sentence, body.last, governed=True) or named_person(sentence, body.last)
    whose = whose or (_surnamed(sentence, body.last) if body.value == 1 else None)
    described = sentence.at(body.last)
    if whose is not None and whose.counted and whose.outcome is None and _REMAINS in body.rows:
        return Draft(whose, Outcome.KILLED, None, "figure.body", rows=body.rows)
    if found and body.value == 1 and body.nationality is not None and not body.definite:
        return Draft(body, Outcome.KILLED, None, "figure.body", rows=body.rows)
    if found and body.others:  # "two bodies ... and a third body"
        return Draft(body, Outcome.KILLED, None, "figure.body", rows=body.rows)
    if found and whose is None and described is not None and described.is_particle("of_body"):
        return Draft(body._replace(last=body.last + 1), Outcome.KILLED, None, "figure.body", rows=body.rows)
    several = "p" in body.noun_features and not body.counted and not _are_found_as(on)
    alone = (body.value == 1 or several) and not body.definite
    many = several and described is not None and described.text.endswith(clitics("feminine_ending"))
    if (found or many) and whose is None and alone and stands_alone(described):
        return Draft(body, Outcome.KILLED, None, "figure.body", rows=body.rows)
    if not found or whose is None or whose.nobody:
        return None
    known = whose.value in (1, 2) or (several and whose.value is None and whose.outcome is None)
    return Draft(whose, Outcome.KILLED, None, "figure.body", rows=body.rows) if known else None


def _surnamed(sentence: Sentence, at: int) -> People | None:
    """`جثة (العنابي)`: one known by a family name alone."""
    end = read_surname(sentence, at, bare=False)
    return People(at, end, 1, proper=True) if end is not None else None


def _are_found_as(before: Unit | None) -> bool:
    """`العثور على المفقودين (جثثا)`: as what those who are known were found."""
    return before is not None and before.role("outcomes", "role", "victim") is not None


def found_slain(sentence: Sentence, at: int) -> Draft | None:
    """`عثر على الطبيب (مقتولا) في منزله`: the one right before it, whom a verb of finding tells of."""
    slain = sentence[at].role("outcomes", "role", "victim")
    if slain is None or slain.row.id not in _SLAIN or slain.prefix or "s" not in slain.features:
        return None
    start = max(0, at - _FOUND)
    if not any(unit.is_particle("finds") for unit in sentence.units[start:at]):
        return None
    for first in range(at - 1, start, -1):
        one = read_people(sentence, first, governed=True)
        whole = whole_person(sentence, one, stop=at) if one is not None else None
        unknown = whole is not None and whole.last < at and read_unknown(sentence, whole.last) == at
        if whole is not None and whole.value == 1 and (whole.last == at or unknown):
            people = whole._replace(last=at + 1)
            return Draft(people, Outcome.KILLED, None, "figure.body", rows=(slain.row.id,))
        if sentence[first].is_particle("on") and read_name(sentence, first + 1, certain=True) == at:
            named = People(first + 1, at + 1, 1, proper=True)
            return Draft(named, Outcome.KILLED, None, "figure.body", rows=(slain.row.id,))
    return None


def bodies_of(sentence: Sentence, bodies: People) -> People | None:
    """`أظهرت الصور جثث (جنود)`: some people whose bodies are told of, in whatever way."""
    if bodies.definite or bodies.counted or "p" not in bodies.noun_features:
        return None
    whose = read_people(sentence, bodies.last, governed=True)
    if whose is None or whose.value is not None or whose.definite or whose.nobody:
        return None
    return whose._replace(first=bodies.first) if whose.outcome is None else None


def stands_alone(after: Unit | None) -> bool:
    """`جثة (في الوادي)`, `جثة (ملقاة)`: an indefinite body that the word after it does not make somebody's."""
    if after is None or not after.word:
        return True
    owner = any(entry.article for entry in after.entries) or after.text.startswith(clitics("article"))
    described = not after.entries and after.text.endswith(clitics("feminine_ending"))
    verbs = all(entry.row.paradigm == "verb" for entry in after.entries)
    told = verbs and after.text.startswith(clitics("imperfect"))  # "that bears marks of"
    return not owner and (described or told or after.is_any(("prepositions", "clause")))


def body_alone(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`عثر على جثة (في الوادي)`, `العثور على جثث (مجهولة)`: bodies that are said to be nobody's."""
    if trigger.entry.row.id != "outcomes.find_body" or not stands_alone(sentence.at(trigger.last)):
        return None
    one = sentence[trigger.first].text.endswith(clitics("feminine_ending"))
    if not one and "c" in trigger.entry.features:
        return None
    value, qualifier = (1, Qualifier.EXACT) if one else (None, Qualifier.UNSPECIFIED)
    people = People(trigger.first, trigger.last, value, qualifier=qualifier, rows=trigger.rows)
    return people, "figure.body"
