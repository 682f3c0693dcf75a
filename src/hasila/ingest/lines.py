"""Tell what each line of a press page is: headline, body, caption, byline, link, share button."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from hasila.lexicon import Row, generate, table_rows
from hasila.text import fold


class Kind(StrEnum):
    """What a line is for; the first four are story text."""

    BODY = "body"
    HEADLINE = "headline"
    LABEL = "label"  # a word or two: a section, a country
    DATE = "date"
    RELATED = "related"
    HEADING = "heading"  # of a list of related stories
    SHARE = "share"
    BYLINE = "byline"
    EDITED = "edited"
    TAGS = "tags"
    CAPTION = "caption"
    MARK = "mark"  # no words: numbers, dashes, emoji, `TT`
    POST = "post"  # the line under an embedded post that names its author


STORY = frozenset({Kind.BODY, Kind.HEADLINE, Kind.LABEL, Kind.DATE})


class Line(NamedTuple):
    """A line that is not blank: code points [start, end) of the document."""

    start: int
    end: int
    kind: Kind
    key: str  # its folded words, for comparison; empty for lines too long to repeat


class _Word(NamedTuple):
    text: str
    end: int


_CUT = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+")
_LONGEST = 400  # code points; longer lines are body, and are not looked up
_NUMERIC_DATE = re.compile(
    r"\d{1,4}\s?[./-]\s?(?:\d{1,2}|[^\W\d]+)\s?[./-]\s?\d{2,4}|[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d"
)
_DAY_AND_YEAR = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?,?\s[^\W\d]+(?:\s?/\s?[^\W\d]+)?,?\s(?:19|20)\d\d(?!\d)"
)
_CREDIT = re.compile(r"\(([^()]{2,60})\)[.:]?$")
_AUTHOR = re.compile(r"[^.:!?\d()]{3,60}\s\([^()\d]{2,40}\)[.:]?")
_POST = re.compile(r"[-\u2014\u2013]{1,2}\s?.*(?:\(@\w+\)|[A-Z][a-z]+ \d{1,2}, \d{4}$)")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_PULLED = "\u25d9"  # the bullet by which some dailies mark a pull quote
_STOP = re.compile(r"(?<!\.)\.[\"')\]\s]*$")
_NUMBER = re.compile(r"\d")
_SEPARATORS = frozenset(":-|/+")


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, each with its kind."""
    found: list[Line] = []
    for match in _CUT.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if not bare:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        kind, key, row = _judge(bare)
        credited = not row or row["kind"] == "agency"
        if not found and credited and kind in (Kind.CAPTION, Kind.BYLINE) and _is_headline(bare, key):
            kind = Kind.HEADLINE
        found.append(Line(start, start + len(bare), kind, key))
    return found


def _is_headline(first: str, key: str) -> bool:
    """Whether the first line of a text, though it ends in a credit, is its headline."""
    return bool(_CREDIT.search(fold(first))) and (key.count(" ") > 4 or any(char.isdigit() for char in key))


def kind_of(line: str) -> Kind:
    """What a line is for, seen alone."""
    return _judge(line.strip())[0]


def debris_kinds(text: str) -> tuple[str, ...]:
    """The kinds of debris (column `kind` of debris.csv) that rows find in a text's lines, in order."""
    rows = (_judge(line.strip())[2] for line in _CUT.findall(text) if line.strip())
    return tuple(row["kind"] for row in rows if row)


def _judge(line: str) -> tuple[Kind, str, Row | None]:
    """A line's kind, its folded words, and the lexicon row that told (if one did)."""
    if len(line) > _LONGEST:
        return Kind.BODY, "", None
    folded = fold(line).strip()
    words = [_Word(match.group(), match.end()) for match in _WORD.finditer(folded)]
    key = " ".join(word.text for word in words)
    if not any(char.isalpha() for char in key):
        return (Kind.DATE if _NUMERIC_DATE.search(folded) else Kind.MARK), key, None
    row = _row(folded, words)
    if row:
        return _kind_by(row, words), key, row
    return _shape(folded, words), key, None


def _kind_by(row: Row, words: list[_Word]) -> Kind:
    if row["kind"] == "agency":
        return Kind.BYLINE if len(words) <= 6 else Kind.CAPTION
    return Kind(row["kind"])


def _shape(folded: str, words: list[_Word]) -> Kind:
    """The kind of a line that no lexicon row knows, from its form alone."""
    size = len(words)
    tests = (
        (Kind.MARK, len(folded) <= 2 and folded.isascii()),
        (Kind.CAPTION, folded[0] == _PULLED),
        (Kind.POST, len(folded) <= 160 and _POST.match(folded)),
        (Kind.TAGS, folded[0] == "#" and all(part.startswith("#") for part in folded.split())),
        (Kind.DATE, size <= 9 and (_DAY_AND_YEAR.search(folded) or _NUMERIC_DATE.search(folded))),
        (Kind.BYLINE, size <= 6 and _AUTHOR.fullmatch(folded)),
        (Kind.BODY, len(folded) >= 140 or (size >= 6 and _STOP.search(folded))),
        (Kind.HEADLINE, size >= 3),
    )
    return next((kind for kind, holds in tests if holds), Kind.LABEL)


