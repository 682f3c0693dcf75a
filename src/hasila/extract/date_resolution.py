"""Set a date expression against an anchor: the day of publication, or a date the text named before."""

import datetime as dt
from collections.abc import Iterable, Iterator

from hijridate import Hijri

from hasila.extract.date_types import DateExpression, DateKind, Modifier
from hasila.model import DateMention, DatePrecision, EventDate

NO_ANCHOR = "no publication date"
NO_TEXT_DATE = "no date before it in the text to count from"
TOO_COARSE = "the publication date is not known to the day"
VAGUE = "a vague length of time"
NO_SUCH_DAY = "no such day in the calendar"
NO_TABLE = "outside the Hijri tables"

_SLACK = dt.timedelta(days=7)  # a day soon to come without "next": time zones and late editions
_WEEK = dt.timedelta(days=7)
_FRIDAY = 4
_ISO_DAY = 10  # letters of an ISO day


class _UnresolvedError(Exception):
    """Carries the reason why an expression has no date."""


def resolve(
    expression: DateExpression, anchor: EventDate | None, *, year_hint: int | None = None
) -> DateMention:
    """The date an expression means, counted from an anchor; unresolved with a reason if it has none.

    The anchor is the day of publication; for an expression with `same` it is the date that the text
    named before. A weekday is the latest such day that is not after the anchor (with "last":
    strictly before; with "next": after). A month or day without a year is the latest one not more
    than a week after the anchor. `year_hint` is the year where no anchor is known.
    """
    rule = f"date.{expression.kind}"
    if expression.kind is DateKind.DAY and expression.weekday is not None:
        rule = "date.day_and_weekday"
    try:
        value = _value(expression, anchor, year_hint)
    except _UnresolvedError as reason:
        return DateMention(
            span=expression.span, weekday=expression.weekday, unresolved=str(reason), rule=rule
        )
    date = EventDate(value=value)
    if rule == "date.day_and_weekday" and _disagrees(expression, anchor, value):
        rule = "date.weekday_over_day"
    return DateMention(span=expression.span, date=date, weekday=expression.weekday, rule=rule)


def resolve_all(
    expressions: Iterable[DateExpression], anchor: EventDate | None, *, year_hint: int | None = None
) -> Iterator[DateMention]:
    """Resolve the expressions of a text in its order: "the same day" counts from the date before it."""
    before: EventDate | None = None
    sure: EventDate | None = None  # the last date whose year the words themselves give
    for expression in expressions:
        text_date = sure or before if expression.same == "year" else before
        mention = resolve(expression, text_date if expression.same else anchor, year_hint=year_hint)
        yield mention
        if mention.date is not None and mention.date.precision is not DatePrecision.RANGE:
            before = mention.date
            sure = mention.date if expression.placed else sure


def prefix_of(date: EventDate) -> EventDate:
    """The ISO prefix that holds a date: a week becomes its month, or that of most of its days.

    >>> prefix_of(EventDate(value="2024-07-14/2024-07-20")).value
    '2024-07'
    """
    first, last = date.first, date.last
    if date.precision is not DatePrecision.RANGE or first is None or last is None:
        return date
    if len(first) == len(last) == _ISO_DAY and first[:4] == last[:4] and first[:7] != last[:7]:
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        if end - start < _WEEK:  # most of its days, counted from Monday, lie in one month
            return EventDate(value=(start + dt.timedelta(days=4)).isoformat()[:7])
    for size in (7, 4):
        if first[:size] == last[:size]:
            return EventDate(value=first[:size])
    return date


def day_of(date: EventDate | None) -> dt.date | None:
    """The day, if the date is one."""
    if date is None or not date.has_year or date.precision is not DatePrecision.DAY:
        return None
    return dt.date.fromisoformat(date.value)


def _anchor_day(anchor: EventDate | None) -> dt.date:
    day = day_of(anchor)
    if day is None:
        raise _UnresolvedError(NO_ANCHOR if anchor is None else TOO_COARSE)
    return day


