"""Step over an aside that says who tells it: `وقتل، وفق ما ذكرت الإذاعة، ستة`, `وأصيب - كما قال المصدر - عشرة`."""

from hasila.extract.units import Sentence

# So many words an aside may have.
_LONG = 12
_MARKS = ("comma", "dash")


def past_aside(sentence: Sentence, at: int) -> int:
    """The unit behind an aside that opens at unit `at` with "as" or "according to", else `at`."""
    opening = sentence.at(at)
    if opening is None or not opening.is_any(_MARKS):
        return at
    said = sentence.at(at + 1)
    if said is None or said.role("reporting", "kind", "preposition") is None:
        return at
    mark = next(name for name in _MARKS if opening.is_particle(name))
    for i in range(at + 2, min(len(sentence), at + 2 + _LONG)):
        unit = sentence[i]
        if unit.is_particle(mark):
            return i + 1
        if unit.is_particle("stop") or unit.of("outcomes") is not None:
            break
    return at
