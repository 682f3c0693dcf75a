"""Cut a document into its press stories: the main one, teasers of related ones, further whole ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hasila.ingest.debris import debris, title_of
from hasila.ingest.lines import Kind, Line, lines_of
from hasila.model import Document, Report

_HEADER = 10  # lines that may stand before a story's first paragraph
_STRAYS = 6  # titles without a lead that a list amid a story may have
_SHORT_LEAD = 350  # code points


@dataclass(slots=True)
class _Cuts:
    """What a walk over the lines found: where stories begin, and lines that belong to none."""

    starts: list[int]
    related: set[int]


def split(document: Document) -> tuple[Report, ...]:
    """The press stories of a document, in order; their texts, joined, are the document's text.

    A text is one story unless a list of related stories, or a headline that stands twice above
    its own body, says otherwise. The item's declared date is the first story's only: the others
    came to its page from other days.
    """
    lines = lines_of(document.text)
    cuts = _walk(lines)
    firsts = [0, *cuts.starts, len(lines)]
    edges = [0, *(lines[start].start for start in cuts.starts), len(document.text)]
    reports = []
    for number, ((first, last), (start, end)) in enumerate(
        zip(pairwise(firsts), pairwise(edges), strict=True), 1
    ):
        own = lines[first:last]
        related = {at - first for at in range(first, last) if at in cuts.related}
        title = title_of(own)
        reports.append(
            Report(
                id=document.id if number == 1 else f"{document.id}#{number}",
                document=document.id,
                start=start,
                text=document.text[start:end],
                title=None if title is None else document.text[own[title].start : own[title].end],
                outlet=document.outlet,
                url=document.url,
                declared=document.published if number == 1 else None,
                debris=debris(document.text, own, start, title, related),
            )
        )
    return tuple(reports)


def _walk(lines: Sequence[Line]) -> _Cuts:
    cuts = _Cuts([], set())
    at, told = 0, False  # told: a paragraph of the present story has passed
    while at < len(lines):
        kind = lines[at].kind
        if kind is Kind.HEADING:
            at = _related(lines, at, cuts)
            told = True
        elif told and kind is Kind.HEADLINE and _is_whole(lines, at):
            cuts.starts.append(at)
            at, told = _body(lines, at), False
        else:
            told = told or kind is Kind.BODY
            at += 1
    return cuts


def _body(lines: Sequence[Line], at: int) -> int:
    """The first paragraph at or after a line."""
    while at < len(lines) and lines[at].kind is not Kind.BODY:
        at += 1
    return at


def _is_whole(lines: Sequence[Line], at: int) -> bool:
    """Whether a whole story begins here: its headline again, after a credit, date or mark, above its body."""
    key = lines[at].key
    if key.count(" ") < 3:
        return False
    marked = again = False
    for line in lines[at + 1 : at + 1 + _HEADER]:
        if line.kind is Kind.BODY:
            return again
        again = again or (marked and line.key == key)
        marked = marked or line.kind in (Kind.MARK, Kind.CAPTION, Kind.DATE, Kind.BYLINE)
    return False


def _related(lines: Sequence[Line], heading: int, cuts: _Cuts) -> int:
    """Read the list of related stories under a heading; return the line after it.

    Teasers become stories only where the list ends the main story: a list amid the main story is
    left out of it, teasers and all, for a story is one stretch of text.
    """
    teasers: list[tuple[int, int, bool]] = []
    at, headed, resumes = heading + 1, False, False
    while at < len(lines):
        teaser = _teaser(lines, at)
        if teaser:
            teasers.append((at, *teaser))
            at, headed = teaser[0], False
        elif lines[at].kind is Kind.HEADING or (lines[at].kind is Kind.HEADLINE and _is_whole(lines, at)):
            break
        elif lines[at].kind is Kind.BODY:
            resumes = not (headed and any(strong for *_, strong in teasers))
            break
        else:
            headed = lines[at].kind is Kind.HEADLINE
            at += 1
    sure = any(strong for *_, strong in teasers) or len(teasers) > 1
    if resumes or not sure:
        return _left_out(lines, heading, at, teasers, cuts)
    cuts.starts.extend(start for start, *_ in teasers)
    covered = {line for start, end, _ in teasers for line in range(start, end)}
    strays = set(range(heading, at)) - covered
    if at < len(lines) and lines[at].kind is Kind.BODY:  # its title is the line before it
        strays.discard(at - 1)
        cuts.starts.append(at - 1)
    cuts.related |= strays
    return at


def _left_out(
    lines: Sequence[Line], heading: int, end: int, teasers: list[tuple[int, int, bool]], cuts: _Cuts
) -> int:
    """Mark a list that splits nothing: its titles, and the teasers that are surely not the story's own."""
    unsure = [(start, stop) for start, stop, strong in teasers if not strong]
    if unsure:  # a title and a paragraph may as well be the story going on
        start, stop = unsure[0]
        end = min(end, next((at for at in range(start, stop) if lines[at].kind is Kind.BODY), end))
    if not teasers:
        end = min(end, heading + 1 + _STRAYS)
    cuts.related.update(range(heading, end))
    return end


def _teaser(lines: Sequence[Line], start: int) -> tuple[int, bool] | None:
    """Read a teaser: title, one paragraph, byline; the line after it, and whether it is surely one.

    Sure signs are a title that stands twice, a caption above it, and a byline below the paragraph.
    """
    at, title, captioned, doubled = start, "", False, False
    while at < len(lines) and at - start < _HEADER and lines[at].kind is not Kind.BODY:
        line = lines[at]
        if line.kind is Kind.HEADLINE and title and line.key != title:
            break
        if line.kind not in (Kind.HEADLINE, Kind.CAPTION, Kind.DATE, Kind.LABEL):
            return None
        doubled = doubled or (line.kind is Kind.HEADLINE and line.key == title)
        captioned = captioned or line.kind is Kind.CAPTION
        title = title or (line.key if line.kind is Kind.HEADLINE else "")
        at += 1
    if at >= len(lines) or not title or lines[at].kind not in (Kind.BODY, Kind.HEADLINE):
        return None
    lead, after = lines[at], at + 1
    signed = after < len(lines) and lines[after].kind is Kind.BYLINE
    if lead.kind is Kind.HEADLINE and not signed:
        return None
    if after < len(lines) and lines[after].kind is Kind.BODY:
        return None
    while after < len(lines) and lines[after].kind in (Kind.BYLINE, Kind.DATE):
        after += 1
    strong = doubled or captioned or signed
    return (after, strong) if strong or lead.end - lead.start <= _SHORT_LEAD else None