def _value(expression: DateExpression, anchor: EventDate | None, hint: int | None) -> str:
    if expression.same and anchor is None:
        raise _UnresolvedError(NO_TEXT_DATE)
    if expression.since:
        return _since(expression, anchor, hint)
    if expression.kind is DateKind.CALENDAR:
        return _calendar(expression, anchor, hint)
    if expression.kind is DateKind.INTERVAL:
        return _interval(expression, anchor, hint)
    return _counted(expression, anchor)


def _counted(expression: DateExpression, anchor: EventDate | None) -> str:
    """What is counted in days from the anchor, so that only a day will do for it."""
    if expression.kind is DateKind.VAGUE:
        raise _UnresolvedError(VAGUE)
    day = _anchor_day(anchor)
    match expression.kind:
        case DateKind.WEEKDAY:
            return _weekday(expression, day).isoformat()
        case DateKind.DAY:
            return _relative_day(expression, day).isoformat()
        case DateKind.WEEK:
            return _week(expression, day)
        case _:
            return _period(expression, day)


def _since(expression: DateExpression, anchor: EventDate | None, hint: int | None) -> str:
    start = _value(expression._replace(since=False), anchor, hint).split("/", maxsplit=1)[0]
    if anchor is None or expression.same or start.startswith("-") or not anchor.has_year:
        return start
    return f"{start}/{anchor.value}" if start <= anchor.value else start


def _weekday(expression: DateExpression, anchor: dt.date) -> dt.date:
    weekday = expression.weekday or 0
    back = dt.timedelta(days=(anchor.weekday() - weekday) % 7)
    match expression.modifier:
        case Modifier.FUTURE:
            return anchor + _WEEK - back
        case Modifier.PAST:
            return anchor - (back or _WEEK)
        case Modifier.BEFORE_LAST:
            return anchor - (back or _WEEK) - _WEEK
        case _:
            return anchor - back


def _relative_day(expression: DateExpression, anchor: dt.date) -> dt.date:
    day = anchor + dt.timedelta(days=expression.shift or 0)
    if expression.weekday is None or day.weekday() == expression.weekday or expression.same:
        return day
    ahead = Modifier.FUTURE if (expression.shift or 0) > 0 else None
    return _weekday(expression._replace(modifier=ahead), anchor)


def _disagrees(expression: DateExpression, anchor: EventDate | None, value: str) -> bool:
    day = day_of(anchor)
    return day is not None and value != (day + dt.timedelta(days=expression.shift or 0)).isoformat()


def _week(expression: DateExpression, anchor: dt.date) -> str:
    """A week from Sunday to Saturday; "n weeks ago" is the week around that day, its end the last Friday to Sunday."""
    shift = expression.shift or 0
    if expression.unit == "weekend":
        first = anchor - dt.timedelta(days=(anchor.weekday() - _FRIDAY) % 7)
        return f"{first.isoformat()}/{min(first + dt.timedelta(days=2), anchor).isoformat()}"
    if expression.unit == "ago":
        middle = anchor + shift * _WEEK
        first, last = middle - dt.timedelta(days=3), middle + dt.timedelta(days=3)
    else:
        first = anchor - dt.timedelta(days=(anchor.weekday() + 1) % 7) + shift * _WEEK
        last = first + dt.timedelta(days=6)
        if shift == 0:
            last = min(last, anchor)
    return f"{first.isoformat()}/{last.isoformat()}"


def _period(expression: DateExpression, anchor: dt.date) -> str:
    count = -(expression.shift or 0)
    match expression.unit:
        case "hour":
            first = (anchor - dt.timedelta(days=max(1, round(count / 24)))).isoformat()
        case "day" | "week":
            days = count * (7 if expression.unit == "week" else 1)
            first = (anchor - dt.timedelta(days=days)).isoformat()
        case "month":
            first = _month_value(anchor.year, anchor.month - count)
            return f"{first}/{anchor.isoformat()[:7]}"
        case _:
            years = count * (10 if expression.unit == "decade" else 1)
            if anchor.year - years < 1:
                raise _UnresolvedError(VAGUE)
            return f"{anchor.year - years:04}/{anchor.year}"
    return f"{first}/{anchor.isoformat()}"


