"""Tell one victim known by name, of whose death a report tells again: it is of the same incident, whenever it was."""

from collections.abc import Iterator, Sequence

from hasila.extract.fragments import Fragment
from hasila.extract.lists import Draft
from hasila.extract.units import Unit
from hasila.lexicon import clitics
from hasila.model import Outcome

# A name that a pronoun takes up has so many words.
_NAME = 3


def is_told_again(fragment: Fragment, before: Sequence[Fragment]) -> bool:
    """`ذكرى اغتيال السفير أندريه (كارلوف)`, then `وكان (كارلوف) قد سقط في 19 ديسمبر`: nobody dies twice.

    All whom the fragment counts must be that one person.
    """
    dead = list(_dead(fragment))
    if len(dead) != 1 or any(value > 1 for _, value in fragment.counts):
        return False
    own = _names(fragment, dead[0])
    return any(own & _names(other, draft) for other in before for draft in _dead(other))


def _dead(fragment: Fragment) -> Iterator[Draft]:
    for draft in fragment.scene.drafts:
        if draft.outcome is Outcome.KILLED and fragment.first <= draft.people.first < fragment.last:
            yield draft


def _names(fragment: Fragment, draft: Draft) -> set[str]:
    """The words of one person that are his family name: in no lexicon, or a name with the article."""
    if draft.people.value != 1:
        return set()
    first, last = draft.people.first, draft.people.last
    if draft.named_at is not None and not first <= draft.named_at < last:
        first, last = draft.named_at, draft.named_at + _NAME  # a pronoun stands for him
    units = fragment.scene.sentence.units[first:last]
    return {unit.text for unit in units if unit.word and not unit.particles and _is_family(unit)}


def _is_family(unit: Unit) -> bool:
    known = all(entry.row.table == "names" for entry in unit.entries)
    return not unit.entries or (known and unit.text.startswith(clitics("article")))
