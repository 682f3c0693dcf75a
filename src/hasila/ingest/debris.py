"""Mark what in a story's stretch of text is no story text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from hasila.ingest.lines import STORY, Kind, Line, kind_of
from hasila.text import fold

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com|t\.me/)\S*|\[email\s?protected\]")
_WORD = re.compile(r"\w+")
_KEY_WORDS = 4  # by which a repeated line is looked for in the paragraphs
_TRAILING = 3  # words of a section or topic name after the last paragraph


def title_of(lines: Sequence[Line]) -> int | None:
    """Which line is the title: the first headline above a paragraph, of four words if there is one."""
    body = next((at for at, line in enumerate(lines) if line.kind is Kind.BODY), 0)
    found = [at for at in range(body) if lines[at].kind is Kind.HEADLINE]
    return next((at for at in found if lines[at].key.count(" ") >= 3), found[0] if found else None)


def debris(
    text: str, lines: Sequence[Line], start: int, title: int | None, related: set[int]
) -> tuple[tuple[int, int], ...]:
    """The stretches of a story that are no story text, sorted, [start, end) from the story's start.

    Out go lines of a debris kind, lists of related stories, what stands twice or repeats a
    sentence of a paragraph, links, and section names at the end. The title always stays.
    """
    out = {at for at, line in enumerate(lines) if line.kind not in STORY} | related
    out |= _trailing(lines) | _repeated(text, lines, title)
    out.discard(-1 if title is None else title)
    if not any(lines[at].kind in (Kind.BODY, Kind.HEADLINE) for at in range(len(lines)) if at not in out):
        # A text that is nothing but a captioned line is read rather than thrown away.
        out -= {at for at in out if lines[at].kind is Kind.CAPTION}
    ranges = [(_from(text, lines[at]) - start, lines[at].end - start) for at in out]
    for at, line in enumerate(lines):
        if at not in out:
            ranges += [
                (m.start() - start, m.end() - start) for m in _LINK.finditer(text, line.start, line.end)
            ]
    return tuple(sorted(ranges))


def _from(text: str, line: Line) -> int:
    """Where a line's debris begins: a date of publication before a bracketed last edit stays."""
    if line.kind is Kind.EDITED:
        head, bracket, _ = text[line.start : line.end].partition("(")
        if bracket and head.strip() and kind_of(head) is Kind.DATE:
            return line.start + len(head)
    return line.start


def _trailing(lines: Sequence[Line]) -> set[int]:
    """Section and topic names after the last paragraph."""
    found: set[int] = set()
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.kind is Kind.BODY:
            return found
        words = line.key.count(" ") + 1
        if line.kind in (Kind.HEADLINE, Kind.LABEL) and words <= _TRAILING and not _has_digit(line.key):
            found.add(at)
    return set()


def _has_digit(key: str) -> bool:
    return any(char.isdigit() for char in key)


def _repeated(text: str, lines: Sequence[Line], title: int | None) -> set[int]:
    """Headline-like lines that stand twice, and those that a paragraph repeats.

    A headline keeps its first place; a pull quote or caption that stands twice goes whole where
    the two adjoin, else its second goes.
    """
    found: set[int] = set()
    seen: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.kind is not Kind.HEADLINE:
            continue
        before = seen.setdefault(line.key, at)
        if before != at:
            found.add(at)
            if at - before == 1 and before != title:
                found.add(before)
    wanted = {at: line.key for at, line in enumerate(lines) if line.kind is Kind.HEADLINE and at != title}
    quoted = set(_quoted(text, lines, wanted.values()))
    return found | {at for at, key in wanted.items() if key in quoted}


def _quoted(text: str, lines: Sequence[Line], keys: Iterable[str]) -> Iterator[str]:
    """Which of the keys stand, word for word, in a paragraph; in time linear in the text."""
    sought: dict[str, dict[int, set[str]]] = {}
    for key in keys:
        parts = key.split(" ")
        if len(parts) > _KEY_WORDS:
            same_start = sought.setdefault(" ".join(parts[:_KEY_WORDS]), {})
            same_start.setdefault(len(parts), set()).add(key)
    if not sought:
        return
    for line in lines:
        if line.kind is not Kind.BODY:
            continue
        words = _WORD.findall(fold(text[line.start : line.end]))
        for at in range(len(words) - _KEY_WORDS):
            for size, known in sought.get(" ".join(words[at : at + _KEY_WORDS]), {}).items():
                key = " ".join(words[at : at + size])
                if key in known:
                    yield key
