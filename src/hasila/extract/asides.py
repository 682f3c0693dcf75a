"""Step over what parts a verb from its people: `وقتل، وفق ما ذكرت الإذاعة، ستة`, `قتل (أمس) ستة`."""

from hasila.extract.units import Sentence

# So many words an aside may have.
_LONG = 12
_MARKS = ("comma", "dash")


def past_aside(sentence: Sentence, at: int) -> int:
    """The unit behind an aside that opens at unit `at` with "as" or "according to", or in brackets, else `at`."""
    opening = sentence.at(at)
    if opening is not None and opening.is_particle("brackets_open"):
        return past_bracket(sentence, at)
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


def past_bracket(sentence: Sentence, at: int) -> int:
    """The unit behind `(بحسب الشرطة)`, `(أمس)`, `(60 كم شمال بغداد)`: a bracket in which nobody is counted or harmed, else `at`."""
    if not sentence[at].is_particle("brackets_open"):
        return at
    for i in range(at + 1, min(len(sentence), at + 2 + _LONG)):
        unit = sentence[i]
        if unit.is_particle("brackets_close"):
            return i + 1
        thing = sentence[i + 1].role("counted", "counts", "none") if i + 1 < len(sentence) else None
        counts = (unit.numeral is not None and thing is None) or unit.of("quantities") is not None
        if counts or unit.of("outcomes") is not None:
            break
    return at


def before_commas(sentence: Sentence, at: int) -> int:
    """The unit where `، وهم من أنصاره،` begins, if an aside between two commas ends right before unit `at`, else `at`."""
    if at == 0 or not sentence[at - 1].is_particle("comma"):
        return at
    for i in range(at - 2, max(-1, at - 3 - _LONG), -1):
        unit = sentence[i]
        if unit.is_particle("comma"):
            return i if i < at - 2 else at
        if unit.is_any(("stop", "that")) or unit.of("outcomes") is not None:
            break
    return at
