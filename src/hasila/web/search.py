"""Search over the whole text of reports: the words that are sought, and where they stand in a text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hasila.text import searchable

_SPACE = re.compile(r"\s+")
_QUOTES = '"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
_PARTS = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]|(\\S+)")
#: Code points around the first words found that are shown of a text.
_BEFORE, _AFTER = 60, 160
#: Code points that are looked at first.
_HEAD = 600

#: A text in pieces, each with whether it was sought.
Pieces = tuple[tuple[str, bool], ...]


def sought(query: str) -> tuple[str, ...]:
    """What a search asks for, each part folded as texts are: words, and phrases in quotation marks.

    Numbers and words of one or two letters are whole words; others may stand within one. A phrase ends where
    a word ends, but begins within one: what is joined to its first word is no part of it.

    >>> sought("«مقتل  ستّة» بغداد ١٤")
    ('مقتل سته ', 'بغداد', ' 14 ')
    """
    found = []
    for match in _PARTS.finditer(query):
        words = searchable(match[1] if match[1] is not None else match[2])[0]
        bare = words.strip()
        if bare:
            whole = len(bare) < 3 or bare.isdigit()
            found.append(words if whole else words.lstrip() if match[1] is not None else bare)
    return tuple(dict.fromkeys(found))


def holds(words: str, wanted: Iterable[str]) -> bool:
    """Whether all that is sought stands among folded words."""
    return all(part in words for part in wanted)


def snippet(text: str, wanted: Sequence[str], *, whole: bool = False) -> Pieces:
    """The stretch of a text (or the `whole` of it) in which most of what is sought stands together, marked.

    Empty if none of it is there.

    >>> snippet("قُتِل ستة أشخاص في الموصل", sought("موصل"))
    (('قُتِل ستة أشخاص في ال', False), ('موصل', True))
    """
    at = -1 if whole else text.find(" ", _HEAD)
    if at >= 0:  # mostly all stands together near the beginning: folding the rest is spared
        pieces, sure = _cut(text[:at], wanted, whole=False)
        if sure:
            return pieces
    return _cut(text, wanted, whole=whole)[0]


def _cut(text: str, wanted: Sequence[str], *, whole: bool) -> tuple[Pieces, bool]:
    """The stretch, and whether it is the same of any longer text that begins so."""
    words, origin = searchable(text)
    hits = sorted(_hits(words, wanted))
    if not hits:
        return (), False
    together, start = _densest(hits)
    first, last = (
        (0, len(words) - 1) if whole else (_edge(words, start - _BEFORE), _edge(words, start + _AFTER))
    )
    closed = last == len(words) - 1
    at, end = origin[first], len(text) if closed else origin[last]
    pieces = [("… ", False)] if first else []
    for begin, stop, _ in hits:
        begin_at, stop_at = origin[begin], origin[stop]
        if at <= begin_at and stop_at <= end:
            pieces += [(text[at:begin_at], False), (text[begin_at:stop_at], True)]
            at = stop_at
    pieces += [(text[at:end], False), ("" if closed else " …", False)]
    told = tuple((_SPACE.sub(" ", piece), held) for piece, held in pieces if piece)
    return told, together == len(wanted) and not closed


def _hits(words: str, wanted: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    """Where what is sought stands among folded words: start, end, which of it."""
    for number, part in enumerate(wanted):
        bare = part.strip()
        pad = len(part) - len(part.lstrip())
        at = words.find(part)
        while at >= 0:
            yield at + pad, at + pad + len(bare), number
            at = words.find(part, at + 1)


def _densest(hits: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """How much of what is sought stands together at most, and where the first such stretch begins."""
    best, start, end = 0, 0, 0
    held: Counter[int] = Counter()
    for begin, _, number in hits:
        while end < len(hits) and hits[end][0] < begin + _AFTER:
            held[hits[end][2]] += 1
            end += 1
        if len(held) > best:
            best, start = len(held), begin
        held[number] -= 1
        if not held[number]:
            del held[number]
    return best, start


def _edge(words: str, at: int) -> int:
    """The nearest edge of a word at or after a place, within the text."""
    return max(0, min(words.find(" ", at) if 0 < at < len(words) else at, len(words) - 1))
