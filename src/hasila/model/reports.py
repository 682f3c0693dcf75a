"""What comes in: documents, and the press stories found in them."""

from pydantic import Field

from hasila.model.base import Value
from hasila.model.dates import Publication


class Document(Value):
    """One input item, kept as it came."""

    id: str = Field(description="the id of its JSONL line, or its path below the folder given")
    sha256: str = Field(description="of the bytes (of the text for a JSONL line)")
    encoding: str
    text: str = Field(description="decoded, otherwise untouched")
    published: str | None = Field(default=None, description="ISO prefix that came with the item")
    outlet: str | None = None
    url: str | None = None


class Brief(Value):
    """A report in brief, for lists: where it stands, and how much was read in it."""

    id: str
    document: str
    start: int = Field(description="code point of the report's text in the document's")
    length: int = Field(description="of the report's text, in code points")
    sha256: str = Field(description="of the report's text in UTF-8")
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    first: str | None = Field(default=None, description="earliest day it may be of (ISO)")
    last: str | None = Field(default=None, description="latest day it may be of (ISO)")
    dated_by: str = Field(default="none", description="where its date was found")
    figures: int = 0
    claims: int = 0
    statistics: int = 0
    mentions: tuple[str, ...] = Field(default=(), description="ids of its mentions, the main one first")
    speakers: tuple[tuple[str, int], ...] = Field(
        default=(),
        description="kinds of speakers of its figures (`-`: not named), and how many each has told",
    )


class Report(Value):
    """One press story within a document.

    `text` is `document.text[start:start + len(text)]`: all spans are code points in `text`.
    The first story of a document has the document's id, the others add `#2`, `#3`, ...
    """

    id: str
    document: str
    start: int = Field(ge=0, description="code point in the document's text")
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    declared: str | None = Field(
        default=None, description="date of publication that came with the item (ISO prefix)"
    )
    published: Publication = Publication()
    debris: tuple[tuple[int, int], ...] = Field(
        default=(), description="[start, end) in text: captions, share buttons, repeated pull quotes"
    )
