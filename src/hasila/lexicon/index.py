"""Look up words and phrases: every generated form, with its clitics split off."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from hasila.lexicon.grammar import clitics
from hasila.lexicon.paradigms import generate
from hasila.lexicon.tables import TABLES, Row, table_rows

_ARTICLES = clitics("article")
_PREPOSITIONS = clitics("preposition")
_FUTURE = clitics("future")
_JOINS = clitics("conjunction")


class Entry(NamedTuple):
    """One reading of a word: the row, the form's features, and the clitics around it."""

    row: Row
    features: str
    prefix: str  # as written: conjunction, preposition, particle of the future, article, in that order
    suffix: str  # a pronoun, or ""

    @property
    def definite(self) -> bool:
        """Whether it bears the article or a pronoun."""
        return self.article or bool(self.suffix)

    @property
    def article(self) -> bool:
        """Whether it bears the article."""
        return self.prefix.endswith(_ARTICLES)

    @property
    def preposition(self) -> bool:
        """Whether ب, ل or ك is joined to it."""
        rest = self.prefix[1:] if self.conjunction else self.prefix
        return rest.startswith(_PREPOSITIONS)

    @property
    def future(self) -> bool:
        """Whether the particle of the future is joined to it."""
        return self.prefix.endswith(_FUTURE)

    @property
    def conjunction(self) -> bool:
        """Whether و or ف is joined to it."""
        return self.prefix.startswith(_JOINS)


_NOUN_PREFIXES = ("", *clitics("noun_prefix"))
_VERB_PREFIXES = ("", *clitics("verb_prefix"))
_ARTICLE, _TO_THE = _ARTICLES
_CONJUNCTIONS = ("", *_JOINS)
_PRONOUNS = clitics("noun_suffix")
_OBJECTS = clitics("verb_suffix")
(_FEMININE,) = clitics("feminine_ending")
(_BOUND,) = clitics("feminine_before_pronoun")
(_HAMZA,) = clitics("hamza_ending")
_SEATED = clitics("hamza_before_pronoun")
_VERBAL = frozenset({"verb"})
(_MINE,) = clitics("mine")
# Each pronoun that a word with a verb's prefix, or none, may bear.
_EITHER = tuple(dict.fromkeys((*_OBJECTS, *_PRONOUNS)))
# Kin, and others near to one.
_NEAR = frozenset(
    f"people.{name}"
    for name in (
        "son", "son2", "daughter", "brother", "brother2", "sister", "wife", "husband", "father", "mother", "mother2",
        "uncle", "child", "child_f", "boy2", "son_in_law", "companion", "friend", "colleague", "colleague_f", "neighbour",
    )
)  # fmt: skip


