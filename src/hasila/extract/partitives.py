"""Those of whom a verb says how many it befell: `قتل منهم (13)`, `أصيب من الجنود (أربعة)`, `قتلوا من أفرادها (خمسة)`."""

from hasila.extract.belonging import force_of
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
    if not unit.is_particle("of"):
        return None
    whole, force = read_people(sentence, trigger.last + 1), _force_at(sentence, trigger.last + 1)
    if whole is not None and (whole.counted or whole.value is not None):
        return None
    if whole is None and force is None:
        return None
    first, group = (whole.last, whole.group) if whole is not None else (trigger.last + 2, force)
    for at in range(first, min(len(sentence), first + _WHOLE)):
        if sentence[at].numeral is not None and not is_designator(sentence, at):
            return _told(counted_at(sentence, at), group or Group.UNSPECIFIED)
        if ends_side(sentence[at]):
            return None
    return None


def _force_at(sentence: Sentence, at: int) -> Group | None:
    """`من (الجيش)`, `من (حزب الله)`: the group of a force or organisation, of whose men a verb tells."""
    unit = sentence.at(at)
    if unit is None or unit.conjoined:
        return None
    force = force_of(unit)
    men = unit.role("people", "kind", "collective")
    known = Group(men.row["group"]) if men is not None and men.article else None
    return force if force is not Group.UNSPECIFIED else known


def _told(people: People | None, group: Group) -> tuple[People, str] | None:
    if people is None:
        return None
    if people.group is Group.UNSPECIFIED:
        people = people._replace(group=group)
    return people, "figure.out-of"
