"""When a report was published: from metadata, a dateline, or the bounds its own words give."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from hasila.extract.date_resolution import day_of, resolve
from hasila.extract.date_types import DateExpression, DateKind, Modifier
from hasila.extract.date_words import date_lexicon
from hasila.extract.dates import find_dates
from hasila.model import EventDate, Publication
from hasila.text import Kind, Token, View

_HEAD_LINES, _TAIL_LINES = 14, 4  # where a page says when it was published
_ALONE = 3  # words beside a date that stands alone (a place, "at", "GMT")
_CLOSE = 10  # days between the bounds within which "Friday" is one Friday
_HEADING = 120  # code points that may stand before a date in a dateline
_LABEL = 80  # code points before a date that may say whose date it is
_AHEAD = 60  # code points between a word for "scheduled" and its day
_OPENING = 4  # words before the date of an agency dateline ("Khartoum, 3 May 2023 - ")
_PREFIX = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DIGIT = re.compile("[0-9]")
_LINE = re.compile(r"[^\n]+")


def publication(view: View, declared: str | None) -> Publication:
    """The publication date of a report, or none with the bounds that its words give, and why.

    `declared` is the ISO date that came with the item. Without it a dateline is looked for; the
    date of a last edit is never taken for it. Bounds are days the text knows of (earliest) and
    days it speaks of as to come (latest).
    """
    return by_metadata(declared) or _dateline(view) or _spoken(view) or _bounded(view)


@lru_cache(maxsize=1 << 10)  # many items of one day come together
def by_metadata(declared: str | None) -> Publication | None:
    """The publication date that came with an item, or None; nothing of its text is read for it."""
    date = _declared(declared)
    if date is None:
        return None
    return Publication(date=date, source="metadata", reason="The date came with the item.")


def anchor_of(published: Publication) -> EventDate | None:
    """What relative days are counted from: the date, or the earliest day if the bounds lie close."""
    if published.date is not None:
        return published.date
    if published.earliest is None or published.latest is None:
        return None
    apart = dt.date.fromisoformat(published.latest) - dt.date.fromisoformat(published.earliest)
    return EventDate(value=published.earliest) if apart.days <= _CLOSE else None


def year_of(published: Publication) -> int | None:
    """The year of publication, if the date or both bounds give one."""
    if published.date is not None and published.date.has_year:
        return int(published.date.value[:4])
    if published.earliest and published.latest and published.earliest[:4] == published.latest[:4]:
        return int(published.earliest[:4])
    return None


def _declared(declared: str | None) -> EventDate | None:
    match = _PREFIX.match(declared or "")
    try:
        return EventDate(value=match.group()) if match else None
    except ValueError:
        return None


# -- a date that the page gives as its own ---------------------------------------------------


def _dateline(view: View) -> Publication | None:
    lines = [match.span() for match in _LINE.finditer(view.norm) if match.group().strip()]
    ends = [*lines[:_HEAD_LINES], *lines[max(_HEAD_LINES, len(lines) - _TAIL_LINES) :]]
    edited = False
    for number, (start, end) in enumerate(ends):
        # no day is full without a year, which is in digits
        for expression in find_dates(view, start, end) if _DIGIT.search(view.norm, start, end) else ():
            date = _full_day(expression)
            before = view.norm[max(start, expression.start - _LABEL) : expression.start]
            if date is None:
                continue
            if _says(before, "edited"):
                edited = True
                continue
            named = _says(before, "published")
            if named or (number < _HEAD_LINES and _stands_alone(view, expression, start, end)):
                how = "after a word for published" if named else "in a dateline"
                reason = f"The page gives {date.value} {how}."
                if edited:
                    reason += " The date of the last edit was left aside."
                return Publication(date=date, source="dateline", span=expression.span, reason=reason)
    return None


def _full_day(expression: DateExpression) -> EventDate | None:
    """The day, if the expression names it with its year and no interval."""
    if expression.kind is not DateKind.CALENDAR or not expression.year or not expression.day:
        return None
    return None if expression.anniversary or expression.since else resolve(expression, None).date


def _says(norm: str, kind: str) -> bool:
    """Whether the last word or phrase of one of the two kinds in a line is of this kind."""
    words = norm.replace(":", " ").replace("(", " ").replace("|", " ").split()
    last = None
    for at in range(len(words)):
        _, phrases = date_lexicon().phrase(words, at)
        for entry in (*phrases, *date_lexicon().word(words[at])):
            if entry.row.table == "periods" and entry.row["kind"] in ("edited", "published"):
                last = entry.row["kind"]
                break
    return last == kind


def _stands_alone(view: View, expression: DateExpression, start: int, end: int) -> bool:
    """Whether a line is little more than the date, or opens as an agency's dateline does."""
    if expression.start - start > _HEADING or "@" in view.norm[start : min(end, expression.end + _HEADING)]:
        return False  # within a running text, or at the foot of an embedded post
    before = [t for t in view.tokens(start, expression.start) if _is_word(t)]
    after = view.tokens(expression.end, min(end, expression.end + 200))
    words = [t for t in after if _is_word(t)]
    if len(before) + len(words) <= _ALONE:
        return True
    return len(before) <= _OPENING and bool(after) and after[0].text in "-:/" and end - expression.end > 40


