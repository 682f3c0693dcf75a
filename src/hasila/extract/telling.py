"""Tell from the spellings in a text whether it can tell of violence at all: most news does not."""

from collections.abc import Iterable
from typing import NamedTuple

from hasila.extract.series import counts
from hasila.lexicon import Lexicon
from hasila.text import Kind, fold, tokenise

# A report without a word of these, and without a count of attacks, tells of no harm.
TELLING = ("outcomes", "attacks", "claims")
# So many spellings are kept: those of years of news; a text of nothing but numbers fills it, too.
_KEPT = 1 << 17


class _Hint(NamedTuple):
    """What a stretch between two spaces may add to a report that tells of violence."""

    tells: bool = False  # a word of harm, of an attack or of a claim
    counted: bool = False  # a noun for attacks or operations
    number: bool = False  # so many that they make a series
    opens: frozenset[str] = frozenset()  # the second words of the phrases that it may begin
    seconds: frozenset[str] = frozenset()  # those that it may be itself


_NOTHING = _Hint()
_NUMBER = _Hint(number=True)


class Telling:
    """The spellings seen, each looked up once, with whatever clitics, vowel marks and marks around it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._silent: set[str] = set()
        self._hints: dict[str, _Hint] = {}
        self._openings: dict[str, frozenset[str]] = {}
        for first, phrases in lexicon.phrases.items():
            seconds = frozenset(parts[1] for parts, row, _ in phrases if row.table in TELLING or counts(row))
            if seconds:
                self._openings[first] = seconds
        self._seconds: frozenset[str] = frozenset().union(*self._openings.values())

    def __len__(self) -> int:
        """How many spellings are kept."""
        return len(self._silent) + len(self._hints)

    def may_tell(self, text: str) -> bool:
        """Whether a text, folded or not, has the words for an attack, a claim or harm, or a count of attacks.

        It may have them and tell of nothing, but what lacks them tells of nothing.
        """
        words = set(text.split()).difference(self._silent)
        return bool(words) and self._any(words)

    def _any(self, words: Iterable[str]) -> bool:
        opens: set[str] = set()
        seconds: set[str] = set()
        counted = number = False
        for word in words:
            hint = self._hints.get(word) or self._seen(word)
            if hint.tells:
                return True
            counted = counted or hint.counted
            number = number or hint.number
            opens |= hint.opens
            seconds |= hint.seconds
        return (counted and number) or not opens.isdisjoint(seconds)

    def _seen(self, word: str) -> _Hint:
        """The hint of a spelling, worked out and kept; numbers are too many to be kept."""
        if word.isdecimal() and len(word) > 1:
            return _NUMBER
        if len(self) >= _KEPT:
            self._silent.clear()
            self._hints.clear()
        hint = self._look_up(word)
        if hint == _NOTHING:
            self._silent.add(word)
        else:
            self._hints[word] = hint
        return hint

    def _look_up(self, word: str) -> _Hint:
        hints = []
        for token in tokenise(fold(word)):
            if token.kind is Kind.WORD:
                hints.append(self._of_word(token.text))
            elif token.kind is Kind.NUMBER:
                hints.append(_Hint(number=len(token.text) > 1))
        return _Hint(
            tells=any(hint.tells for hint in hints),
            counted=any(hint.counted for hint in hints),
            number=any(hint.number for hint in hints),
            opens=frozenset().union(*(hint.opens for hint in hints)),
            seconds=frozenset().union(*(hint.seconds for hint in hints)),
        )

    def _of_word(self, word: str) -> _Hint:
        entries = self._lexicon.word(word)
        return _Hint(
            tells=any(entry.row.table in TELLING for entry in entries),
            counted=any(counts(entry.row) for entry in entries),
            number=any(entry.row.table == "numerals" for entry in entries),
            opens=frozenset().union(
                *(self._openings.get(stem, ()) for _, stem in self._lexicon.openings(word))
            ),
            seconds=self._seconds & {word},
        )
