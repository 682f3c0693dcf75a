"""The next count of a list far behind the last one, past whose or where those are: `ثلاثة من قادة الأذرع العسكرية وأربعة نشطاء`."""

from hasila.extract.names import joined_name, whole_person
from hasila.extract.past_days import past_date
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit

# So many words may tell of those who are counted before the next count is joined to them.
_FAR = 18
# So far behind a count, past those of it that are told, another may be set beside it.
_PARTS = 14
_ENDS = (
    "stop",
    "clause",
    "relative",
    "that",
    "when",
    "where",
    "colon",
    "adding",
    "brackets_open",
    "brackets_close",
    "as_for",
)


def far_member(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    """The unit where the next count begins, of those from unit `at` on; only a number of people is sure to be one.

    `starts`: where words for outcomes stand, at which a list ends.
    """
    for i in range(at, min(len(sentence) - 1, at + _FAR)):
        unit = sentence[i]
        if i in starts or _ends(sentence, i):
            return None
        plus = unit.role("links", "kind", "plus") is not None or unit.is_particle("and")
        start = i + 1 if plus else i
        joined = plus or unit.conjoined
        counted = sentence[start].numeral is not None
        if counted and i > at - plus:
            if joined and sentence.has(start + 1, start + 2, "harm"):
                return start  # "tens choked, and six by bullets"
            people = read_people(sentence, start) if joined else None
            return start if people is not None and _is_count(people) else None
    return None


def then_member(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    """`سبعة ناشطين صباحا ثم (ثلاثة آخرين)`, `رجلين في المطار ثم (ثالثا)`: others beside those before, to whom it happened next."""
    for i in range(at, min(len(sentence) - 1, at + _FAR)):
        unit = sentence[i]
        if unit.is_particle("and_then"):
            more = read_people(sentence, i + 1, governed=True)
            beside = more is not None and more.others and more.outcome is None and i + 1 not in starts
            return i + 1 if beside else None
        led = unit.is_particle("comma") and sentence[i + 1].is_particle("and_then")
        if i in starts or (_ends(sentence, i) and not led):
            return None
    return None


def past_parts(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    """`مقتل 23 جنديا بينهم ضابطان إضافة إلى (خمسة مدنيين)`: a count set beside the whole, past its parts."""
    while (rest := sentence.at(at)) is not None and rest.word and not rest.entries and not rest.particles:
        at += 1  # the adjectives of those counted
    subset = sentence.at(at)
    subset = sentence.at(at + 1) if subset is not None and subset.is_particle("comma") else subset
    if subset is None or subset.role("links", "kind", "subset") is None:
        return None
    for i in range(at + 1, min(len(sentence) - 1, at + _PARTS)):
        unit = sentence[i]
        if i in starts or unit.is_particle("stop") or unit.is_particle("clause"):
            break
        if unit.role("links", "kind", "plus") is not None:
            people = read_people(sentence, i + 1)
            beside = (
                people is not None and people.counted and people.value is not None and not people.definite
            )
            return i + 1 if beside and people is not None and people.outcome is None else None
    return None


def past_day(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    """`اغتيل الوزير فلان عام 1988، (والنائب فلان) عام 1991`: the next by name, beyond the day of the one before."""
    end = past_date(sentence, at)
    end += end > at and sentence.has(end, end + 1, "comma")
    unit = sentence.at(end)
    if end == at or unit is None or not unit.conjoined or end in starts:
        return None
    office = read_people(sentence, end)
    titled = office is not None and office.value == 1 and whole_person(sentence, office).proper
    named = joined_name(sentence, end) is not None or (titled and office is not None and office.definite)
    return end if named else None


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether what is told of the people before ends at a unit: with a clause, an attack, or a comma no list goes on behind."""
    unit = sentence[at]
    if unit.is_any(_ENDS) or unit.of("reporting") or unit.of("attacks") or _says_outcome(unit):
        return True
    after = sentence[at + 1]
    goes_on = after.conjoined or after.is_particle("and") or after.role("links", "kind", "plus") is not None
    return unit.is_particle("comma") and not goes_on


def _says_outcome(unit: Unit) -> bool:
    return any(entry.row.table == "outcomes" and not entry.article for entry in unit.entries)


def _is_count(people: People) -> bool:
    """A number of people, new to the sentence."""
    told = people.noun is not None or people.others
    return (
        people.counted
        and people.value is not None
        and told
        and not people.definite
        and people.outcome is None
    )
