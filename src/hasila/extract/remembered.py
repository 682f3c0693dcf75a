"""Date what a report remembers: `بعد عام على مجزرة السوق`, `الذكرى الثالثة لتفجير السوق`, so many years before it was out."""

import datetime as dt
from collections.abc import Iterator, Sequence

from hasila.extract.fragments import OPENING, Fragment
from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence
from hasila.model import DatePrecision, EventDate, Publication

# Papers remember within so many days of the day itself.
_AROUND = 15
# A day that every month has.
_LAST = 28
# So many words count the years, and so many lead from them to the attack.
_COUNT, _ATTACK = 5, 4
_YEARS = ("unit.aam", "unit.sana")


def remembered(fragments: Sequence[Fragment], published: Publication) -> EventDate | None:
    """The days around which the attack was that the opening of a report remembers; None if it tells no years.

    Only of a report whose own day is known.
    """
    date = published.date
    if date is None or date.precision is not DatePrecision.DAY or not date.has_year:
        return None
    told = dt.date.fromisoformat(date.value)
    for fragment in fragments:
        if fragment.scene.index >= OPENING:
            break
        years = next(_years(fragment.scene), None)
        if years is not None and 0 < years < told.year:
            there = told.replace(year=told.year - years, day=min(told.day, _LAST))
            around = dt.timedelta(days=_AROUND)
            return EventDate(value=f"{(there - around).isoformat()}/{(there + around).isoformat()}")
    return None


def _years(scene: Scene) -> Iterator[int]:
    """How many years ago the attacks were that a sentence remembers."""
    sentence = scene.sentence
    for dated in scene.dates:
        expression = dated.expression
        told = expression.anniversary and expression.month is None
        near = sentence.has(dated.first, dated.first + _ATTACK + 1, "attacks")
        if told and near and expression.year_shift is not None:
            yield -expression.year_shift
    starts = [at + 1 for at in sentence.where("counted_after")]
    for at in sorted({0, *starts}):
        counted = _counted(sentence, at)
        if counted is not None and sentence.has(counted[1], counted[1] + _ATTACK, "attacks"):
            yield counted[0]


def _counted(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """`مرور ثلاث سنوات على`, `عام على`: how many years, and the unit behind."""
    value: int | None = None
    for at in range(first, min(len(sentence), first + _COUNT)):
        unit = sentence[at]
        entry = next((e for e in unit.entries if e.row.id in _YEARS), None)
        if entry is not None:
            after = sentence.at(at + 1)
            count = value if value is not None else 2 if "d" in entry.features else 1
            on = after is not None and after.is_particle("on")
            return (count, at + 2) if on and (value is not None or "p" not in entry.features) else None
        if unit.numeral is not None:
            value = unit.numeral.value
        elif not unit.is_particle("known_by"):
            return None
    return None
