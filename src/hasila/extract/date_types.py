"""What a date expression says, before it is set against a publication date."""

from enum import StrEnum
from typing import NamedTuple

from hasila.model import Span


class DateKind(StrEnum):
    """How a date expression points at its time."""

    CALENDAR = "calendar"  # year, month, day, as far as given; what is missing is found from the anchor
    WEEKDAY = "weekday"
    DAY = "day"  # so many days from the anchor
    WEEK = "week"  # so many weeks from the anchor
    INTERVAL = "interval"  # from this expression's first to its `until`
    PERIOD = "period"  # a length of time that ends with the anchor ("the last six months")
    VAGUE = "vague"  # "days ago"


class Modifier(StrEnum):
    """The adjective that says on which side of the anchor a weekday or month lies."""

    PAST = "past"
    BEFORE_LAST = "before_last"
    CURRENT = "current"
    FUTURE = "future"


class DateExpression(NamedTuple):
    """A date expression as the text words it.

    `start` and `end` are code points of the folded text, `span` those of the untouched one.
    Shifts count from the anchor: `month_shift=-1` is last month, `shift=-2` of kind `day` is the
    day before yesterday. `same` says that the anchor is not the publication but the date that
    the text named before ("the same day", "of that month"). A calendar date with a `shift` is also
    called today or yesterday. `eve`: the day before.
    """

    start: int
    end: int
    span: Span
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    year_shift: int | None = None
    month_shift: int | None = None
    shift: int | None = None
    unit: str = ""
    weekday: int | None = None
    modifier: Modifier | None = None
    until: "DateExpression | None" = None
    part: str = ""
    same: str = ""
    eve: bool = False
    since: bool = False
    anniversary: bool = False
    rows: tuple[str, ...] = ()

    @property
    def may_date_an_event(self) -> bool:
        """False for a period, a beginning ("since 2014") and an anniversary."""
        return not (self.since or self.anniversary or self.kind in (DateKind.PERIOD, DateKind.VAGUE))

    @property
    def to_come(self) -> bool:
        """Whether it says that its time is yet to come ("tomorrow", "next week")."""
        ahead = self.kind in (DateKind.DAY, DateKind.WEEK) and not self.same and (self.shift or 0) > 0
        return ahead or self.modifier is Modifier.FUTURE

    @property
    def placed(self) -> bool:
        """Whether the words themselves tie it to a year or to the anchor ("2023", "last", "this")."""
        return (
            self.year is not None
            or self.year_shift is not None
            or self.month_shift is not None
            or self.modifier is not None
            or bool(self.same)
            or self.kind in (DateKind.DAY, DateKind.WEEK)
        )
