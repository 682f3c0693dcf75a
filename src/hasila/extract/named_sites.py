"""Name what was hit: `فندق كذا`, `مسجد كذا`: two hotels of one town are told apart by what they are called."""

from collections.abc import Iterable, Iterator

from hasila.extract.fragments import Fragment
from hasila.extract.units import Unit
from hasila.lexicon import clitics
from hasila.text import Kind

# Papers spell the names of abroad in many ways, and alike so far.
_BEGINNING = 3
# So many words behind the noun its name begins.
_NAME = 2
# What these tell of a building's noun is no name: what befell it, who speaks, what else stands there.
_TOLD = frozenset(("attacks", "targets", "causes", "reporting", "people", "nationalities"))
# The hurt of any attack lie in some hospital; what is sold tells one market as well as its quarter does.
_UNNAMED = frozenset(("hospital", "home", "village", "camp", "market", "beach", "square"))


def named_sites(fragments: Iterable[Fragment]) -> tuple[str, ...]:
    """Each as the lexicon's row of what it is, and how its name begins: `mosque|بدر`; sorted."""
    return tuple(sorted({name for fragment in fragments for name in _names(fragment)}))


def _names(fragment: Fragment) -> Iterator[str]:
    sentence = fragment.scene.sentence
    article = clitics("article")[0]
    landmarks = {placed.first: placed.last for placed in fragment.scene.places}
    towns = {placed.first for placed in fragment.scene.places if placed.mention.place is not None}
    for at, entry in sentence.readings("targets", fragment.first, fragment.last - 1):
        target = entry.row["target"]
        if entry.article or target in _UNNAMED or target not in fragment.targets:
            continue
        quoted = sentence[at + 1].is_particle("quote")
        last = min(fragment.last if quoted else landmarks.get(at, at), at + 1 + quoted + _NAME)
        for i in range(at + 1, last):
            beginning = sentence[i].text.removeprefix(article)[:_BEGINNING]
            if i not in towns and len(beginning) == _BEGINNING and _is_name(sentence[i]):
                yield f"{target}|{beginning}"


def _is_name(unit: Unit) -> bool:
    """Whether a word may be a name: one that says nothing else."""
    if unit.kind is not Kind.WORD or unit.particles or not _TOLD.isdisjoint(unit.readings):
        return False
    return not any(entry.row.paradigm == "verb" for entry in unit.entries)
