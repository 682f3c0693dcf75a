"""Cut a sentence into units: numbers, phrases and words, each with its lexicon readings."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from hasila.extract.numerals import Numeral, read_numeral
from hasila.lexicon import Entry, Lexicon, clitics, particles
from hasila.text import Kind, Token, View

# "One" begins with a letter that is spelt like the joined and.
_ONE = ("num.1",)
# So many units more a break of the clause, and a comma, part what stands on its two sides.
_BREAK, _COMMA = 8, 4


class Unit(NamedTuple):
    """One number, phrase or word of a sentence, with its place in the folded text."""

    start: int
    end: int
    text: str
    kind: Kind
    entries: tuple[Entry, ...] = ()
    numeral: Numeral | None = None

    def of(self, table: str) -> Entry | None:
        """Its first reading from a table, or None."""
        for entry in self.entries:  # asked of every unit by every rule: no generator
            if entry.row.table == table:
                return entry
        return None

    def role(self, table: str, column: str, *values: str) -> Entry | None:
        """Its first reading from a table whose column holds one of the values, or None."""
        for entry in self.entries:
            if entry.row.table == table and entry.row[column] in values:
                return entry
        return None

    def is_particle(self, name: str) -> bool:
        """Whether it is a function word of that class."""
        return self.text in particles(name)

    @property
    def conjoined(self) -> bool:
        """Whether و is joined to the word or number: `وجنديان`, `وأحد عشر` (not `واحد وعشرون`)."""
        if self.numeral is None or self.entries:
            return any(entry.conjunction for entry in self.entries)
        first, _, rest = self.text.partition(" ")
        one = self.numeral.rows[:1] == _ONE and rest.startswith(clitics("conjunction"))
        return first.startswith(clitics("conjunction")) and not one

    @property
    def word(self) -> bool:
        """Whether it is made of Arabic letters."""
        return self.kind is Kind.WORD


class Sentence:
    """A sentence as the rules see it: a view, its stretch of the folded text, and units."""

    def __init__(self, view: View, start: int, end: int, lexicon: Lexicon) -> None:
        self.view = view
        self.start = start
        self.end = end
        self._lexicon = lexicon

    @property
    def text(self) -> str:
        """Its folded text."""
        return self.view.norm[self.start : self.end]

    @cached_property
    def units(self) -> list[Unit]:
        """Its units in order, read when they are asked for: most sentences of most news need none."""
        return read_units(self.view.tokens(self.start, self.end), self._lexicon)

    def where(self, table: str) -> Sequence[int]:
        """The units that have a reading from a lexicon, in order: a rule without its words has nothing to read."""
        return self._where.get(table, ())

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, unit in enumerate(self.units):
            for table in {entry.row.table for entry in unit.entries}:
                found.setdefault(table, []).append(at)
        return found

    @cached_property
    def steps(self) -> list[int]:
        """How far each unit, and the end, stands from the first: more behind each break of the clause."""
        return list(accumulate(map(_step, self.units), initial=0))

    def __len__(self) -> int:
        return len(self.units)

    def __getitem__(self, at: int) -> Unit:
        return self.units[at]

    def at(self, index: int) -> Unit | None:
        """The unit at an index, or None past either end."""
        return self.units[index] if 0 <= index < len(self.units) else None

    def unit_at(self, position: int) -> int:
        """The index of the unit that begins at or after a code point of the folded text."""
        return bisect_left(self.units, position, key=lambda unit: unit.start)


def _step(unit: Unit) -> int:
    if unit.is_particle("stop") or unit.is_particle("clause"):
        return 1 + _BREAK
    return 1 + (_COMMA if unit.is_particle("comma") else 0)


def _is_article_of_number(tokens: Sequence[Token], at: int) -> bool:
    """`الـ23`: the article joined to digits."""
    if at + 1 >= len(tokens) or tokens[at].kind is not Kind.WORD or tokens[at + 1].kind is not Kind.NUMBER:
        return False
    return (
        tokens[at].text.endswith(clitics("article"))
        and len(tokens[at].text) <= 4
        and tokens[at].end == tokens[at + 1].start
    )


def read_units(tokens: Sequence[Token], lexicon: Lexicon) -> list[Unit]:
    """Units of a token sequence: numbers as long as they go, then the longest phrases, then words."""
    words = [token.text for token in tokens]
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if _is_article_of_number(tokens, at):
            at += 1
            numeral = read_numeral(tokens, at, lexicon)
            if numeral is not None:
                last = tokens[numeral.last - 1]
                text = " ".join(words[at : numeral.last])
                units.append(
                    Unit(token.start, last.end, text, Kind.NUMBER, (), numeral._replace(definite=True))
                )
                at = numeral.last
                continue
            at -= 1
        size, entries = lexicon.phrase(words, at) if token.kind is Kind.WORD else (0, ())
        numeral = None if size else read_numeral(tokens, at, lexicon)
        if numeral is not None:
            last = tokens[numeral.last - 1]
            text = " ".join(words[at : numeral.last])
            readings = lexicon.word(token.text) if token.kind is Kind.WORD and numeral.last == at + 1 else ()
            units.append(Unit(token.start, last.end, text, Kind.NUMBER, readings, numeral))
            at = numeral.last
        elif size:
            end = tokens[at + size - 1].end
            units.append(Unit(token.start, end, " ".join(words[at : at + size]), Kind.WORD, entries))
            at += size
        else:
            readings = lexicon.word(token.text) if token.kind is Kind.WORD else ()
            units.append(Unit(token.start, token.end, token.text, token.kind, readings))
            at += 1
    return units
