"""The folded view of one untouched text: sentences, tokens, and the way back to its spans."""

from collections.abc import Sequence
from functools import cached_property

from hasila.model import Span, span_of
from hasila.text.normalise import normalise, past_dropped
from hasila.text.sentences import sentences
from hasila.text.tokens import Token, tokenise

# The tokens of so many stretches are held: those of a sentence and its dates, not of a whole long text.
_HELD = 64


class View:
    """A text as the extractors see it; `norm` is folded, `text` is as published."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.norm: str
        self.origin: Sequence[int]
        self.norm, self.origin = normalise(text)
        self._tokens: dict[tuple[int, int], list[Token]] = {}

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences, [start, end) in code points of `norm`."""
        return sentences(self.norm)

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """Tokens of `norm[start:end]`, with positions in `norm`."""
        found = self._tokens.get((start, end))  # a short sentence is cut for its units and for its dates
        if found is None:
            if len(self._tokens) >= _HELD:
                self._tokens.clear()
            found = self._tokens[start, end] = tokenise(self.norm, start, end)
        return found

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The code points of `text` that `norm[start:end]` stands for, trailing vowel marks included.

        >>> view = View("قُتِلَ جنديٌّ")
        >>> view.text[slice(*view.raw(4, 8))]
        'جنديٌّ'
        """
        if start >= end:
            return self.origin[start], self.origin[start]
        first, last = self.origin[start], self.origin[end - 1] + 1
        return first, past_dropped(self.text, last)

    def span(self, start: int, end: int) -> Span:
        """The span of the untouched text that `norm[start:end]` stands for."""
        return span_of(self.text, *self.raw(start, end))
