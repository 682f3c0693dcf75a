"""Tell by its letters alone what a word may be: an adjective, or a name of another language."""

from itertools import pairwise

from hasila.gazetteer.tables import bare
from hasila.gazetteer.words import ARTICLE
from hasila.text import fold

_ALIF, _PARTICIPLE = "\u0627", "\u0645"
_LONG = frozenset("\u064a\u0648")
_VOWELS = frozenset("\u0627\u0648\u064a")
_STEM = 4  # letters of a participle or adjective of three radicals without its ending
_LONGER = 6  # letters of a participle: more have only those of reflexive verbs
_DERIVED = (_PARTICIPLE + "\u062a", _PARTICIPLE + "\u0633\u062a")
_SHORT = 4  # letters of a word too short to be told by them
_ENDS = "\u0627\u0648"  # letters that no indefinite genitive ends in
_YA = "\u064a"  # nor in this, unless something follows that it governs
_NATIVE = (
    fold("\u0647\u0627"),
    "\u0646\u0627",
    "\u0647\u0645\u0627",
    "\u0643\u0645\u0627",
    "\u0627\u064a\u0627",
)
# Endings of plurals, duals, feminines and pronouns, behind which vowels say nothing.
_INFLECTED = (
    "\u0627\u062a", "\u064a\u0646", "\u0648\u0646", "\u0627\u0646", "\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0646",
    "\u0643\u0645", "\u0646\u0627",
)  # fmt: skip
# So many long vowels parted by consonants has no Arabic noun without such an ending.
_TOO_MANY = 3


def is_adjective(stem: str) -> bool:
    """Whether a feminine word has the form of a participle or adjective: `nearby`, `crowded`, `abandoned`."""
    if len(stem) == _STEM and (stem[1] == _ALIF or stem[2] in _LONG):
        return True
    participle = stem.startswith(_PARTICIPLE) and (len(stem) < _LONGER or stem.startswith(_DERIVED))
    return participle or len(stem) < _STEM - 1


def is_foreign(word: str, *, ended: bool) -> bool:
    """Whether an indefinite genitive without its vowels would not be spelt so: `in Bamburu`, `in Dalori`, `in Patikul`.

    `ended`: nothing follows that the word may govern, as a dual or a defective noun would (`in the two attacks of`).
    """
    if len(word) <= _SHORT or word.startswith(ARTICLE) or word.endswith(_NATIVE):
        return False
    if word[-1] in _ENDS or (ended and word[-1] == _YA):
        return True
    return not word.endswith(_INFLECTED) and _vowels(word) >= _TOO_MANY


def _vowels(word: str) -> int:
    """How many long vowels a word has behind its first letter, those next to one another being one."""
    return sum(letter in _VOWELS and before not in _VOWELS for before, letter in pairwise(word))


def raw_letters(raw: str) -> str:
    """A spelling without any mark, its shadda too."""
    return bare(raw).replace("\u0651", "")
