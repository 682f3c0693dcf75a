"""Verbs that tell what may come, not what came: `أن يقتل`, `قد تؤدي إلى`, `ستوقع`."""

from hasila.extract.units import Sentence
from hasila.lexicon import Entry

# So far before those who are harmed the verb of what harms them may stand.
_CAUSE = 5


def may_come(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether the reading of unit `at` is a verb of what may come: future, or in the mood of a wish or fear."""
    if entry.future:
        return True
    if "i" not in entry.features:
        return False
    before, earlier = sentence.at(at - 1), sentence.at(at - 2)
    if before is None:
        return False
    if before.is_particle("may") or before.is_particle("shall"):
        return True
    # an imperfect right after "that" is a wish, a fear or a chance; but "before he was killed" tells
    return before.is_particle("that_may") and (earlier is None or not earlier.is_particle("until_that"))


def caused_by_chance(sentence: Sentence, at: int) -> bool:
    """`من المحتمل أن يسفر عن (ضحايا)`, `قد تؤدي إلى (مقتل)`: what brings the harm at unit `at` has not come."""
    for back in range(at - 1, max(-1, at - 1 - _CAUSE), -1):
        unit = sentence[back]
        if unit.is_particle("stop") or unit.is_particle("clause"):
            return False
        cause = unit.of("causes")
        if cause is not None and cause.row.paradigm == "verb":
            return may_come(sentence, back, cause)
    return False
