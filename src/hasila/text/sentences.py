"""Cut folded text into sentences: headlines, quotes, abbreviations and decimals kept whole."""

import re

_END = re.compile(
    r"""[ ]*\n\s*                                   # a line is a sentence of its own
      | (?P<stop>[.!?؟]+)(?P<close>["')\]]*)(?=\s|$)\s*  # a stop, with what closes after it
      | (?<=[\u0621-\u064a]{3})["')\]]*[.؟!]["')\]]*(?=[\u0621-\u064a]{3})  # a stop with the space forgotten
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(r"(?:^|[\s(\"'.])[\u0621-\u064a]$")

# No newsroom writes longer ones; a text without stops is cut here, so that time grows with its length.
LONGEST = 3000


def sentences(norm: str) -> list[tuple[int, int]]:
    """The sentences of a folded text, [start, end) in its code points, without blank edges.

    A stop after a single letter (`د. `, `ا.ف.ب.`) ends nothing. A stretch of more than `LONGEST`
    code points without a stop is cut at a space.

    >>> text = "قتل 3.5 في المئة. وجرح آخرون"
    >>> [text[a:b] for a, b in sentences(text)]
    ['قتل 3.5 في المئة.', 'وجرح آخرون']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(norm):
        if match["stop"] == "." and _ABBREVIATION.search(norm, max(0, match.start() - 3), match.start()):
            continue
        _add(found, norm, start, match.end())
        start = match.end()
    _add(found, norm, start, len(norm))
    return found


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
