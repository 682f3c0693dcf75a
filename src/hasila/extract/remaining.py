"""Tell counts of some: of the hurt who are still treated (`لا يزال 23 جريحا في المستشفى`), of the dead known by name."""

from itertools import pairwise

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome

# What is done to those who are treated.
_CARE = frozenset(
    ("outcomes.treated", "outcomes.treat", "outcomes.operated", "outcomes.admitted", "outcomes.under_care")
)
# So many words before a count, and behind it, may say that they are "still" there.
_BEFORE, _BEHIND = 4, 8
# "Still" stands so many words before the count that it is told of.
_STILL = 2
_AMONG = ("of_them", "no_report")  # "of them", "among them"
# So many words behind the count the place or kind of care may stand.
_WHERE = 12
# So many words before a count of the dead, and behind it, say that it is of those whose names are known, or are not.
_WHOSE, _KNOWN = 3, 5


def is_remaining(sentence: Sentence, draft: Draft) -> bool:
    """Whether a count is of some of the hurt, who are left or worse off, or of the dead whose names are known: no count of all."""
    if draft.outcome is Outcome.KILLED:
        return _is_identified(sentence, draft) or _is_of_the_dead(sentence, draft)
    if draft.outcome is not Outcome.WOUNDED or draft.people.value is None or draft.negated:
        return False
    if _is_some_of(sentence, draft) or is_sent_home(sentence, draft):
        return True
    if not sentence.where("continues", "still_there"):
        return False
    start = max(0, draft.people.first - _BEFORE)
    still = _own(sentence, start, draft.last, draft.last + _BEHIND)
    where = _clause(sentence, draft.people.first, draft.last + _WHERE)
    told = any(unit.is_any(("continues", "still_there")) for unit in still)
    return told and any(_is_care(unit) for unit in where)


def is_sent_home(sentence: Sentence, draft: Draft) -> bool:
    """`205 أشخاص عولجوا (من دون مبيت)`: of the hurt those who did not stay in hospital, who stand beside those who did."""
    if draft.outcome is not Outcome.WOUNDED or draft.part_of is not None or draft.people.value is None:
        return False
    behind = _clause(sentence, draft.people.first, draft.last + _KNOWN)
    return any(
        without.role("irrealis", "kind", "negation") is not None and unit.is_particle("stay")
        for without, unit in pairwise(behind)
    )


def _is_some_of(sentence: Sentence, draft: Draft) -> bool:
    """`12 من المصابين حالتهم حرجة`, `اثنان من جرحى التفجير`: some of the hurt, who are known."""
    if draft.part_of is not None:
        return False
    for at in range(draft.people.first, draft.last):
        noun = sentence.at(at + 1)
        if sentence[at].is_particle("of") and noun is not None:
            known = noun.role("outcomes", "outcome", Outcome.WOUNDED)
            return (
                known is not None
                and known.row["role"] == "victim"
                and (known.article or "p" in known.features)
            )
    return False


def _is_of_the_dead(sentence: Sentence, draft: Draft) -> bool:
    """`شيعت البلدة (ستة من ضحايا الهجوم)`: some of the dead, who are buried or told of apart."""
    if draft.part_of is not None or not sentence.where("of"):
        return False
    return any(
        sentence[at].is_particle("of") and _is_victims(sentence.at(at + 1))
        for at in range(draft.people.first, draft.last)
    )


def _is_victims(unit: Unit | None) -> bool:
    """`القتلى`, `ضحايا الهجوم`: those who were killed, known already."""
    victims = unit.role("outcomes", "role", "victim", "toll") if unit is not None else None
    return victims is not None and "p" in victims.features


def _is_identified(sentence: Sentence, draft: Draft) -> bool:
    """`حددت هويات (37 من القتلى)`, `(115 جثة) تعرف عليها ذووها`, `(177 شهيدا) لم تتضح معالمهم`."""
    if (draft.people.value or 0) <= 1 or draft.negated or not sentence.where("identified"):
        return False
    first = draft.people.first
    if sentence.has(first - 1, first, "of") and first > 1 and sentence[first - 2].numeral is not None:
        return False  # "the identities of 33 of (38 dead)": these are all
    before = sentence.units[max(0, first - _WHOSE) : first]
    behind = _clause(sentence, draft.last, draft.last + _KNOWN)
    end = next((i for i, unit in enumerate(behind) if _goes_on(unit)), len(behind))
    return any(unit.is_particle("identified") for unit in (*before, *behind[:end]))


def _goes_on(unit: Unit) -> bool:
    """`، `, `قتل 140 (وحددت) هويات 60`: what follows is told of others."""
    return unit.is_particle("comma") or (unit.word and unit.text.startswith(clitics("conjunction")[0]))


def _own(sentence: Sentence, start: int, last: int, end: int) -> list[Unit]:
    """The units of a clause, up to where it turns to others: `284 جريحا، (منهم) 195 لا يزالون`, `284 (ولا يزال 195)`.

    An aside about some of them is passed over: `80 مصابا، (بينهم ستة أطفال)، باقون`.
    """
    units = _clause(sentence, start, end)
    found = units[: last - start]
    behind = iter(enumerate(units[last - start :]))
    for at, unit in behind:
        if unit.numeral is None and not unit.is_any(_AMONG):
            found.append(unit)
        elif unit.numeral is not None:
            return found[: max(last - start, len(found) - _STILL)]
        elif not any(item.is_particle("comma") for _, item in behind):
            return found[: last - start + at]
    return found


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
