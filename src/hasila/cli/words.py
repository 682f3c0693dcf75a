"""Values as a reader sees them on a terminal: counts, dates, places, and text made harmless."""

import unicodedata

from hasila.model import EventDate, Place, Range, Span

_JOINER = "\u200c"  # shapes Persian words; every other format character only moves or hides text


def plain(text: str | None) -> str:
    r"""A text on one line, without control characters: a report must not steer the terminal.

    >>> plain("a\x1b[31m\n b")
    'a[31m b'
    """
    kept = (
        char
        for char in text or ""
        if char == _JOINER or char.isspace() or unicodedata.category(char) not in ("Cc", "Cf")
    )
    return " ".join("".join(kept).split())


def bounds(settled: Range | None) -> str:
    """Low, best and high, or the one number they agree on.

    >>> bounds(Range(low=28, best=37)), bounds(Range(low=6, best=6, high=6)), bounds(None)
    ('28–37–?', '6', '-')
    """
    if settled is None:
        return "-"
    values = ["?" if value is None else str(value) for value in (settled.low, settled.best, settled.high)]
    return values[0] if len(set(values)) == 1 else "–".join(values)


def day(date: EventDate | None) -> str:
    """A date as far as it is known, `-` if it is not."""
    return date.value if date else "-"


def place_name(place: Place | None) -> str:
    """The English name of a place and its country."""
    return f"{plain(place.name_en)}, {place.country}" if place else "-"


def location(report: str, span: Span) -> str:
    """Where a quote stands: the report, and code points in its text."""
    return f"report {plain(report)}, code points {span.start}-{span.end}"


def many(number: int, what: str) -> str:
    """A number with what is counted.

    >>> many(1, "report"), many(0, "report")
    ('1 report', '0 reports')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
