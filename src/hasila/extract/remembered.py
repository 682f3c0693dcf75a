"""Date what a report remembers: `بعد عام على مجزرة السوق`, `الذكرى الثالثة لتفجير السوق`, so many years before it was out."""

import datetime as dt
from collections.abc import Iterable, Iterator

from hasila.extract.date_types import DateKind
from hasila.extract.scenes import Dated, Scene
from hasila.extract.units import Sentence
from hasila.model import DatePrecision, EventDate, Publication

# Papers remember within so many days of the day itself.
_AROUND = 15
# A day that every month has.
_LAST = 28
# So many words count the years, and so many lead from them to the attack.
_COUNT, _ATTACK = 5, 4
# Behind the years they are told to be full, and to have passed.
_PASSED = 3
_YEARS = ("unit.aam", "unit.sana")


def remembered(opening: Iterable[Scene], published: Publication) -> EventDate | None:
    """The days around which the attack was that the sentences opening a report remember; None if they tell no years.

    Only of a report whose own day is known.
    """
    date = published.date
    if date is None or date.precision is not DatePrecision.DAY or not date.has_year:
        return None
    told = dt.date.fromisoformat(date.value)
    for scene in opening:
        years = next((years for _, years in _years(scene)), None)
        if years is not None and 0 < years < told.year:
            there = told.replace(year=told.year - years, day=min(told.day, _LAST))
            around = dt.timedelta(days=_AROUND)
            return EventDate(value=f"{(there - around).isoformat()}/{(there + around).isoformat()}")
    return None


def is_before_remembered(scene: Scene, dated: Dated) -> bool:
    """`افتتح (اليوم) مدرسة بعد عام على الهجوم`, `(اليوم) في الذكرى الأولى لتفجير`: the day on which an attack is remembered.

    Nothing is told to have struck before the words that remember; what did, may have been on the day.
    """
    if dated.expression.kind not in (DateKind.DAY, DateKind.WEEKDAY):
        return False
    at = next((at for at, _ in _years(scene)), None)
    return at is not None and dated.first < at and not scene.sentence.has(0, at, "attacks", "outcomes")


def _years(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where a sentence remembers attacks, and how many years ago they were."""
    sentence = scene.sentence
    for dated in scene.dates:
        expression = dated.expression
        told = expression.anniversary and expression.month is None
        near = sentence.has(dated.first, dated.first + _ATTACK + 1, "attacks")
        if told and near and expression.year_shift is not None:
            yield dated.first, -expression.year_shift
    starts = [at + 1 for at in sentence.where("counted_after")]
    for at in sorted({0, *starts}):
        counted = _counted(sentence, at)
        if counted is not None and sentence.has(counted[1], counted[1] + _ATTACK, "attacks"):
            yield at, counted[0]


def _counted(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """`مرور ثلاث سنوات على`, `عام على`: how many years, and the unit behind."""
    value: int | None = None
    for at in range(first, min(len(sentence), first + _COUNT)):
        unit = sentence[at]
        entry = next((e for e in unit.entries if e.row.id in _YEARS), None)
        if entry is not None:
            count = value if value is not None else 2 if "d" in entry.features else 1
            on = _on(sentence, at + 1)
            told = on is not None and (value is not None or "p" not in entry.features)
            return (count, on + 1) if told and on is not None else None
        if unit.numeral is not None:
            value = unit.numeral.value
        elif not unit.is_particle("known_by"):
            return None
    return None


def _on(sentence: Sentence, at: int) -> int | None:
    """The unit of `على` behind the years, or behind a word for their passing: `عام (مر على)`, `عام كامل (على)`."""
    for i in range(at, min(len(sentence), at + _PASSED)):
        unit = sentence[i]
        if unit.is_particle("on"):
            return i
        if not unit.is_particle("elapses"):
            return None
    return None
