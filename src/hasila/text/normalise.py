"""Fold the spellings of one word into one, with an exact map back to the untouched text."""

import re
import unicodedata
from array import array
from collections.abc import Sequence

# One letter for one letter; what newsrooms write either way is one letter here.
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي", "ێ": "ي",
    "ة": "ه", "ۃ": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ݣ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڨ": "ق",
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0, 0xFF10) for n in range(10)}
_PUNCTUATION = {
    "٬": ",", "٫": ".", "٪": "%", "﹪": "%", "٭": "*", "…": ".", "\r": "\n", "\x0b": "\n", "\x0c": "\n",
    "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\t": " ",
    **dict.fromkeys("“”„‟«»″‹›＂", '"'), **dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
}  # fmt: skip
_TABLE = {**_LETTERS, **_DIGITS, **_PUNCTUATION}

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
_CONTROLS = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_TATWEEL = "\u0640"
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff0f\uff1a-\uff5e"
# What is not one code point for one: dropped marks and controls, tatweel, unfolded ligatures.
_UNEVEN = re.compile(f"[{_MARKS}{_CONTROLS}{_TATWEEL}{_PRESENTATION}]")
_DROPPED = re.compile(f"[{_MARKS}{_CONTROLS}{_TATWEEL}]+")
# Fatha, perhaps with shadda, before the last two letters of a word.
_DUAL = re.compile("\u064e\u0651?\u064a\u0652?\u0646[\u064e\u0650]?$")
# Hamza before waw, on the line or on yeh (which is yeh when folded): newsrooms seat it there or on the waw.
_BEFORE_WAW = re.compile("[\u0621\u064a](?=\u0648)")
_SEATS = "\u0621\u0626"
# What search passes over (hamza on the line, the comma in a number), and what is one space for it but is not one yet.
_UNSOUGHT = re.compile(r"(?P<nothing>\u0621|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))|[\W_]{2,}|[^\w ]|_")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")


def _unfolded(text: str, at: int) -> str:
    """What the uneven code point at `at` becomes before folding."""
    char = text[at]
    if char == _TATWEEL:
        # Some dailies set the tatweel between spaces for a dash; between letters it is only length.
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return "-" if before.isspace() and (after.isspace() or not after) else ""
    if _DROPPED.match(char):
        return ""
    wide = unicodedata.normalize("NFKC", char)
    return _DROPPED.sub("", wide)


def _folded(text: str) -> str:
    """The text with one letter for each of the table's; none of these is itself in the table."""
    for (
        char,
        folded,
    ) in _TABLE.items():  # several times as fast as `str.translate`, which asks for each code point
        if char in text:
            text = text.replace(char, folded)
    return text


def normalise(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text; return it with the map from its code points to those of the original.

    The map has one entry more than the folded text: the last is `len(text)`.

    >>> normalise("قُتِلَ ٣")[0]
    'قتل 3'
    """
    pieces: list[str] = []
    origin = array("I")  # a tenth of the memory of a list
    last = 0
    for match in _UNEVEN.finditer(text):
        at = match.start()
        unfolded = _unfolded(text, at)
        pieces += (text[last:at], unfolded)
        origin.extend(range(last, at))
        origin.extend([at] * len(unfolded))
        last = at + 1
    if not pieces:
        return _folded(text), range(len(text) + 1)
    pieces.append(text[last:])
    origin.extend(range(last, len(text) + 1))
    return _folded("".join(pieces)), origin


def fold(text: str) -> str:
    """Fold a word or phrase the way texts are folded, for look-up.

    >>> fold("مئة") == fold("مِئَة")
    True
    """
    return normalise(text)[0]


def searchable(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text for search, further than `normalise`; return it with the same kind of map.

    Case, punctuation, a hamza on the line and the seat of one before waw make no difference.
    One space stands around each word, also before the first and after the last.

    >>> searchable("«المسئولون»: شيء (RPG-7)")[0] == searchable("المسؤولون شئ rpg 7")[0]
    True
    """
    folded, origin = normalise(text)
    if any(seat in text for seat in _SEATS):
        folded = _BEFORE_WAW.sub(
            lambda match: "\u0648" if text[origin[match.start()]] in _SEATS else match[0], folded
        )
    lower = folded.lower()
    folded = f" {lower if len(lower) == len(folded) else ''.join(char.lower()[0] for char in folded)} "
    at = array("I", [0])
    at.extend(origin)
    pieces: list[str] = []
    places = array("I")
    last = 0
    for match in _UNSOUGHT.finditer(folded):
        start, end = match.span()
        pieces.append(folded[last:start])
        places.extend(at[last:start])
        if match["nothing"] is None:
            pieces.append(" ")
            places.append(at[start])
        last = end
    pieces.append(folded[last:])
    places.extend(at[last:])
    places.append(len(text))
    return "".join(pieces), places


def has_dual_mark(text: str) -> bool:
    """Whether the vowel before an ending -ayn says that it is of two, where the spelling alone leaves it open.

    >>> has_dual_mark("معتقلَين"), has_dual_mark("معتقلِين"), has_dual_mark("معتقلين")
    (True, False, False)
    """
    return bool(_DUAL.search(text))


def past_dropped(text: str, at: int) -> int:
    """The code point after those, from `at` on, that folding drops (vowel marks, tatweel, bidi controls)."""
    dropped = _DROPPED.match(text, at)
    return dropped.end() if dropped else at


def is_arabic(char: str) -> bool:
    """Whether the code point is a letter of the Arabic script."""
    return bool(_ARABIC.match(char))
