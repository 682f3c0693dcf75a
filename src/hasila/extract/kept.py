"""Days on which an anniversary is kept: `تحل اليوم الذكرى الثانية لهجوم`: the event was so many years before that day."""

from collections.abc import Sequence
from dataclasses import replace

from hasila.extract.date_types import DateKind
from hasila.extract.scenes import Dated
from hasila.extract.units import Sentence
from hasila.model import DatePrecision, EventDate


def with_kept_days(sentence: Sentence, dates: Sequence[Dated]) -> list[Dated]:
    """The dates of a sentence, where the day beside an anniversary is none of an event, and dates what it remembers.

    An anniversary without such a day stays as it is: its year and month alone. What happens on one
    (`قتل اليوم في الذكرى الثانية`) is of the day.
    """
    found = list(dates)
    for other, day in enumerate(dates):
        if day.expression.kind not in (DateKind.DAY, DateKind.WEEKDAY):
            continue
        if _remembers(sentence, _end(day)):
            found[other] = replace(day, of_event=False)
        for at, kept in enumerate(dates):
            date = kept.mention.date
            beside = _end(day) == kept.first or _end(kept) == day.first
            if not (beside and kept.expression.anniversary and kept.expression.year_shift is not None):
                continue
            if date is not None and (value := _on(date, day.mention.date)) is not None:
                found[other] = replace(day, of_event=False)
                found[at] = replace(
                    kept,
                    expression=kept.expression._replace(anniversary=False),
                    mention=kept.mention.model_copy(update={"date": EventDate(value=value)}),
                    of_event=True,
                    remembered=True,
                )
    return found


def _end(dated: Dated) -> int:
    return dated.first + len(dated.mention.span.quote.split())


def _remembers(sentence: Sentence, at: int) -> bool:
    """`أحيا الأهالي أمس (ذكرى) المجزرة`: a word for an anniversary."""
    unit = sentence.at(at)
    entry = unit.of("irrealis") if unit is not None else None
    return entry is not None and entry.row["kind"] == "memorial"


def _on(year: EventDate, day: EventDate | None) -> str | None:
    """The day of the year on which it is kept, in the year of what it remembers; None on 29 February."""
    if day is None or day.precision is not DatePrecision.DAY or not day.has_year:
        return None
    value = year.value[:4] + day.value[4:]
    return None if value.endswith("02-29") else value
