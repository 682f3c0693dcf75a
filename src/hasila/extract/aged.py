"""Persons told by name and age: `فلان الفلاني (22 عاما)`, `فلان، 30 عاما، وفلان`."""

from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics

# So many words make up a name of which the age is the only sign.
_NAME = 6
_SPANS = frozenset(("counted.year", "counted.month", "counted.day"))
_ENDS = ("prepositions", "function", "clause", "relative", "that", "and", "along", "adverbs", "aged")
_TOLD = (
    "outcomes",
    "reporting",
    "attacks",
    "causes",
    "times",
    "weekdays",
    "links",
    "qualifiers",
    "quantities",
)


def past_age(sentence: Sentence, at: int) -> int:
    """The unit after `(22 عاما)`, `، 30 سنة`, `عمره 20 عاما` at unit `at`; `at` itself where no age stands."""
    opening = sentence.at(at)
    first = at + (opening is not None and opening.is_any(("brackets_open", "comma", "dash", "aged")))
    if not _is_age(sentence, first):
        return at
    end = first + 2
    framed = opening is not None and not opening.is_any(("comma", "aged")) and first > at
    closing = sentence.at(end)
    return end + (framed and closing is not None and closing.is_any(("brackets_close", "dash")))


def aged_name(sentence: Sentence, at: int) -> int | None:
    """The unit after the name at unit `at`, be its words in a lexicon or not, if an age stands right behind it."""
    for end in range(at + 1, min(len(sentence), at + 1 + _NAME)):
        if not _may_name(sentence[end - 1], first=end - 1 == at):
            return None
        if past_age(sentence, end) > end:
            return end
    return None


def _may_name(unit: Unit, *, first: bool) -> bool:
    known = unit.is_any(_ENDS) or unit.numeral is not None or any(unit.of(table) for table in _TOLD)
    joined = not first and unit.text.startswith(clitics("conjunction")[0]) and unit.of("names") is None
    return unit.word and not (known or (joined and unit.entries))


def _is_age(sentence: Sentence, at: int) -> bool:
    number, years = sentence.at(at), sentence.at(at + 1)
    told = number is not None and number.numeral is not None and years is not None
    return told and years is not None and any(entry.row.id in _SPANS for entry in years.entries)
