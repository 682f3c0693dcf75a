"""Cut folded text into sentences: headlines, quotes, abbreviations and decimals kept whole."""

import re

_CLOSING = "\"')]"
# Every alternative begins with one of a few marks, which the search looks for at once.
_END = re.compile(
    r"""\n\s*                                        # a line is a sentence of its own
      | (?P<stop>[.!?؟]+)["')\]]*(?=\s|$)\s*        # a stop, with what closes after it
      | (?P<tight>[.؟!])["')\]]*(?=[\u0621-\u064a]{3})  # a stop with the space forgotten
    """,
    re.VERBOSE,
)
_WORD_END = re.compile("[\u0621-\u064a]{3}")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"'.])[\u0621-\u064a]$")
_PAUSE = re.compile(r"\.{2,}")  # what is left out, or a dash

# No newsroom writes longer ones; a text without stops is cut here, so that time grows with its length.
LONGEST = 3000


def sentences(norm: str) -> list[tuple[int, int]]:
    """The sentences of a folded text, [start, end) in its code points, without blank edges.

    A stop after a single letter (`د. `, `ا.ف.ب.`) ends nothing, nor do several dots within a line. A stretch of more than `LONGEST`
    code points without a stop is cut at a space.

    >>> text = "قتل 3.5 في المئة. وجرح آخرون"
    >>> [text[a:b] for a, b in sentences(text)]
    ['قتل 3.5 في المئة.', 'وجرح آخرون']
    >>> len(sentences("قتل ثلاثة في بغداد .كما جرح آخرون"))
    2
    >>> len(sentences("قتل ثلاثة... وجرح آخرون"))
    1
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(norm):
        if match["stop"] == "." and _ABBREVIATION.search(norm, max(0, match.start() - 3), match.start()):
            continue
        if match["tight"] and not _ends_word(norm, match.start()):
            continue
        if match["stop"] and _PAUSE.fullmatch(match["stop"]):
            continue
        _add(found, norm, start, match.end())
        start = match.end()
    _add(found, norm, start, len(norm))
    return found


def _ends_word(norm: str, at: int) -> bool:
    """Whether a word of three letters or more ends before a mark, but for what closes or a space between."""
    while at > 0 and (norm[at - 1] in _CLOSING or norm[at - 1] == " "):
        at -= 1
    return at >= 3 and _WORD_END.match(norm, at - 3, at) is not None


def _add(found: list[tuple[int, int]], norm: str, start: int, end: int) -> None:
    while start < end and norm[start].isspace():
        start += 1
    while end > start and norm[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = norm.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        found.append((start, cut))
        start = cut + norm[cut].isspace()
    if start < end:
        found.append((start, end))
