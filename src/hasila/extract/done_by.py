"""Whom an act befell, behind the one who did it: `اعتقال السلطات أحد القادة`, `قتل الجيش ثلاثة مدنيين`."""

from hasila.extract.masdars import TRANSITIVE
from hasila.extract.names import given_name, named_person, whole_person
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Group

# So many words may name and describe the one who acts.
_AGENT = 5
_FORCES = (Group.SECURITY_FORCES, Group.ARMED_GROUP, Group.ATTACKERS)


def past_doer(sentence: Sentence, at: int, act: Entry) -> People | None:
    """The people who stand behind the force or gunmen that the act at unit `at` is said to be of."""
    if act.article or act.suffix or act.row.id not in TRANSITIVE:
        return None
    end = _past_agent(sentence, at + 1)
    if end is None:
        return None
    for i in range(end, min(len(sentence), at + 2 + _AGENT)):
        found = _object(sentence, i)
        if found is not None:
            return found
        if not _describes(sentence[i]):
            return None
    return None


def _past_agent(sentence: Sentence, at: int) -> int | None:
    """The unit behind the noun for those who act: a force, an organisation, several armed people."""
    unit = sentence.at(at)
    if unit is None or unit.conjoined or unit.numeral is not None:
        return None
    if unit.is_particle("agents") or unit.role("actors", "kind", "armed_group", "state_force"):
        return at + 1
    noun = unit.of("people")
    if noun is None or noun.preposition:
        return None
    several = noun.row["kind"] == "collective" or "p" in noun.features or "e" in noun.features
    return at + 1 if several and Group(noun.row["group"]) in _FORCES else None


def _describes(unit: Unit) -> bool:
    """Whether a word goes on naming who acts: an adjective, a nation, one more force."""
    if not unit.word or unit.is_any(("prepositions", "function", "clause", "relative")):
        return False
    if unit.of("nationalities") or unit.of("actors") or unit.of("times") or unit.of("weekdays"):
        return True
    force = unit.role("people", "kind", "collective") is not None
    return force or not unit.entries


def _object(sentence: Sentence, at: int) -> People | None:
    """Those whom an act befell: counted, one in the accusative, or one person known by office and name."""
    unit = sentence[at]
    if unit.conjoined or unit.is_any(("prepositions", "function")):
        return None
    if given_name(unit) is not None and unit.of("people") is None:
        return named_person(sentence, at)
    people = read_people(sentence, at)
    if (
        people is None
        or people.outcome is not None
        or people.others
        or (people.noun and people.noun.preposition)
    ):
        return None
    if people.counted and (people.value is not None or unit.of("quantities") is not None):
        return people
    if "a" in people.noun_features and not people.definite and people.noun is not None:
        return whole_person(sentence, people)
    if _are_several(sentence, people):
        return whole_person(sentence, people)
    if people.value != 1 or people.counted or not unit.text.startswith(clitics("article")):
        return None
    whole = whole_person(sentence, people)
    named = any(given_name(u) is not None for u in sentence.units[people.last : whole.last])
    return whole if named and whole.first == at else None


def _are_several(sentence: Sentence, people: People) -> bool:
    """`اعتقال السلطات (ناشطين)`, `خطف القراصنة (بحارة) أوكرانيين`: a plural in the indefinite, behind those known by the article, is none of theirs."""
    if people.value is not None or people.definite or people.counted or people.noun is None:
        return False
    several = people.noun.row.table == "people" and bool(set(people.noun_features) & set("ped"))
    before = sentence[people.first - 1]
    known = before.text.startswith(clitics("article")) or any(e.article for e in before.entries)
    return several and (known or before.of("actors") is not None or before.is_particle("agents"))
