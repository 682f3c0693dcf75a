"""People told by those whom they stand beside: their fellows, their bodyguards, fighters with them."""

from hasila.extract.persons import People
from hasila.extract.units import Sentence
from hasila.model import Group

_FIGHTER, _ESCORT = "people.fighter", "people.bodyguard"
# Their pronoun is that of those counted before, who are of the same kind.
_FELLOWS = frozenset(("people.colleague", "people.companion"))


def _fights_beside(sentence: Sentence, people: People) -> bool:
    """`ضابط وثلاثة مقاتلين (معه)`: fighters of whoever was counted before them."""
    after = sentence.at(people.last)
    beside = after is not None and after.is_particle("along") and not after.is_particle("with_bare")
    return beside and people.noun is not None and people.noun.row.id == _FIGHTER


def _is_his_man(people: People) -> bool:
    """`قيادي واثنان من (مرافقيه)`: the bodyguards of whoever was counted before them."""
    return people.noun is not None and people.noun.row.id == _ESCORT and bool(people.noun.suffix)


def is_fellow(sentence: Sentence, people: People) -> bool:
    """`زميلهم`, `زميل لهم`: a fellow of those counted before."""
    if people.noun is None or people.noun.row.id not in _FELLOWS:
        return False
    after = sentence.at(people.last)
    return bool(people.noun.suffix) or (after is not None and after.is_particle("to_them"))


def side_of_comrade(sentence: Sentence, people: People) -> Group | None:
    """The group that the fighters beside somebody, or his bodyguards, share with him if he is of it."""
    if _is_his_man(people):
        return Group.ARMED_GROUP
    return Group.SECURITY_FORCES if _fights_beside(sentence, people) else None
