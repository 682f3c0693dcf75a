"""Cut a text at the edges of all that was read in it: pieces, each with everything that covers it."""

import itertools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hasila.model import Attribution, Reading

#: Characters that turn the letters after them around, which hides what a report says, and the one that browsers drop.
_OVERRIDES = {
    0x00: "\N{REPLACEMENT CHARACTER}",
    0x202D: "\N{REPLACEMENT CHARACTER}",
    0x202E: "\N{REPLACEMENT CHARACTER}",
}


def harmless(text: str) -> str:
    """A text for the page: what would turn its letters around is shown as a character that is not one.

    Other marks of direction stay: where the text ends, in a block or a `bdi`, they end.
    """
    return text.translate(_OVERRIDES)


@dataclass(frozen=True, slots=True)
class Cover:
    """Something that was read in a text: code points [start, end), its kind, and the name of its anchor."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text in which the same things stand, the widest first."""

    start: int
    text: str
    covers: tuple[Cover, ...]
    debris: bool = False

    @property
    def shown(self) -> str:
        """The text for the page: one character for each, none of which turns others around."""
        return harmless(self.text)


def cut(text: str, covers: Iterable[Cover], debris: Iterable[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """The text in pieces; joined they are the text, whatever overlaps, and wherever it starts.

    >>> [(p.text, [c.key for c in p.covers]) for p in cut("abc", [Cover(0, 2, "k", "x"), Cover(1, 3, "k", "y")])]
    [('a', ['x']), ('b', ['x', 'y']), ('c', ['y'])]
    """
    size = len(text)
    held = [c for c in covers if 0 <= c.start < c.end <= size]
    held.sort(key=lambda c: (c.start, -c.end, c.kind, c.key))
    dim = sorted((max(0, a), min(size, b)) for a, b in debris if max(0, a) < min(size, b))
    edges = sorted(
        {0, size, *(e for c in held for e in (c.start, c.end)), *(e for pair in dim for e in pair)}
    )
    pieces: list[Piece] = []
    over: list[Cover] = []
    dim_to = nth = nth_dim = 0
    for start, end in itertools.pairwise(edges):
        over = [c for c in over if c.end > start]
        while nth < len(held) and held[nth].start <= start:
            over.append(held[nth])
            nth += 1
        while nth_dim < len(dim) and dim[nth_dim][0] <= start:
            dim_to = max(dim_to, dim[nth_dim][1])
            nth_dim += 1
        ranked = sorted(over, key=lambda c: (c.start - c.end, c.start, c.kind, c.key))
        pieces.append(Piece(start, text[start:end], tuple(ranked), start < dim_to))
    return tuple(pieces)


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Who is named as the source of a figure, a claim or a total of a report."""
    held = (
        *(figure.attribution for figure in reading.figures),
        *(claim.attribution for claim in reading.claims),
        *(total.attribution for total in reading.statistics),
    )
    return tuple(attribution for attribution in held if attribution)


def covers_of(reading: Reading) -> tuple[Cover, ...]:
    """All that is marked in a report: figures, claims, totals, dates, places and sources, each span once."""
    sources = {(span.start, span.end) for held in attributions(reading) for span in (held.source, *held.via)}
    dated = {(d.span.start, d.span.end) for d in reading.dates} | {
        (f.date.span.start, f.date.span.end) for f in reading.figures if f.date
    }
    placed = {(p.span.start, p.span.end) for p in reading.places} | {
        (f.place.span.start, f.place.span.end) for f in reading.figures if f.place
    }
    return (
        *(Cover(f.span.start, f.span.end, "figure", f"f-{f.id}") for f in reading.figures),
        *(Cover(c.span.start, c.span.end, "claim", f"c-{c.id}") for c in reading.claims),
        *(Cover(s.span.start, s.span.end, "total", f"n-{s.id}") for s in reading.statistics),
        *(Cover(a, b, "date", f"d-{a}-{b}") for a, b in sorted(dated)),
        *(Cover(a, b, "place", f"p-{a}-{b}") for a, b in sorted(placed)),
        *(Cover(a, b, "source", f"s-{a}-{b}") for a, b in sorted(sources)),
    )


def direction(text: str) -> str:
    """The direction of most letters of a text, right to left if it has none.

    >>> direction("BBC: قتل تسعة أشخاص"), direction("Nine killed in الموصل, police say"), direction("")
    ('rtl', 'ltr', 'rtl')
    """
    sides = [unicodedata.bidirectional(char) for char in text]
    return "ltr" if sides.count("L") > sum(side in ("R", "AL") for side in sides) else "rtl"