def _month_value(year: int, month: int) -> str:
    """A month counted from January of a year, before it or after it too."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= dt.MAXYEAR:
        raise _UnresolvedError(NO_SUCH_DAY)
    return f"{year:04}-{month:02}"


def _interval(expression: DateExpression, anchor: EventDate | None, hint: int | None) -> str:
    """What the words place first places the other end."""
    until = expression.until
    if until is None:
        raise _UnresolvedError(NO_SUCH_DAY)
    if expression.weekday is not None and until.kind is DateKind.WEEKDAY:
        end = _weekday(until, _anchor_day(anchor))
        last, first = end.isoformat(), _weekday(expression, end).isoformat()
    elif until.placed or expression.placed:
        last = _value(until, anchor, hint)
        first = _calendar(expression, anchor, hint) if expression.placed else _before(expression, last)
    else:
        first = _calendar(expression, anchor, hint)
        if first.startswith("--"):
            return f"{first}/{_calendar(until, anchor, hint)}"
        last = _checked(int(first[:4]), until.month, until.day)
        if last < first:
            last = _checked(int(first[:4]) + 1, until.month, until.day)
    if first > last:
        raise _UnresolvedError(NO_SUCH_DAY)
    return f"{first.split('/', maxsplit=1)[0]}/{last.rsplit('/', maxsplit=1)[-1]}"


def _before(expression: DateExpression, last: str) -> str:
    """The latest such date that is not after the end of its interval."""
    for year in (int(last[:4]), int(last[:4]) - 1):
        first = _checked(year, expression.month, expression.day)
        if first <= last:
            return first
    raise _UnresolvedError(NO_SUCH_DAY)


def _calendar(expression: DateExpression, anchor: EventDate | None, hint: int | None) -> str:
    if expression.hijri:
        return _hijri(expression, anchor)
    if expression.month_shift is not None:
        day = _anchor_month(anchor)
        month = _month_value(day[0], day[1] + expression.month_shift)
        return _checked(int(month[:4]), int(month[5:]), expression.day)
    year = expression.year
    if year is None and expression.year_shift is not None:
        known = int(anchor.value[:4]) if anchor is not None and anchor.has_year else hint
        if known is None:
            raise _UnresolvedError(NO_TEXT_DATE if expression.same else NO_ANCHOR)
        year = known + expression.year_shift
    if year is None:
        return _without_year(expression, anchor, hint)
    if (
        expression.anniversary
        and expression.month is None
        and anchor is not None
        and anchor.value[5:7].isdigit()
    ):
        return f"{year:04}-{anchor.value[5:7]}"  # it is kept in the month it happened in
    return _eve(_checked(year, expression.month, expression.day), expression)


def _anchor_month(anchor: EventDate | None) -> tuple[int, int]:
    if anchor is None:
        raise _UnresolvedError(NO_ANCHOR)
    if not anchor.has_year or len(anchor.value) < 7 or "/" in anchor.value:
        raise _UnresolvedError(TOO_COARSE)
    return int(anchor.value[:4]), int(anchor.value[5:7])


def _checked(year: int, month: int | None, day: int | None) -> str:
    """The ISO prefix of a date that exists."""
    try:
        value = dt.date(year, month or 1, day or 1).isoformat()
    except ValueError:
        raise _UnresolvedError(NO_SUCH_DAY) from None
    return value[: 4 if month is None else 7 if day is None else 10]


def _eve(value: str, expression: DateExpression) -> str:
    if not expression.eve or len(value) != 10:
        return value
    return (dt.date.fromisoformat(value) - dt.timedelta(days=1)).isoformat()


def _without_year(expression: DateExpression, anchor: EventDate | None, hint: int | None) -> str:
    """A month or a day of it whose year the anchor, the weekday or the hint gives."""
    month, day = expression.month, expression.day
    if month is None:
        raise _UnresolvedError(NO_TEXT_DATE)
    known = anchor is not None and anchor.has_year
    if known and anchor is not None and len(anchor.value) >= 7 and "/" not in anchor.value:
        return _eve(_nearest(expression, anchor), expression)
    year = int(anchor.value[:4]) if known and anchor is not None else hint
    if year is not None:
        return _eve(_checked(year, month, day), expression)
    _checked(2024, month, day)  # a leap year: whether there is such a day at all
    return f"--{month:02}" + (f"-{day:02}" if day else "")


def _nearest(expression: DateExpression, anchor: EventDate) -> str:
    """The year that puts a month, or a day of it, on its side of the anchor."""
    at = anchor.value[:10]
    size = 10 if expression.day and len(at) == 10 else 7
    limit = at[:size]
    if size == 10 and expression.modifier is None:
        limit = (dt.date.fromisoformat(at) + _SLACK).isoformat()
    years = range(int(at[:4]) + 1, int(at[:4]) - 9, -1)
    every = [value for year in years if (value := _possible(year, expression))]
    if expression.weekday is not None and expression.day:
        same = [v for v in every if dt.date.fromisoformat(v).weekday() == expression.weekday]
        every = [value for value in same if value[:4] >= str(int(at[:4]) - 1)] or every
    match expression.modifier:
        case Modifier.FUTURE:
            fit = sorted(value for value in every if value[:size] > limit)
        case Modifier.PAST:
            fit = [value for value in every if value[:size] < limit]
        case Modifier.BEFORE_LAST:
            fit = [value for value in every if value[:size] < limit][1:]
        case Modifier.CURRENT:
            fit = sorted(every, key=lambda value: (abs(_months(value) - _months(at)), value))
        case _:
            fit = [value for value in every if value[:size] <= limit]
    if not fit:
        raise _UnresolvedError(NO_SUCH_DAY)
    return fit[0]


def _months(value: str) -> int:
    return int(value[:4]) * 12 + int(value[5:7])


def _possible(year: int, expression: DateExpression) -> str | None:
    try:
        return _checked(year, expression.month, expression.day)
    except _UnresolvedError:
        return None


def _hijri(expression: DateExpression, anchor: EventDate | None) -> str:
    """A date of the Umm al-Qura calendar; what a country saw of the moon may differ by a day."""
    year = expression.year
    if year is None:
        day = _anchor_day(anchor)
        years = range(_hijri_year(day) + 1, _hijri_year(day) - 3, -1)
        values = [_gregorian(y, expression.month, expression.day) for y in years]
        shift = (expression.year_shift or 0) if expression.year_shift is not None else 0
        if expression.modifier is Modifier.FUTURE:
            fit = [value for value in reversed(values) if value[:10] > day.isoformat()]
        else:
            fit = [value for value in values if value[:10] <= (day + _SLACK).isoformat()][-shift:]
        if not fit:
            raise _UnresolvedError(NO_TABLE)
        return _eve(fit[0], expression)
    return _eve(_gregorian(year, expression.month, expression.day), expression)


def _hijri_year(day: dt.date) -> int:
    return round((day.year - 622) * 33 / 32)


def _gregorian(year: int, month: int | None, day: int | None) -> str:
    try:
        first = Hijri(year, month or 1, day or 1)
        if day is not None:
            return str(first.to_gregorian().isoformat())
        end = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, end.month_length())
        return f"{first.to_gregorian().isoformat()}/{last.to_gregorian().isoformat()}"
    except (ValueError, OverflowError):
        raise _UnresolvedError(NO_TABLE) from None