def _is_word(token: Token) -> bool:
    """Whether a token is a word; single letters stand for "a.m." and "p.m."."""
    return token.kind in (Kind.WORD, Kind.LATIN) and len(token.text) > 1


def _spoken(view: View) -> Publication | None:
    """The date that a report calls today or yesterday and also gives in full."""
    for start, end in view.sentences:
        for expression in find_dates(view, start, end):
            day = day_of(_full_day(expression))
            if day is None or expression.shift is None:
                continue
            date = EventDate(value=(day - dt.timedelta(days=expression.shift)).isoformat())
            called = {0: "today", -1: "yesterday"}.get(expression.shift, f"day {expression.shift:+}")
            reason = f"The text calls {day.isoformat()} {called}."
            return Publication(date=date, source="text", span=expression.span, reason=reason)
    return None


# -- bounds ----------------------------------------------------------------------------------


@dataclass
class _Bounds:
    earliest: dt.date | None = None
    latest: dt.date | None = None
    reasons: dict[str, str] = field(default_factory=dict)

    def not_before(self, day: dt.date, reason: str) -> None:
        if self.earliest is None or day > self.earliest:
            self.earliest = day
            self.reasons["earliest"] = reason

    def not_after(self, day: dt.date, reason: str) -> None:
        if self.latest is None or day < self.latest:
            self.latest = day
            self.reasons["latest"] = reason

    @property
    def year(self) -> int | None:
        """The year, if the bounds leave only one."""
        if self.earliest and self.latest and self.earliest.year == self.latest.year:
            return self.latest.year
        return None


def _bounded(view: View) -> Publication:
    spoken = list(_expressions(view))
    bounds = _Bounds()
    for words in spoken:
        _dated_bounds(words, bounds)
    _year_before(spoken, bounds)
    for words in spoken:
        _coming_bounds(words, bounds)
    for words in spoken:
        _yearless_bounds(words, bounds)
    weekday = _weekday(spoken)
    if weekday is not None:
        _weekday_bound(*weekday, bounds)
    if bounds.latest and bounds.earliest and bounds.latest < bounds.earliest:
        bounds.latest = None  # what was to come in one story has come in another
        bounds.reasons.pop("latest", None)
    reason = " ".join(["The text gives no date of publication.", *dict.fromkeys(bounds.reasons.values())])
    return Publication(
        source="text" if bounds.reasons else "none",
        earliest=bounds.earliest.isoformat() if bounds.earliest else None,
        latest=bounds.latest.isoformat() if bounds.latest else None,
        weekday=weekday[0] if weekday is not None else None,
        reason=reason,
    )


@dataclass(frozen=True)
class _Spoken:
    """A date expression with what its sentence says of it."""

    expression: DateExpression
    sentence: int
    scheduled: bool
    year_in_sentence: int | None

    @property
    def to_come(self) -> bool:
        """Whether it lies ahead of the report."""
        return self.scheduled or self.expression.modifier is Modifier.FUTURE


def _expressions(view: View) -> Iterator[_Spoken]:
    for number, (start, end) in enumerate(view.sentences):
        found = find_dates(view, start, end)
        if not found:
            continue
        sentence = view.norm[start:end]
        if _says(sentence, "edited"):
            continue
        years = [int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence)]
        coming = _coming(view, start, end)
        for expression in found:
            place = bisect_left(coming, expression.start) - 1
            scheduled = place >= 0 and expression.start - coming[place] <= _AHEAD
            yield _Spoken(
                expression, number, scheduled and not expression.anniversary, max(years, default=None)
            )


