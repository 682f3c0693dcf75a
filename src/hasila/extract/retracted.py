"""Tell the counts that those who gave them take back: `تراجعت الحكومة عن رقم 95 قتيلا`, `سحبت الشرطة حصيلة الـ40 قتيلا`."""

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence

# So many words name who takes a toll back; so many part the word for the toll from its number.
_WHO, _TOLL = 7, 2


def is_retracted(sentence: Sentence, draft: Draft) -> bool:
    """Whether the words right before a count say that whoever gave it takes it back."""
    if draft.people.value is None or not sentence.where("takes_back", "withdraws"):
        return False
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
