"""Find a person told by a family name alone: one word of no lexicon where only a person can stand."""

from hasila.extract.names import behind_letter, looks_proper
from hasila.extract.units import Sentence, Unit
from hasila.gazetteer import gazetteer
from hasila.lexicon import clitics

# A family name of one word, without the article, is longer than this.
_SHORT = 4
# A given name is no longer than this.
_NAME = 20
# A statement about somebody begins behind one of these.
_NAMES = frozenset(("fighter_name",))
_OPENS = ("that", "stop", "quotes", "was_before", "subject_heads")


def read_surname(sentence: Sentence, at: int, *, bare: bool) -> int | None:
    """The unit after the family name that begins at unit `at`, quotation marks passed over, or None.

    `bare`: also words without the article, which after a verbal noun would be its adjectives.
    """
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("quotes"):
        at, unit = at + 1, sentence.at(at + 1)
    if unit is None or not _is_unknown(unit):
        return None
    if named_in_full(sentence, unit):
        return at + 1
    after = sentence.at(at + 1)
    if unit.text.startswith(clitics("article")):
        return at + 1 if unit.text.endswith(clitics("nisba_ending")) else None
    foreign = len(unit.text) > _SHORT and looks_proper(unit)
    if not bare or not foreign or not _stands_alone(after) or unit.text.startswith(clitics("participle")):
        return None
    return at + 1 if not is_place(sentence, unit) else None


def is_place(sentence: Sentence, unit: Unit) -> bool:
    """Whether a word is spelt like the name of a place or country."""
    return bool(gazetteer().find(sentence.view, unit.start, unit.end))


def surname_before(sentence: Sentence, at: int, *, known: bool) -> tuple[int, int] | None:
    """The family name that ends before unit `at`, where a statement opens, or one is `known` to be meant."""
    first = at - 1 - (at > 0 and sentence[at - 1].is_particle("quotes"))
    if first < 0 or read_surname(sentence, first, bare=False) is None:
        return None
    before = sentence.at(first - 1)
    if before is not None and before.text.startswith((clitics("article")[0], *behind_letter())):
        return None  # "the Zionist regime that": an adjective
    opens = before is None or before.is_any(_OPENS)
    return (first, first + 1) if known or opens else None


def named_in_full(sentence: Sentence, unit: Unit) -> bool:
    """Whether the text has the word behind a given name elsewhere: who was told of is called by it alone."""
    norm, word, at = sentence.view.norm, unit.text, -1
    while (at := norm.find(word, at + 1)) >= 0:
        whole = not norm[at + len(word) : at + len(word) + 1].isalpha()
        if at == unit.start or not whole or norm[at - 1 : at] != " ":
            continue
        before = norm[max(0, at - _NAME) : at - 1].rpartition(" ")[2]
        if any(e.row.table == "names" and not e.prefix and not e.suffix for e in sentence.spelling(before)):
            return True
    return False


def _is_unknown(unit: Unit) -> bool:
    """A word of no lexicon but that of names, and none of the grammar."""
    known = any(entry.row.table != "names" or entry.suffix for entry in unit.entries)
    return unit.word and len(unit.text) >= _SHORT and not known and unit.particles <= _NAMES


def _stands_alone(after: Unit | None) -> bool:
    """Whether nothing behind a word makes it the head of a construct or the first of two common words."""
    if after is None or not after.word or after.of("times") is not None:
        return True
    definite = after.text.startswith(clitics("article")) and not after.particles  # "to" is spelt like it
    return bool(after.entries or after.particles) and not definite