def _coming(view: View, start: int, end: int) -> list[int]:
    """Where a sentence has a word for what is scheduled."""
    return [
        token.start
        for token in view.tokens(start, end)
        if token.kind is Kind.WORD
        and any(
            entry.row.table == "periods" and entry.row["kind"] == "to_come"
            for entry in date_lexicon().word(token.text)
        )
    ]


def _dated_bounds(spoken: _Spoken, bounds: _Bounds) -> None:
    """A date with its year that has come to pass."""
    expression = spoken.expression
    last = expression.until or expression
    if spoken.to_come or expression.anniversary or last.year is None or last.kind is not DateKind.CALENDAR:
        return
    date = resolve(last, None).date
    if date is None or date.first is None:
        return
    quote = " ".join(expression.span.quote.split())
    bounds.not_before(dt.date.fromisoformat(date.first), f"It knows of {date.value} ({quote}).")


def _year_before(spoken: list[_Spoken], bounds: _Bounds) -> None:
    """A year that one sentence both names and calls the year before."""
    for _, group in groupby(spoken, key=lambda s: s.sentence):
        here = [s.expression for s in group]
        shifted = {e.year_shift for e in here if e.year_shift in (-1, 0) and e.month is None and not e.same}
        years = {e.year for e in here if e.year and e.kind is DateKind.CALENDAR and e.month is None}
        if -1 not in shifted or len(years) != 1:
            continue
        (before,) = years
        others = {e.until.year for e in here if e.until and e.until.year}
        if before is not None and others <= {before, before + 1}:
            bounds.not_before(dt.date(before + 1, 1, 1), f"It calls {before} the year before.")
            bounds.not_after(dt.date(before + 1, 12, 31), f"It calls {before} the year before.")


def _coming_bounds(spoken: _Spoken, bounds: _Bounds) -> None:
    """A day spoken of as still to come."""
    expression = spoken.expression
    if not spoken.to_come or expression.month is None or expression.hijri:
        return
    if expression.year is None and not spoken.scheduled:
        return
    year = expression.year or (expression.until.year if expression.until else None) or spoken.year_in_sentence
    date = resolve(expression, None, year_hint=year).date
    if date is None or date.first is None:
        return
    before = dt.date.fromisoformat(date.first) - dt.timedelta(days=1)
    quote = " ".join(expression.span.quote.split())
    bounds.not_after(before, f"It speaks of {date.first} as to come ({quote}).")


def _yearless_bounds(spoken: _Spoken, bounds: _Bounds) -> None:
    """A day or a month without a year, in the year that the rest of the text gives."""
    expression = spoken.expression
    if (
        expression.kind is not DateKind.CALENDAR
        or not expression.month
        or expression.hijri
        or expression.year
    ):
        return
    quote = " ".join(expression.span.quote.split())
    if expression.modifier is Modifier.CURRENT and bounds.earliest is not None:
        year = bounds.earliest.year + (expression.month < bounds.earliest.month)
        following = dt.date(year + expression.month // 12, expression.month % 12 + 1, 1)
        bounds.not_before(dt.date(year, expression.month, 1), f"It calls a month the current one ({quote}).")
        bounds.not_after(following - dt.timedelta(days=1), f"It calls a month the current one ({quote}).")
        return
    if spoken.to_come or expression.anniversary or expression.modifier or expression.year_shift is not None:
        return
    if not expression.day or bounds.year is None:
        return
    date = resolve(expression, None, year_hint=bounds.year).date
    if date is not None and date.first is not None and bounds.latest is not None:
        day = dt.date.fromisoformat(date.first)
        if day <= bounds.latest:
            bounds.not_before(day, f"It knows of {date.value} ({quote}).")


def _weekday(spoken: list[_Spoken]) -> tuple[int, str] | None:
    """The weekday of publication that "yesterday, Friday" tells, and those words; None if two are told."""
    days = {
        ((s.expression.weekday - (s.expression.shift or 0)) % 7, s.expression.span.quote)
        for s in spoken
        if s.expression.kind is DateKind.DAY and s.expression.weekday is not None and not s.expression.same
    }
    return min(days) if len({weekday for weekday, _ in days}) == 1 else None


def _weekday_bound(weekday: int, quote: str, bounds: _Bounds) -> None:
    """The weekday of publication puts it on the first such day from the earliest on."""
    if bounds.earliest is None:
        return
    day = bounds.earliest + dt.timedelta(days=(weekday - bounds.earliest.weekday()) % 7)
    if day > bounds.earliest:
        known = bounds.reasons["earliest"]
        bounds.not_before(day, f"{known} Its words ({quote}) tell the weekday of publication.")
