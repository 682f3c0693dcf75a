"""Dates as far as they are known: ISO prefixes with a precision, never a made-up day."""

import calendar
import datetime as dt
import re

from pydantic import Field, field_validator

from hasila.model.base import Value
from hasila.model.spans import Span
from hasila.model.values import DatePrecision

_DATED = r"\d{4}(-\d\d(-\d\d)?)?"
_YEARLESS = r"--\d\d(-\d\d)?"
_SHAPE = re.compile(f"{_DATED}(/{_DATED})?|{_YEARLESS}(/{_YEARLESS})?")


def _first(prefix: str) -> str:
    return {4: f"{prefix}-01-01", 7: f"{prefix}-01"}.get(len(prefix), prefix)


def _last(prefix: str) -> str:
    if len(prefix) == 4:
        return f"{prefix}-12-31"
    if len(prefix) == 7:
        return f"{prefix}-{calendar.monthrange(int(prefix[:4]), int(prefix[5:]))[1]:02}"
    return prefix


class EventDate(Value):
    """A calendar date as far as the text gives it.

    `value` is an ISO prefix (`2024`, `2024-07`, `2024-07-15`), an interval of two prefixes
    (`2024-01/2024-06`), or a date whose year is unknown (`--07-15`, `--07`; ISO 8601:2000).
    """

    value: str

    @field_validator("value")
    @classmethod
    def _known_shape(cls, value: str) -> str:
        if not _SHAPE.fullmatch(value):
            msg = f"not a date prefix: {value!r}"
            raise ValueError(msg)
        for part in value.split("/"):
            if not part.startswith("--"):
                dt.date.fromisoformat(_first(part))
        return value

    @property
    def precision(self) -> DatePrecision:
        """Day, month, year or range (an interval)."""
        if "/" in self.value:
            return DatePrecision.RANGE
        size = len(self.value.removeprefix("--")) + (5 if self.value.startswith("--") else 0)
        return {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}[size]

    @property
    def has_year(self) -> bool:
        """False for a date such as "15 July" whose year nothing tells."""
        return not self.value.startswith("--")

    @property
    def first(self) -> str | None:
        """The earliest day it may mean (ISO), or None without a year.

        >>> EventDate(value="2024-02").last
        '2024-02-29'
        """
        return _first(self.value.split("/", maxsplit=1)[0]) if self.has_year else None

    @property
    def last(self) -> str | None:
        """The latest day it may mean (ISO), or None without a year."""
        return _last(self.value.split("/")[-1]) if self.has_year else None


class DateMention(Value):
    """A date expression in a text, resolved or not."""

    span: Span
    date: EventDate | None = None
    weekday: int | None = Field(default=None, ge=0, le=6, description="Monday 0, if the text names it")
    unresolved: str | None = Field(default=None, description="why there is no date")
    rule: str = ""


class Publication(Value):
    """When a report was published, as far as is known, and on what that rests."""

    date: EventDate | None = None
    source: str = Field(default="none", description="`metadata`, `dateline`, `text`, or `none`")
    span: Span | None = Field(default=None, description="the dateline, if that is the source")
    earliest: str | None = Field(default=None, description="ISO day: the text knows of this day")
    latest: str | None = Field(default=None, description="ISO day: the text speaks of this day as to come")
    weekday: int | None = Field(
        default=None, ge=0, le=6, description="Monday 0: the text tells the day of the week it was written on"
    )
    reason: str = Field(default="", description="in a sentence: how the date or the bounds were found")
