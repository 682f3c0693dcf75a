"""Whether two offices, one joined to the other, are those of one person: `الوزير والنائب فلان`."""

from hasila.extract.names import given_name
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import Group

# So many adjectives may stand between one and what he does.
_ADJECTIVES = 3
# Offices of which one man may hold two.
_OFFICES = frozenset(
    ("people.leader_chief", "people.commander", "people.president", "people.emir", "people.founder")
)


def same_person(sentence: Sentence, left: People, right: People) -> bool:
    """`الوزير والنائب فلان`, `الكاتب المرموق والناقد السياسي فلان`: two offices of one person."""
    title = sentence[right.first].text.removeprefix(clitics("conjunction")[0])
    again = any(unit.text.split()[0] == title for unit in sentence.units[left.first + 1 : right.first])
    if again and left.proper and right.proper and bears_name(sentence, left):
        return not bears_name(sentence, right)  # so-and-so, head of the one and head of the other
    own = sentence[right.first - 1].text.startswith(clitics("article")) and left.proper and right.definite
    if own and bears_name(sentence, left) and not bears_name(sentence, right) and not right.counted:
        return right.noun is not None and not right.noun.suffix  # so-and-so, the politician and lawyer
    known = all(one.noun is not None and _is_certain(sentence, one) for one in (left, right))
    both = left.noun is not None and right.noun is not None and left.noun.suffix == right.noun.suffix != ""
    if both and right.value == 1 and right.noun is not None and right.noun.row.id in _OFFICES:
        return not bears_name(sentence, left) and bears_name(sentence, right)  # its founder and leader
    if not known or right.counted or (right.noun is not None and right.noun.suffix):
        return False
    if left.proper and right.proper and left.last - left.first == 1:
        return True
    alike = left.value == right.value == 1 and left.group is Group.CIVILIANS
    alike = alike and right.group in (
        Group.CIVILIANS,
        Group.ARMED_GROUP,
        Group.UNSPECIFIED,
    )  # an activist and leader of a movement
    return alike and not bears_name(sentence, left) and bears_name(sentence, right)


def _is_certain(sentence: Sentence, one: People) -> bool:
    """Whether it is said which one: in the definite, in an office, or in a construct (`إمام المسجد`)."""
    construct = one.last - one.first > 1 and sentence[one.last - 1].text.startswith(clitics("article"))
    return one.definite or one.proper or construct


def bears_name(sentence: Sentence, people: People) -> bool:
    """Whether a name is told of one person, in the count or in brackets after it."""
    after = sentence.units[people.last : people.last + 3]
    bracket = next((i for i, unit in enumerate(after) if unit.is_particle("brackets_open")), None)
    noun = people.noun_at if people.noun_at is not None else people.last  # an imam is spelt like a name
    own = [*sentence.units[people.first : noun], *sentence.units[noun + 1 : people.last]]
    inside = own if bracket is None else after[bracket:]
    return any(given_name(unit) is not None for unit in inside)


def bearer_of(sentence: Sentence, people: People) -> People | None:
    """`(الطبيب الفرنسي العامل) في المستشفى`: the one who stands right before what he does; up to it."""
    one = people.value == 1 and people.definite and not people.counted and people.outcome is None
    if not one:
        return None
    for at in range(people.first - 1, max(-1, people.first - 1 - _ADJECTIVES), -1):
        unit = sentence[at]
        if not unit.word or unit.conjoined or not unit.text.startswith(clitics("article")):
            return None
        bearer = read_people(sentence, at)
        if bearer is not None and bearer.value == 1 and bearer.definite and not bearer.counted:
            return bearer._replace(last=people.last)
    return None
