"""Where in an untouched text something stands, and why it was read so."""

from pydantic import Field, model_validator

from hasila.model.base import Value


class Span(Value):
    """A stretch of a report's text: code points, half open, with its quote."""

    start: int = Field(ge=0, description="first code point")
    end: int = Field(description="code point after the last")
    quote: str = Field(description="text[start:end]")

    @model_validator(mode="after")
    def _fits(self) -> "Span":
        if self.end - self.start != len(self.quote):
            msg = f"quote of {len(self.quote)} code points for [{self.start}, {self.end})"
            raise ValueError(msg)
        return self

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


_FIELDS = {"start", "end", "quote"}
_set = object.__setattr__


def span_of(text: str, start: int, end: int) -> Span:
    """Cut the span [start, end) (code points) out of a text."""
    quote = text[start:end]
    if not 0 <= start <= end <= len(text):
        return Span(start=start, end=end, quote=quote)  # which says what is wrong
    # It fits: nothing is left to check, and a reading is made of more spans than of anything else.
    span = Span.__new__(Span)
    _set(span, "__dict__", {"start": start, "end": end, "quote": quote})
    _set(span, "__pydantic_fields_set__", _FIELDS)
    _set(span, "__pydantic_extra__", None)
    _set(span, "__pydantic_private__", None)
    return span


MOVED = "figure.moved"
"""The rule that reads both counts of a toll which one sentence moves: the second replaces the first."""
FORMER = "figure.moved-from"
"""The rule that reads the number which a toll had, or is said not to be."""


class Evidence(Value):
    """What a reading rests on: the sentence, the rule, and the lexicon rows that fired."""

    sentence: Span
    rule: str
    rows: tuple[str, ...] = ()
