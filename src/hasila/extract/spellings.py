"""Tell from the spellings of a text which lexicons and function words it can have at all, before it is read."""

from collections.abc import Iterator
from functools import cache

from hasila.lexicon import TABLES, Lexicon, Row, particle_forms, particle_names
from hasila.text import Kind, fold, tokenise

# So many spellings are kept: those of years of news.
_KEPT = 1 << 17
SERIES, NUMBER = "a series", "a number"
"""Beside lexicons and particles: a noun for attacks or operations, a number of two digits or in words."""


def counts(row: Row) -> bool:
    """Whether a lexicon row is a noun for attacks or operations."""
    return row.table == "counted" and row["counts"] != "none"


class Spellings(dict[str, int]):
    """For each stretch between two spaces, as spelt, what may stand there: a bit for each of `bits`.

    Clitics, vowel marks, hamzas and marks around the word are those of any text. A phrase counts for
    the longest of its words. What a text lacks no unit of it can be; what it has may be something else.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._begins: dict[str, int] = {}  # phrases, by their first word without clitics
        self._holds: dict[str, int] = {}  # by another word
        for parts, row in _phrases(lexicon):
            longest = max(parts, key=len)
            where = self._begins if longest == parts[0] else self._holds
            where[longest] = where.get(longest, 0) | _of_row(row)
        for name, forms in particle_forms().items():
            for form in forms:
                longest = max(form.split(), key=len)
                self._holds[longest] = self._holds.get(longest, 0) | bits(name)

    def __missing__(self, spelling: str) -> int:
        if spelling.isdecimal() and len(spelling) > 1:
            return bits(NUMBER)  # there are too many to be kept
        if len(self) >= _KEPT:
            self.clear()
        found = 0
        for token in tokenise(fold(spelling)):
            found |= bits(*particle_names(token.text))
            if token.kind is Kind.WORD:
                found |= self._of_word(token.text)
            elif token.kind is Kind.NUMBER and len(token.text) > 1:
                found |= bits(NUMBER)
        self[spelling] = found
        return found

    def _of_word(self, word: str) -> int:
        found = self._holds.get(word, 0)
        for _, stem in self._lexicon.openings(word):
            found |= self._begins.get(stem, 0)
        for entry in self._lexicon.word(word):
            found |= _of_row(entry.row)
        return found

    def of_text(self, text: str) -> int:
        """What may stand in a text, folded or not."""
        found = 0
        for spelling in text.split():
            found |= self[spelling]
        return found


@cache
def bits(*names: str) -> int:
    """The bits of lexicons and particles; of several, those of any of them."""
    found = 0
    for name in names:
        found |= _bits()[name]
    return found


@cache
def _bits() -> dict[str, int]:
    names = dict.fromkeys((*TABLES, SERIES, NUMBER, *particle_forms()))
    return {name: 1 << at for at, name in enumerate(names)}


def _of_row(row: Row) -> int:
    found = bits(row.table)
    if counts(row):
        found |= bits(SERIES)
    return found | bits(NUMBER) if row.table == "numerals" else found


def _phrases(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], Row]]:
    for phrases in lexicon.phrases.values():
        for parts, row, _ in phrases:
            yield parts, row


@cache
def spellings(lexicon: Lexicon) -> Spellings:
    """The spellings seen with a lexicon."""
    return Spellings(lexicon)
