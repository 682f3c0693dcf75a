"""Step over the day or hour that stands between a verb and its people."""

from hasila.extract.dated_numbers import is_year
from hasila.extract.units import Sentence, Unit

# So many words between commas may tell of a day and hour.
_HOUR = 4


def past_date(sentence: Sentence, at: int) -> int:
    """The unit after a date: `قتل (في 3 أيار/مايو 2017) جنود`, `قتل (قبل يومين) جنود`, else `at`."""
    ago = at < len(sentence) and sentence[at].is_particle("ago")
    last = at + 1 if ago or (at < len(sentence) and sentence[at].is_particle("place_in")) else at
    if (
        ago
        and last < len(sentence)
        and sentence[last].numeral is not None
        and _is_time(sentence.at(last + 1))
    ):
        last += 1  # "three days ago"
    dated = False
    while last < len(sentence):
        unit, after, before = sentence[last], sentence.at(last + 1), sentence.at(last - 1)
        month = unit.of("months") is not None
        joins = dated and after is not None and (after.of("months") is not None or _is_time(after))
        closes = before is not None and before.of("months") is not None
        if month or unit.of("weekdays") or is_plain_time(unit):
            dated = True
        elif not (
            (unit.numeral is not None and after is not None and after.of("months") is not None)
            or (dated and _opens_day(sentence, last))
            or (joins and (unit.is_particle("of") or unit.text == "/" or unit.is_particle("brackets_open")))
            or (closes and unit.is_particle("brackets_close"))
            or is_year(sentence, last)
        ):
            break
        last += 1
    return last if dated else at


def _is_time(unit: Unit | None) -> bool:
    return unit is not None and unit.of("times") is not None


def is_plain_time(unit: Unit) -> bool:
    """Whether a unit is a word for a time, and no number of hours or days."""
    return _is_time(unit) and unit.numeral is None


def _opens_day(sentence: Sentence, at: int) -> bool:
    """`يوم الجمعة (5 يوليو)`: a bracket that tells the day and month of a weekday."""
    day, month = sentence.at(at + 1), sentence.at(at + 2)
    if not sentence[at].is_particle("brackets_open") or day is None or month is None:
        return False
    return day.numeral is not None and month.of("months") is not None


def past_time(sentence: Sentence, at: int) -> int:
    """The unit after `، صباح أمس السبت،`: a day and hour between commas, else `at`."""
    closing = sentence.aside(at, _HOUR)
    told = sentence.units[at + 1 : closing] if closing is not None else ()
    timed = bool(told) and all(unit.of("times") or unit.of("weekdays") for unit in told)
    return closing + 1 if closing is not None and timed else at
