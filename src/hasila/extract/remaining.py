"""Tell the counts of those hurt who are still treated: `لا يزال 23 جريحا في المستشفى`, `80 مصابا باقون تحت العلاج`."""

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence, Unit
from hasila.model import Outcome

# What is done to those who are treated.
_CARE = frozenset(
    ("outcomes.treated", "outcomes.treat", "outcomes.operated", "outcomes.admitted", "outcomes.under_care")
)
# So many words before a count, and behind it, may say that they are "still" there.
_BEFORE, _BEHIND = 4, 8
# So many words behind the count the place or kind of care may stand.
_WHERE = 12


def is_remaining(sentence: Sentence, draft: Draft) -> bool:
    """Whether a count is of those who are left of the hurt: it is no count of all who were."""
    if draft.outcome is not Outcome.WOUNDED or draft.people.value is None or draft.negated:
        return False
    if not sentence.where("continues", "still_there"):
        return False
    start = max(0, draft.people.first - _BEFORE)
    still = _clause(sentence, start, draft.last + _BEHIND)
    where = _clause(sentence, draft.people.first, draft.last + _WHERE)
    told = any(unit.is_any(("continues", "still_there")) for unit in still)
    return told and any(_is_care(unit) for unit in where)


def _clause(sentence: Sentence, start: int, end: int) -> list[Unit]:
    """The units from `start` to `end`, up to the end of their clause."""
    found: list[Unit] = []
    for unit in sentence.units[start:end]:
        if unit.is_particle("stop"):
            break
        found.append(unit)
    return found


def _is_care(unit: Unit) -> bool:
    hospital = unit.role("targets", "target", "hospital") is not None
    return hospital or unit.is_particle("care") or any(entry.row.id in _CARE for entry in unit.entries)