Index = dict[str, dict[tuple[str, ...], Row]]


@cache
def _index() -> Index:
    """Rows of debris.csv by where in a line they stand and by their folded words."""
    index: Index = {}
    for row in table_rows("debris"):
        for form in generate(row):
            index.setdefault(row["where"], {}).setdefault(tuple(_WORD.findall(form.text)), row)
    return index


@cache
def _reach(where: str) -> int:
    return max(map(len, _index().get(where, {"": None})), default=0)


def _at(where: str, words: list[_Word], at: int = 0) -> tuple[int, Row | None]:
    """The longest phrase of a place that begins at a word: its length in words, and its row."""
    phrases = _index().get(where, {})
    for size in range(min(_reach(where), len(words) - at), 0, -1):
        row = phrases.get(tuple(word.text for word in words[at : at + size]))
        if row:
            return size, row
    return 0, None


def _row(folded: str, words: list[_Word]) -> Row | None:
    """The lexicon row that tells what a line is, or None."""
    for test in (_whole, _label, _share, _opening, _edited, _closing, _credit):
        row = test(folded, words)
        if row:
            return row
    return None


def _whole(_folded: str, words: list[_Word]) -> Row | None:
    """A line that is the phrase and nothing else."""
    return _index().get("line", {}).get(tuple(word.text for word in words))


def _label(folded: str, words: list[_Word]) -> Row | None:
    """A line that begins with a phrase and a colon, dash or bar, or is the phrase alone."""
    size, row = _at("label", words)
    if not row or len(folded) > 250 or (row["kind"] != "caption" and _STOP.search(folded)):
        return None
    # A byline names few people; a headline may give its source the same way (`source: five killed`).
    if row["kind"] == "byline" and (len(words) > 7 or _NUMBER.search(folded)):
        return None
    after = folded[words[size - 1].end :].lstrip(" \"')")[:1]
    return row if size == len(words) or after in _SEPARATORS else None


def _share(_folded: str, words: list[_Word]) -> Row | None:
    """A line of nothing but buttons and counters."""
    first, at = None, 0
    while at < len(words):
        size, row = _at("word", words, at)
        first = first or row
        if not size and not words[at].text.isdigit():
            return None
        at += size or 1
    return first


def _opening(folded: str, words: list[_Word]) -> Row | None:
    """A short line that begins with a phrase no story begins with."""
    return _at("start", words)[1] if len(folded) <= 160 else None


def _edited(folded: str, words: list[_Word]) -> Row | None:
    """A line that says when the page was last edited; tolls are updated too, so it must bear a date."""
    stamped = _NUMERIC_DATE.search(folded) or _DAY_AND_YEAR.search(folded) or _CLOCK.search(folded)
    if len(words) > 20 or not stamped:
        return None
    return next((row for at in range(len(words)) if (row := _at("any", words, at)[1])), None)


def _closing(folded: str, words: list[_Word]) -> Row | None:
    """A line that is no sentence and ends in a phrase."""
    if len(folded) > 220 or _STOP.search(folded):
        return None
    for size in range(1, 1 + min(_reach("end"), len(words))):
        row = _index()["end"].get(tuple(word.text for word in words[-size:]))
        if row:
            return row
    return None


def _credit(folded: str, words: list[_Word]) -> Row | None:
    """An agency in brackets at the end of a line that is no sentence, or a byline that ends in one."""
    match = _CREDIT.search(folded)
    if match:
        inside = [_Word(part, 0) for part in _WORD.findall(match[1])]
        # A bracket with a stop after it, or a sentence before it, closes a paragraph.
        limit = 120 if folded.endswith(".") else 220
        if len(folded) > limit or ". " in folded[: match.start()]:
            return None
        return next((row for at in range(len(inside)) if (row := _at("credit", inside, at)[1])), None)
    if len(words) > 6 or _STOP.search(folded) or _NUMBER.search(folded):
        return None
    for at in range(len(words)):
        size, row = _at("credit", words, at)
        before = folded[: words[at].end - len(words[at].text)].rstrip(" \"'(")
        if row and at + size == len(words) and (not before or before[-1] in _SEPARATORS):
            return row
        # An agency and a colon before words is a headline's source.
        if (
            row
            and at == 0
            and len(words) <= 4
            and folded[words[size - 1].end :].lstrip()[:1] in ("-", "/", "|")
        ):
            return row
    return None
