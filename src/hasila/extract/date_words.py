"""The words of a sentence as the date grammar sees them: what each may mean in a date."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hasila.lexicon import Entry, Lexicon, generate, lexicon
from hasila.lexicon.grammar import clitics
from hasila.text import Token, View, fold

TABLES = ("months", "weekdays", "times", "periods")
_HAMZA = "\u0622\u0623\u0625"  # alif with madda, with hamza above, with hamza below
_TEN = 10
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


@lru_cache(maxsize=1 << 12)
def _number_word(word: str) -> tuple[int, bool, bool] | None:
    """A number word below a hundred: value, whether ten must follow it, whether "and" is joined to it."""
    for entry in lexicon("numerals").word(word):
        if entry.row["kind"] in _DAY_NUMERALS and not entry.suffix:
            return int(entry.row["value"]), "t" in entry.features, entry.conjunction
    return None


def _is_ten(word: str) -> bool:
    """`الأحد (عشر)`: the ten of a number between eleven and nineteen."""
    number = _number_word(word)
    plain = number is not None and not number[2] and not word.endswith(clitics("feminine_ending"))
    return plain and number is not None and number[0] == _TEN


def _kind_and_value(entry: Entry) -> tuple[str, str]:
    row = entry.row
    if row.table == "months":
        return ("hijri" if row["calendar"] == "hijri" else "month"), row["month"]
    if row.table == "weekdays":
        return "weekday", row["weekday"]
    return row["kind"], row["value"] if row.table == "times" else ""


def _plain(entry: Entry, size: int, *, exact: bool) -> Reading:
    kind, value = _kind_and_value(entry)
    return Reading(kind, value, size, entry.prefix, entry.article, entry.features, exact, entry.row.id)


@lru_cache(maxsize=1 << 16)
def _meanings(word: str) -> tuple[tuple[Entry, ...], tuple[Reading, ...] | None, bool]:
    """The entries of a word by itself; its readings, if nothing around it bears on them; whether a phrase may begin."""
    table = date_lexicon()
    entries = tuple(e for e in table.word(word) if not e.suffix) if word[0].isalpha() else ()
    prefixes = ("", *clitics("noun_prefix"))
    heads = any(word.startswith(p) and word[len(p) :] in table.phrases for p in prefixes)
    settled = None
    if not heads and all(entry.row.table != "months" for entry in entries):
        settled = tuple(_plain(entry, 1, exact=True) for entry in entries)
    return entries, settled, heads


class Words:
    """Tokens of a stretch of text with their meanings; places outside it mean nothing."""

    def __init__(self, view: View, start: int, end: int) -> None:
        self.view = view
        self.tokens: Sequence[Token] = view.tokens(start, end)
        self.texts = [token.text for token in self.tokens]
        self.size = len(self.tokens)
        self._readings: list[tuple[Reading, ...] | None] = [None] * self.size

    def readings(self, at: int) -> tuple[Reading, ...]:
        """All meanings at a place, the longest first."""
        if at < 0 or at >= self.size:
            return ()
        found = self._readings[at]
        if found is None:
            found = self._read(at)
            if any(r.kind == "weekday" for r in found) and at + 1 < self.size and _is_ten(self.texts[at + 1]):
                found = ()  # "the eleven soldiers", whose one is spelt like Sunday
            self._readings[at] = found
        return found

    def _read(self, at: int) -> tuple[Reading, ...]:
        entries, settled, heads = _meanings(self.texts[at])
        if settled is not None:
            return settled
        size, phrases = date_lexicon().phrase(self.texts, at) if heads else (0, ())
        found = [self._reading(entry, at, size) for entry in phrases]
        found += [self._reading(entry, at, 1) for entry in entries]
        return tuple(reading for reading in found if reading is not None)

    def _reading(self, entry: Entry, at: int, size: int) -> Reading | None:
        exact = self._spelt(entry, at, size)
        if exact is None or (
            entry.article and entry.row.table == "months" and entry.row["calendar"] != "hijri"
        ):
            return None
        return _plain(entry, size, exact=exact)

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
        if 0 <= at < self.size and self.texts[at].isdigit() and len(self.texts[at]) <= 4:
            value = int(self.texts[at])
            return value if least <= value <= most else None
        return None

    def mark(self, at: int, marks: str) -> bool:
        """Whether one of these marks stands at a place."""
        return 0 <= at < self.size and len(self.texts[at]) == 1 and self.texts[at] in marks

    def definite(self, at: int) -> bool:
        """Whether the word bears the article, after a preposition too."""
        return 0 <= at < self.size and self.texts[at].startswith(_articles())

    def adds(self, at: int) -> bool:
        """Whether the word begins with "and" and is not a noun of people that begins so itself."""
        text = self.texts[at] if 0 <= at < self.size else ""
        return (
            len(text) > 3
            and text.startswith(clitics("conjunction"))
            and not any(not entry.prefix for entry in lexicon("people").word(text))
        )

    def joined(self, at: int) -> int:
        """How many tokens an "and" takes that stands apart at a place (before digits); 0 if none does."""
        return int(0 <= at < self.size and self.texts[at] in clitics("conjunction"))

    def bare_article(self, at: int) -> int:
        """How many tokens an article takes that stands apart at a place (before digits)."""
        return int(0 <= at < self.size and self.texts[at] in clitics("article"))

    def era(self, at: int) -> int:
        """How many tokens the name of a calendar takes (it may be a single letter); 0 if none stands there."""
        return int(0 <= at < self.size and self.texts[at] in _eras())

    @property
    def article_letters(self) -> tuple[str, ...]:
        """The forms of the article."""
        return clitics("article")

    def stands_alone(self, month: Reading) -> bool:
        """Whether the name of this month means nothing but the month."""
        return month.row in _alone()


@cache
def _articles() -> tuple[str, ...]:
    return (*clitics("article"), *(p for p in clitics("noun_prefix") if p.endswith(clitics("article"))))


@cache
def _eras() -> frozenset[str]:
    rows = (row for row in date_lexicon().rows if row.table == "times" and row["kind"] == "era")
    return frozenset(form.text for row in rows for form in generate(row))


@cache
def _alone() -> frozenset[str]:
    return frozenset(row.id for row in date_lexicon().rows if row.table == "months" and row["alone"] == "yes")


def count_at(words: Words, at: int) -> tuple[int, int] | None:
    """A small count at a place, in digits or words: (value, end)."""
    if (digits := words.number(at, 1, 9999)) is not None:
        return digits, at + 1
    number = _number_word(words.texts[at]) if 0 <= at < words.size else None
    if number is None:
        return None
    value, bound, _ = number
    after = _number_word(words.texts[at + 1]) if at + 1 < words.size and value < 10 else None
    if after is not None and (after[0] == 10 or (after[0] > 10 and after[2])):
        return value + after[0], at + 2
    return None if bound else (value, at + 1)
