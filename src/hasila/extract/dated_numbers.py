"""Numbers that count no people: a year, a day of a month, the number of a brigade or a road, and Monday, spelt like "the two"."""

from hasila.extract.units import Sentence
from hasila.lexicon import particles

_YEARS, _HIJRI_YEARS = range(1900, 2100), range(1300, 1500)


def is_monday(sentence: Sentence, at: int) -> bool:
    """`قتل الاثنين شرطيا`: spelt like "the two", who must be a pair named before and end their clause."""
    unit, after = sentence[at], sentence.at(at + 1)
    if unit.of("weekdays") is None:
        return False
    if after is not None and after.role("links", "kind", "others") is not None:
        return False  # "the two others"
    ends = after is None or not after.word or after.conjoined
    pair = any("d" in entry.features for u in sentence.units[:at] for entry in u.entries)
    return not (ends and pair)


def is_year(sentence: Sentence, at: int) -> bool:
    """`سقط عام 2017 جنود`, `قتل في 3 نيسان (أبريل) 2017 جنود`: the number of a year, whatever noun follows."""
    numeral, before = sentence[at].numeral, sentence.at(at - 1)
    if numeral is None or numeral.rows or before is None:
        return False
    if before.is_particle("dash") and numeral.high in _YEARS:
        return True  # the month and year of 15-11-2023
    month = sentence.at(at - 2) if before.is_particle("brackets_close") else before
    hijri = month is not None and month.role("months", "calendar", "hijri") is not None
    if numeral.value not in (_HIJRI_YEARS if hijri else _YEARS):
        return False
    return before.is_particle("year_of") or (month is not None and month.of("months") is not None)


def is_day(sentence: Sentence, at: int) -> bool:
    """`نفذ حكم الإعدام في (الثامن من تموز)`: the day of a month, spelt like an eighth man."""
    month = 1 + (sentence.at(at + 1) is not None and sentence[at + 1].is_particle("of"))
    return sentence.has(at + month, at + month + 1, "months")


def is_designator(sentence: Sentence, at: int) -> bool:
    """`من اللواء (12)`, `في البرج (22)`, `على الطريق (5)`: the number by which a unit or a road goes, no noun of people behind it."""
    numeral, before = sentence[at].numeral, sentence.at(at - 1)
    digits = numeral is not None and not numeral.rows and numeral.high is None
    return digits and before is not None and before.text.rpartition(" ")[2] in particles("named_by_number")