class Lexicon:
    """All rows of some tables, ready for look-up of folded words and phrases."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self.words: dict[str, list[tuple[Row, str]]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Row, str]]] = {}
        self._seen: dict[str, tuple[Entry, ...]] = {}
        self._opening: dict[str, tuple[tuple[str, str], ...]] = {}
        for row in self.rows:
            for text, features in generate(row):
                parts = tuple(text.split())
                if len(parts) == 1:
                    self.words.setdefault(text, []).append((row, features))
                elif parts:
                    self.phrases.setdefault(parts[0], []).append((parts, row, features))
        # Phrases by their first two words: many begin with "in" or "from".
        self._pairs: dict[tuple[str, ...], list[tuple[tuple[str, ...], Row, str]]] = {}
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
            for entry in entries:
                self._pairs.setdefault(entry[0][:2], []).append(entry)

    def word(self, word: str) -> tuple[Entry, ...]:
        """Every reading of one folded word, fewest clitics first."""
        found = self._seen.get(word)
        if found is None:
            entries = sorted(
                set(self._read(word)), key=lambda e: (len(e.prefix) + len(e.suffix), e.row.id, e.features)
            )
            found = self._seen[word] = tuple(entries)
        return found

    def _read(self, word: str) -> Iterator[Entry]:
        for prefix in _NOUN_PREFIXES:
            if not word.startswith(prefix) or len(word) - len(prefix) < 2:
                continue
            rest = word[len(prefix) :]
            for row, features in self.words.get(rest, ()):
                if self._may_begin(row, prefix) and not _clashes(features, prefix):
                    yield Entry(row, features, prefix, "")
            if not prefix.endswith(_ARTICLES):
                yield from self._with_pronoun(rest, prefix)
        for prefix in _VERB_PREFIXES:
            if prefix not in _NOUN_PREFIXES and word.startswith(prefix):
                for row, features in self.words.get(word[len(prefix) :], ()):
                    if row.paradigm in _VERBAL:
                        yield Entry(row, features, prefix, "")

    @staticmethod
    def _may_begin(row: Row, prefix: str) -> bool:
        if row.paradigm in _VERBAL:
            return prefix in _VERB_PREFIXES
        return row.paradigm != "phrase" or prefix in _CONJUNCTIONS

    def _with_pronoun(self, rest: str, prefix: str) -> Iterator[Entry]:
        for pronoun in _EITHER if prefix in _VERB_PREFIXES else _PRONOUNS:
            if not rest.endswith(pronoun) or len(rest) - len(pronoun) < 2:
                continue
            stem = rest[: -len(pronoun)]
            for base in _unbound(stem):
                for row, features in self.words.get(base, ()):
                    if row.paradigm in ("invariant", "phrase", "numeral"):
                        continue
                    if pronoun == _MINE and not _is_kin(row, features):
                        continue
                    if "a" in features:
                        # No accusative bears a pronoun: it is a dual that has dropped its last letter ("her two children").
                        if features == "sa" and base == stem and pronoun in _PRONOUNS:
                            yield Entry(row, "dc", prefix, pronoun)
                        continue
                    if row.paradigm in _VERBAL:
                        if base == stem and prefix in _VERB_PREFIXES and pronoun in _OBJECTS:
                            yield Entry(row, features, prefix, pronoun)
                    elif pronoun in _PRONOUNS and not (base == stem and stem.endswith(_FEMININE)):
                        yield Entry(row, features, prefix, pronoun)

    def phrase(self, words: list[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest phrase that begins at word `at`: its length in words (0: none) and readings."""
        openings = self.openings(words[at])
        if not openings or at + 1 == len(words):
            return 0, ()
        for prefix, stem in openings:
            pairs = self._pairs.get((stem, words[at + 1]), ())
            for parts, row, features in pairs:
                size = len(parts)
                if tuple(words[at + 1 : at + size]) == parts[1:] and self._may_begin_phrase(row, prefix):
                    same = [
                        Entry(r, f, prefix, "")
                        for p, r, f in pairs
                        if p == parts and self._may_begin_phrase(r, prefix)
                    ]
                    return size, tuple(dict.fromkeys([Entry(row, features, prefix, ""), *same]))
        return 0, ()

    def openings(self, word: str) -> tuple[tuple[str, str], ...]:
        """The clitics and stems of a word with which a phrase begins; most words have none.

        A name that begins with the article keeps it behind ل: `للأمم المتحدة` is ل and `الأمم المتحدة`.
        """
        found = self._opening.get(word)
        if found is None:
            cut = [(p, word[len(p) :]) for p in _NOUN_PREFIXES if word.startswith(p)]
            cut += [(p, _ARTICLE + stem) for p, stem in cut if p.endswith(_TO_THE)]
            found = self._opening[word] = tuple((p, stem) for p, stem in cut if stem in self.phrases)
        return found

    @staticmethod
    def _may_begin_phrase(row: Row, prefix: str) -> bool:
        return prefix in _VERB_PREFIXES if row.paradigm in _VERBAL else prefix in _NOUN_PREFIXES


def _is_kin(row: Row, features: str) -> bool:
    """Whether one may be called mine: others that end alike are nouns of relation or plurals (`شرطي`, `مقاتلي`)."""
    return row.id in _NEAR and not set(features) & {"a", "c", "d"}


def _clashes(features: str, prefix: str) -> bool:
    """Whether a form cannot bear a clitic: an indefinite accusative but و and ف, a construct the article."""
    if "a" in features:
        return prefix not in _CONJUNCTIONS
    return "c" in features and prefix.endswith(_ARTICLES)


def _unbound(stem: str) -> Iterator[str]:
    """A stem before a pronoun, and as it is written alone: `زوجته` of `زوجة`, `أبنائه` of `أبناء`."""
    yield stem
    if stem.endswith(_BOUND):
        yield stem[:-1] + _FEMININE
    if stem.endswith(_SEATED):
        yield stem[:-1] + _HAMZA


@cache
def lexicon(*names: str) -> Lexicon:
    """The package's lexicons of these names (all, if none is named), loaded once."""
    return Lexicon(row for name in names or TABLES for row in table_rows(name))
