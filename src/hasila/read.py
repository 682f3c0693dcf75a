"""Read one text or document; nothing that links, settles or stores is loaded for it."""

from hasila.extract import read_report
from hasila.ingest import split
from hasila.model import Document, Reading, Report


def read_text(identifier: str, text: str, published: str | None = None) -> Reading:
    """Read one text as one report; what stands around a story on its page (links, buttons) is passed over.

    `published` is an ISO date prefix. Positions in the reading are code points of `text`.

    >>> reading = read_text("r", "أصيب جنديان في انفجار عبوة", "2024-07-22")
    >>> [(figure.outcome.value, figure.value) for figure in reading.figures]
    [('wounded', 2)]
    """
    stories = split(Document(id=identifier, sha256="", encoding="utf-8", text=text))
    return read_report(
        Report(
            id=identifier,
            document=identifier,
            start=0,
            text=text,
            title=stories[0].title,
            declared=published,
            debris=tuple((story.start + a, story.start + b) for story in stories for a, b in story.debris),
        )
    )


def read_document(document: Document) -> list[Reading]:
    """Read every press story of a document."""
    return [read_report(report) for report in split(document)]
