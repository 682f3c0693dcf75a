"""Date what is counted from another event: `بعد يومين من مقتل ...` is two days before what the sentence dates."""

import datetime as dt
from collections.abc import Sequence

from hasila.extract.anchors import attack_of
from hasila.extract.date_resolution import day_of, prefix_of
from hasila.extract.lists import Draft
from hasila.extract.scenes import Scene
from hasila.extract.units import Unit
from hasila.model import DateMention, EventDate

# So many words at most lead from the event counted from to those it killed.
_TOLD = 14
# A count of days, with what stands in it, has so many words.
_COUNT = 5
# Within so many words behind a count stands the event counted from.
_EVENT = 3
_UNIT = "unit."
_DAYS = {"unit.day": 1, "unit.hour": 0}
_WEEK = "unit.week"


def counted_from(scene: Scene, draft: Draft) -> tuple[DateMention | None] | None:
    """The date of a figure told as so long before or after the rest of its sentence, in a tuple; else None.

    `(None,)`: it is told so, and no day is known to count from. The day counted from is the last one
    named before the words that count, that of a statement too; weeks and months give an ISO prefix.
    """
    sentence = scene.sentence
    if not sentence.where("counted_after", "counted_before", "day_after"):
        return None
    told = draft.trigger.first if draft.trigger is not None else draft.people.first
    for at in range(told - 1, max(-1, told - _TOLD - 1), -1):
        unit = sentence[at]
        if unit.is_any(("stop", "comma", "meanwhile")):
            return None
        forward = unit.is_particle("counted_before")
        if not (forward or unit.is_any(("counted_after", "day_after"))):
            continue
        if unit.is_particle("day_after"):
            first = at + 1
            length: dt.timedelta | None = -dt.timedelta(days=1)
        else:
            counted = length_of(sentence.units[at + 1 : at + 1 + _COUNT])
            if counted is None:
                continue
            first, length = at + 1 + counted[1], counted[0]
            length = -length if length is not None and not forward else length
        if not _leads_to(sentence.units[first : told + 1]):
            return None
        return (_shifted(scene, at, length),)
    return None


def is_counted(scene: Scene, first: int, last: int) -> bool:
    """Whether units [first, last) count days or more from another attack: `بعد مضي سبعة أشهر على تفجيرات`."""
    units = scene.sentence.units
    for at in scene.sentence.where("counted_after"):
        told = length_of(units[at + 1 : at + 1 + _COUNT]) if first < at < last else None
        if told is None or told[0] == dt.timedelta():  # hours after, it is the same event
            continue
        begun = at + 1 + told[1]
        if scene.sentence.has(begun, last, "comma"):
            continue
        if scene.sentence.has(begun, begun + _EVENT, "attacks", "outcomes"):
            return True
    return False


def length_of(units: Sequence[Unit]) -> tuple[dt.timedelta | None, int] | None:
    """`خمسة أيام من`, `يوم واحد على`: how long, None where it is only vaguely told, and its units."""
    value: int | None = None
    for i, unit in enumerate(units):
        if unit.numeral is not None and unit.of("times") is None:
            value = unit.numeral.value
            continue
        entry = next((e for e in unit.entries if e.row.id.startswith(_UNIT)), None)
        if entry is None:
            if unit.is_particle("known_by") or unit.of("qualifiers") is not None:
                continue  # "after the passing of about"
            return None
        end = i + 1
        if end < len(units) and units[end].is_particle("single_of"):
            end += 1
        if end >= len(units) or not (units[end].is_any(("of", "on"))):
            return None
        if value is None and "p" in entry.features and entry.row.id != "unit.hour":
            return None, end + 1
        count = value if value is not None else 2 if "d" in entry.features else 1
        days = _DAYS.get(entry.row.id)
        if days is None and entry.row.id != _WEEK:
            return None, end + 1  # months and years are too coarse to count in days
        return dt.timedelta(days=count * (7 if days is None else days)), end + 1
    return None


def _leads_to(units: list[Unit]) -> bool:
    """Whether the event counted from is the one that did the harm: it is the harm, or `أسفر عن` it."""
    if not units:
        return False
    if len(units) == 1 or units[0].of("outcomes") is not None:
        return True
    attacked = any(attack_of(unit) is not None for unit in units[:2])
    return attacked and any(unit.of("causes") is not None or unit.is_particle("relative") for unit in units)


def _shifted(scene: Scene, at: int, length: dt.timedelta | None) -> DateMention | None:
    before = [d for d in scene.dates if d.first < at and not d.expression.since]
    day = day_of(before[-1].mention.date) if before else None
    if day is None or length is None:
        return None
    there = day + length
    date = EventDate(value=there.isoformat())
    if abs(length.days) >= 7:  # a week and more is seldom told to the day
        around = dt.timedelta(days=3)
        date = prefix_of(EventDate(value=f"{(there - around).isoformat()}/{(there + around).isoformat()}"))
    return before[-1].mention.model_copy(update={"date": date, "weekday": None})
