"""The words of a sentence as the date grammar sees them: what each may mean in a date."""

from functools import cache
from typing import NamedTuple

from hasila.lexicon import Entry, Lexicon, generate, lexicon
from hasila.lexicon.grammar import clitics
from hasila.text import Kind, Token, View, fold

TABLES = ("months", "weekdays", "times", "periods")
_HAMZA = "\u0622\u0623\u0625"  # alif with madda, with hamza above, with hamza below
_DAY_NUMERALS = ("unit", "teen", "ten")


class Reading(NamedTuple):
    """One meaning of the words at a place: its kind, its value, how many tokens it takes."""

    kind: str
    value: str
    size: int
    prefix: str
    article: bool
    features: str
    exact: bool  # spelt with the very hamza of the lexicon
    row: str


@cache
def date_lexicon() -> Lexicon:
    """The rows that date expressions are made of."""
    return lexicon(*TABLES)


@cache
def small_number(word: str) -> int | None:
    """The value of a folded number word below a hundred, or None.

    >>> small_number("ثلاثه")
    3
    """
    for entry in lexicon("numerals").word(word):
        if entry.row["kind"] in _DAY_NUMERALS and not entry.suffix and "t" not in entry.features:
            return int(entry.row["value"])
    return None


def _kind_and_value(entry: Entry) -> tuple[str, str]:
    row = entry.row
    if row.table == "months":
        return ("hijri" if row["calendar"] == "hijri" else "month"), row["month"]
    if row.table == "weekdays":
        return "weekday", row["weekday"]
    return row["kind"], row["value"] if row.table == "times" else ""


class Words:
    """Tokens of a stretch of text with their meanings; places outside it mean nothing."""

    def __init__(self, view: View, start: int, end: int) -> None:
        self.view = view
        self.tokens: list[Token] = view.tokens(start, end)
        self.texts = [token.text for token in self.tokens]
        self._readings: dict[int, tuple[Reading, ...]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def readings(self, at: int) -> tuple[Reading, ...]:
        """All meanings at a place, the longest first."""
        if not 0 <= at < len(self.tokens):
            return ()
        found = self._readings.get(at)
        if found is None:
            found = self._readings[at] = tuple(self._read(at))
        return found

    def _read(self, at: int) -> list[Reading]:
        table = date_lexicon()
        size, phrases = table.phrase(self.texts, at)
        words: tuple[Entry, ...] = ()
        if self.tokens[at].kind in (Kind.WORD, Kind.LATIN):
            words = table.word(self.texts[at])
        found = [self._reading(entry, at, size) for entry in phrases]
        found += [self._reading(entry, at, 1) for entry in words if not entry.suffix]
        return [reading for reading in found if reading is not None]

    def _reading(self, entry: Entry, at: int, size: int) -> Reading | None:
        exact = self._spelt(entry, at, size)
        if exact is None:
            return None
        kind, value = _kind_and_value(entry)
        if kind == "month" and entry.article:
            return None
        return Reading(kind, value, size, entry.prefix, entry.article, entry.features, exact, entry.row.id)

    def _spelt(self, entry: Entry, at: int, size: int) -> bool | None:
        """Whether the untouched text has the row's own hamzas; None if it has others.

        Folding makes one word of the month Ab, of the town Ibb and of "father".
        """
        if entry.row.table != "months":
            return True
        start, end = self.tokens[at].start + len(entry.prefix), self.tokens[at + size - 1].end
        folded = self.view.norm[start:end]
        raw = "".join(self.view.text[self.view.origin[i]] for i in range(start, end))
        best: bool | None = None
        for spelling in (entry.row.lemma, *(form for form, _ in entry.row.forms)):
            if fold(spelling) != folded or len(spelling) != len(raw):
                continue
            if raw == spelling:
                return True
            if all(a == b or a not in _HAMZA or b not in _HAMZA for a, b in zip(raw, spelling, strict=True)):
                best = False
        return best

    def read(self, at: int, *kinds: str) -> Reading | None:
        """The first meaning of one of these kinds."""
        for reading in self.readings(at):
            if reading.kind in kinds:
                return reading
        return None

    def number(self, at: int, least: int, most: int) -> int | None:
        """The plain number at a place, if it lies between two bounds (inclusive)."""
        if 0 <= at < len(self.tokens) and self.texts[at].isdigit() and len(self.texts[at]) <= 4:
            value = int(self.texts[at])
            return value if least <= value <= most else None
        return None

    def mark(self, at: int, marks: str) -> bool:
        """Whether one of these marks stands at a place."""
        return 0 <= at < len(self.tokens) and len(self.texts[at]) == 1 and self.texts[at] in marks

    def definite(self, at: int) -> bool:
        """Whether the word bears the article."""
        return 0 <= at < len(self.tokens) and self.texts[at].startswith(clitics("article"))

    def joined(self, at: int) -> int:
        """How many tokens an "and" takes that stands apart at a place (before digits); 0 if none does."""
        return int(0 <= at < len(self.tokens) and self.texts[at] in clitics("conjunction"))

    def bare_article(self, at: int) -> int:
        """How many tokens an article takes that stands apart at a place (before digits)."""
        return int(0 <= at < len(self.tokens) and self.texts[at] in clitics("article"))

    def era(self, at: int) -> int:
        """How many tokens the name of a calendar takes (it may be a single letter); 0 if none stands there."""
        return int(0 <= at < len(self.tokens) and self.texts[at] in _eras())

    @property
    def article_letters(self) -> tuple[str, ...]:
        """The forms of the article."""
        return clitics("article")

    def stands_alone(self, month: Reading) -> bool:
        """Whether the name of this month means nothing but the month."""
        return month.row in _alone()


@cache
def _eras() -> frozenset[str]:
    rows = (row for row in date_lexicon().rows if row.table == "times" and row["kind"] == "era")
    return frozenset(form.text for row in rows for form in generate(row))


@cache
def _alone() -> frozenset[str]:
    return frozenset(row.id for row in date_lexicon().rows if row.table == "months" and row["alone"] == "yes")


def count_at(words: Words, at: int) -> tuple[int, int] | None:
    """A small count at a place, in digits or words: (value, end)."""
    if (number := words.number(at, 1, 9999)) is not None:
        return number, at + 1
    if not 0 <= at < len(words) or words.tokens[at].kind is not Kind.WORD:
        return None
    value = small_number(words.texts[at])
    if value is None:
        return None
    after = words.texts[at + 1] if at + 1 < len(words) else ""
    for entry in lexicon("numerals").word(after) if value < 10 and after else ():
        if entry.row["kind"] == "ten_of_teen":
            return value + 10, at + 2
        if entry.row["kind"] == "ten" and entry.conjunction:
            return value + int(entry.row["value"]), at + 2
    return value, at + 1
