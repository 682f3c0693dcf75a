"""Read one text or document; nothing that links, settles or stores is loaded for it."""

import traceback
from pathlib import Path

from hasila.errors import HasilaError
from hasila.extract import read_report
from hasila.ingest import split
from hasila.model import Document, Reading, Report


def read_text(identifier: str, text: str, published: str | None = None) -> Reading:
    """Read one text as one report; what stands around a story on its page (links, buttons) is passed over.

    `published` is an ISO date prefix. Positions in the reading are code points of `text`.

    Raises:
        HasilaError: if reading stumbles over a fault of its own; other texts can be read all the same.

    >>> reading = read_text("r", "أصيب جنديان في انفجار عبوة", "2024-07-22")
    >>> [(figure.outcome.value, figure.value) for figure in reading.figures]
    [('wounded', 2)]
    """
    stories = split(Document(id=identifier, sha256="", encoding="utf-8", text=text))
    return _read(
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
    """Read every press story of a document.

    Raises:
        HasilaError: as `read_text` does.
    """
    return [_read(report) for report in split(document)]


def _read(report: Report) -> Reading:
    try:
        return read_report(report)
    except HasilaError:
        raise
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        raise HasilaError(
            f"cannot be read: a fault in hasila itself ({type(error).__name__} in {Path(at.filename).name}, line "
            f"{at.lineno}). Report it with the text, please; all other texts are read."
        ) from error
