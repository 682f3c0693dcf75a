"""Tell the counts that are taken back: `تراجعت الحكومة عن رقم 95 قتيلا`, `القتلى 110، ثم سحبت هذا الرقم`."""

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence

# So many words name who takes a toll back; so many part the word for the toll from its number.
_WHO, _TOLL = 7, 2
# So many words may part a count from the words that take it back.
_AFTER = 8


def is_retracted(sentence: Sentence, draft: Draft) -> bool:
    """Whether the words right before a count say that whoever gave it takes it back."""
    if draft.people.value is None or not sentence.where("takes_back", "withdraws"):
        return False
    if _is_taken_back_behind(sentence, draft):
        return True
    first = draft.people.first
    near = range(first - 1, max(0, first - 1 - _TOLL), -1)
    toll = next((at for at in near if sentence[at].is_particle("a_toll")), None)
    if toll is None:
        return False
    verb = "takes_back" if sentence[toll - 1].is_particle("quoted_from") else "withdraws"
    return any(
        toll - _WHO <= at < toll and not sentence.has(at + 1, toll, "stop", "comma", "outcomes")
        for at in sentence.where(verb)
    )


def _is_taken_back_behind(sentence: Sentence, draft: Draft) -> bool:
    """`القتلى 110، ثم سحبت هذا الرقم`, `20 قتيلا، لكنها تراجعت عن هذه الحصيلة`: the count told last before the words."""
    for at in sentence.where("takes_back", "withdraws"):
        that = next((i for i in (at + 1, at + 2) if sentence.has(i, i + 1, "those")), None)
        toll = sentence.at(that + 1) if that is not None else None
        behind = 0 <= at - draft.last <= _AFTER and not sentence.has(draft.last, at, "stop", "outcomes")
        if behind and toll is not None and toll.is_any(("a_toll", "toll_nouns")):
            return not any(sentence[i].numeral is not None for i in range(draft.last, at))
    return False
