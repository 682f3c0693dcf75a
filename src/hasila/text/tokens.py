"""Cut folded text into words, numbers and marks."""

import re
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is made of."""

    WORD = 1
    NUMBER = 2
    DECIMAL = 3
    LATIN = 4
    MARK = 5


class Token(NamedTuple):
    """A token of the folded text: code points [start, end) of the folded text."""

    text: str
    start: int
    end: int
    kind: Kind


_TOKEN = re.compile(
    r"([\u0621-\u064a]+)"
    r"|(\d{1,3}(?:[.,،]\d{3})+(?![.,،]?\d)|\d+(?![.,]?\d))"
    r"|(\d+(?:[.,]\d+)+)"
    r"|([A-Za-z\u00c0-\u024f][\w'-]*)"
    r"|([^\s])"
)
_KINDS = (Kind.MARK, Kind.WORD, Kind.NUMBER, Kind.DECIMAL, Kind.LATIN, Kind.MARK)  # by group
_token = tuple.__new__  # a third of the time of `Token(...)`, for each word that is read


def tokenise(norm: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of the folded text between two of its code points.

    A number takes its thousands separators with it (`1,191`, `72.292`, `4،076`); a number with
    another fraction (`3.5`, `10.12.2024`) is a decimal, which no count is made of.

    >>> [token.text for token in tokenise("و1,200 قتيل")]
    ['و', '1,200', 'قتيل']
    """
    stop = len(norm) if end is None else end
    found = []
    for match in _TOKEN.finditer(norm, start, stop):
        first, last = match.span()
        found.append(_token(Token, (norm[first:last], first, last, _KINDS[match.lastindex or 0])))
    return found
