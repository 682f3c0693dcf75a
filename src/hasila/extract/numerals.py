"""Read numbers: digits, words in every case and gender, mixtures of both, and ranges."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hasila.lexicon import Entry, Lexicon, clitics, particles
from hasila.text import Kind, Token

_TABLE = "numerals"
# So many words before a number a verb may say that a toll moved from it.
_MOVED = 8
# No hundreds stand before the plural of a scale, only three to ten.
_NO_PLURAL = 100
_SEPARATORS = re.compile("[.,،]")


class Numeral(NamedTuple):
    """A number: tokens [first, last), its value, and the upper end if it is a range."""

    first: int
    last: int
    value: int
    high: int | None
    definite: bool
    rows: tuple[str, ...]


class _Word(NamedTuple):
    value: float  # an integer, but for half and quarter
    kind: str
    features: str
    prefix: str
    article: bool
    row: str


def digits(text: str) -> int:
    """The value of a digit token; thousands separators are dropped.

    >>> digits("1,191")
    1191
    """
    return int(_SEPARATORS.sub("", text))


def _decimal(text: str) -> float:
    """`37.5`, `37,5`: of thousands or millions."""
    return float(_SEPARATORS.sub(".", text))


def _word(token: Token, lexicon: Lexicon) -> _Word | None:
    if token.kind is Kind.NUMBER:
        return _Word(digits(token.text), "digits", "s", "", article=False, row="")
    if token.kind is Kind.DECIMAL and len(_SEPARATORS.findall(token.text)) > 1:
        return None  # a date: `03.08.2018`
    if token.kind is Kind.DECIMAL:
        return _Word(_decimal(token.text), "digits", "s", "", article=False, row="")
    if token.kind is not Kind.WORD:
        return None
    return _spelt(token.text, lexicon)


@lru_cache(maxsize=1 << 16)
def _spelt(word: str, lexicon: Lexicon) -> _Word | None:
    entry = next((e for e in lexicon.word(word) if _counts(e)), None)
    return _as_word(entry) if entry is not None else None


def _as_word(entry: Entry) -> _Word:
    return _Word(
        float(entry.row["value"]),
        entry.row["kind"],
        entry.features,
        entry.prefix,
        entry.article,
        entry.row.id,
    )


def _next_word(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> _Word | None:
    """The word that goes on: before a ten, the folded "one" is rather "and one of" (`مئة وأحد عشر`)."""
    word = _word(tokens[at], lexicon)
    if word is None or word.kind != "unit" or word.prefix or at + 1 >= len(tokens):
        return word
    ten = _word(tokens[at + 1], lexicon)
    if ten is None or ten.prefix or ten.value != 10 or ten.kind == "digits":
        return word
    joined = (e for e in lexicon.word(tokens[at].text) if _counts(e) and e.prefix in particles("and"))
    return next((_as_word(entry) for entry in joined), word)


def _counts(entry: Entry) -> bool:
    return entry.row.table == _TABLE and not entry.suffix


def read_numeral(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    """The number that begins at token `at`, as long as it goes, or None.

    `lexicon` must hold the table `numerals`. Ordinals, fractions alone and percentages are no
    numbers here; a lone `احد` (one of) is none either.
    """
    single = _read_one(tokens, at, lexicon)
    if single is None:
        return None
    return _range_from(tokens, single, lexicon) or single


def _read_one(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    word = _word(tokens[at], lexicon)
    if word is None or _is_fragment(tokens, at, word):
        return None
    total: float = 0
    group: float = 0
    at_scale = 10**12
    rows: list[str] = []
    i = at
    pending: _Word | None = None  # the last word taken, against which the next is judged
    while i < len(tokens):
        word = _next_word(tokens, i, lexicon) if i > at else word
        if word is None or (
            i > at and not _continues(pending, word, group, at_scale, joined=_joined(tokens, i, word))
        ):
            break
        if not rows and "p" in word.features:
            return None  # a bare plural of a scale (thousands) counts nothing
        if word.kind in ("thousand", "million"):
            scale = 1000 if word.kind == "thousand" else 10**6
            if scale >= at_scale and not 0 < group < 1:
                break
            total += (group or 1) * scale if word.value == scale else word.value
            group, at_scale = 0, scale
        elif word.kind == "fraction" and pending is not None:
            total += word.value * at_scale  # a million and a half
            i += _names_scale(tokens, i + 1, at_scale, lexicon)
        elif word.kind == "hundred" and word.value == 100 and 3 <= group <= 9:
            group *= 100
        else:
            group += word.value
        rows.append(word.row)
        pending = word
        i += 1
        if (
            i < len(tokens)
            and tokens[i].text in particles("and")
            and i + 1 < len(tokens)
            and _word(tokens[i + 1], lexicon)
        ):
            i += 1  # the conjunction stands apart before digits
    while i > at and tokens[i - 1].text in particles("and"):
        i -= 1
    if pending is None or (len(rows) == 1 and "t" in pending.features) or (total + group) % 1:
        return None
    first = _word(tokens[at], lexicon)
    definite = first is not None and first.article
    return Numeral(at, i, int(total + group), None, definite, tuple(r for r in rows if r))


def _names_scale(tokens: Sequence[Token], at: int, scale: float, lexicon: Lexicon) -> bool:
    """`مليون ونصف (المليون)`: the scale said once more behind the fraction of it."""
    again = _word(tokens[at], lexicon) if at < len(tokens) else None
    if again is None or again.kind not in _SCALES or again.value != scale:
        return False
    return again.prefix in ("", *clitics("article"))


def _is_fragment(tokens: Sequence[Token], at: int, word: _Word) -> bool:
    """Digits that a slash, colon or hyphen ties to others, or before a per cent sign, are dates, times, scores, shares."""
    if word.kind != "digits":
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    glued_after = after is not None and after.start == tokens[at].end
    glued_before = before is not None and before.end == tokens[at].start
    if (
        before is not None
        and after is not None
        and before.text == after.text == "/"
        and not _digit(tokens, at - 2)
    ):
        return _digit(tokens, at + 2)  # some agencies set counts between slashes
    if glued_after and after is not None:
        # "12: seven soldiers and five civilians" is a sum, "12:30" a time, "12: ..." at the head numbers a list
        clock = after.text == ":" and (at == 0 or _digit(tokens, at + 2))
        if clock or after.text == "%" or (after.text == "/" and _digit(tokens, at + 2)):
            return True
    glued = glued_before and before is not None and before.text in (":", "/")
    return glued and _digit(tokens, at - 2)


def _digit(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind in (Kind.NUMBER, Kind.DECIMAL)


def _joined(tokens: Sequence[Token], at: int, word: _Word) -> bool:
    return word.prefix in particles("and") or (at > 0 and tokens[at - 1].text in particles("and"))


def _continues(last: _Word | None, word: _Word, group: float, at_scale: int, *, joined: bool) -> bool:
    """Whether a number word goes on with the number before it or begins another."""
    if last is None or len(word.prefix) > joined:
        return word.kind in _SCALES and last is not None and last.kind == "fraction"  # half the million
    return _joins_on(last, word, group, at_scale) if joined else _follows_on(last, word, group)


_SCALES = ("thousand", "million")


def _follows_on(last: _Word, word: _Word, group: float) -> bool:
    """A word without a conjunction: a scale, the hundred of `ثلاث مئة`, the ten of `ثلاثة عشر`."""
    if word.kind in _SCALES:
        if "p" in word.features and last.kind == "digits" and last.value >= _NO_PLURAL:
            return False  # "since 2015 thousands": a year, and thousands
        return last.kind not in _SCALES or (last.kind == "thousand" and word.kind == "million")
    if last.kind != "unit":
        return False
    if word.kind == "hundred":
        return word.value == 100 and 3 <= group <= 9
    return word.value == 10 and 1 <= last.value <= 9 and "t" not in word.features


def _joins_on(last: _Word, word: _Word, group: float, at_scale: int) -> bool:
    """A word after `و`: it must be smaller than what stands before it, but for `ثلاثة وعشرون`."""
    if word.kind == "fraction":
        return last.kind in _SCALES
    if word.kind in _SCALES:
        return word.value > 10**3 * (word.kind == "thousand") and at_scale > word.value and group == 0
    if last.kind in _SCALES:
        return last.kind == "million" or word.value < 1000
    if last.kind == "hundred" or (last.kind == "digits" and last.value >= 100 and last.value % 100 == 0):
        return word.kind in ("unit", "ten") or (
            word.kind == "digits" and word.value < 100 and last.kind == "hundred"
        )
    return last.kind == "unit" and word.kind == "ten" and last.value < 10


def _changes(tokens: Sequence[Token], first: int) -> bool:
    """Whether a toll is said to move from the number at `first`: `ارتفع عدد القتلى من (20)`."""
    before = tokens[max(0, first - _MOVED) : first]
    # one qualifier may stand between: "from about 20"
    return any(token.text in particles("of") for token in before[-2:]) and any(
        token.text in particles("toll_moves") for token in before
    )


# Bare digits between these may be a year; nobody gives a range of which one end is so many times the other.
_YEARS = (1900, 2100)
_TIMES = 2


def _range_from(tokens: Sequence[Token], low: Numeral, lexicon: Lexicon) -> Numeral | None:
    """`20 الى 30`, `20-30`, and after بين also `20 و30`; not a rise `من 20 الى 30`."""
    i = low.last
    year = low.first > 0 and not low.rows and tokens[low.first - 1].text in particles("year_of")
    if i + 1 >= len(tokens) or year or _changes(tokens, low.first):
        return None
    hinge = tokens[i].text
    between = low.first > 0 and tokens[low.first - 1].text in particles("between")
    if hinge in particles("to") or (hinge == "-" and (between or tokens[i].start == tokens[i - 1].end)):
        high = _read_one(tokens, i + 1, lexicon)
    elif between:
        high = _read_one(tokens, i + (hinge in particles("and")), lexicon)
    else:
        return None
    if high is None or high.value <= low.value or _is_year_before(low, high):
        return None
    least = low.value * _shared_scale(tokens, low, high, lexicon)
    return Numeral(low.first, high.last, least, high.value, definite=False, rows=low.rows + high.rows)


def _is_year_before(low: Numeral, high: Numeral) -> bool:
    """`(ارتفعت) منذ أكتوبر 2023 إلى 65,174`: a year in digits, and a toll that came to many times as much."""
    return not low.rows and _YEARS[0] <= low.value <= _YEARS[1] and high.value > _YEARS[1] * _TIMES


def _shared_scale(tokens: Sequence[Token], low: Numeral, high: Numeral, lexicon: Lexicon) -> int:
    """`60 إلى 70 (ألفا)`, `من ستين إلى سبعين (ألف)`: the scale of the greater number is that of the lesser, too; else 1."""
    last = _word(tokens[high.last - 1], lexicon)
    if last is None or last.kind not in _SCALES or last.value not in (10**3, 10**6):
        return 1
    scale = int(last.value)
    return scale if low.value < high.value // scale and low.value < 10**3 else 1
