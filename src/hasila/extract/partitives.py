"""Those of whom a verb says how many it befell: `قتل منهم (13)`, `أصيب من الجنود (أربعة)`, `قتلوا من أفرادها (خمسة)`."""

from hasila.extract.dated_numbers import is_designator
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.sides import counted_at, ends_side
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.model import Group

# So many words may say of whom the number is.
_WHOLE = 6
# So many words may name who did it before "of them".
_AGENT = 3


def out_of(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """The number behind `من` and a noun for several people, or behind `منهم`, right after a verb."""
    unit = sentence.at(trigger.last)
    if unit is None or trigger.entry.suffix or trigger.role not in ("act", "undergo", "inflict"):
        return None
    for at in range(trigger.last, min(len(sentence) - 1, trigger.last + 1 + _AGENT)):
        if sentence[at].is_particle("of_them"):
            return _told(counted_at(sentence, at + 1), Group.UNSPECIFIED)
        if ends_side(sentence[at]) or sentence[at].is_particle("prepositions"):
            break
    whole = read_people(sentence, trigger.last + 1) if unit.is_particle("of") else None
    if whole is None or whole.counted or whole.value is not None:
        return None
    for at in range(whole.last, min(len(sentence), whole.last + _WHOLE)):
        if sentence[at].numeral is not None and not is_designator(sentence, at):
            return _told(counted_at(sentence, at), whole.group)
        if ends_side(sentence[at]):
            return None
    return None


def _told(people: People | None, group: Group) -> tuple[People, str] | None:
    if people is None:
        return None
    if people.group is Group.UNSPECIFIED:
        people = people._replace(group=group)
    return people, "figure.out-of"
