"""Tell whether a sentence counts attacks or operations, so that its people are counted over all of them."""

from collections.abc import Iterator

from hasila.extract.units import Sentence
from hasila.lexicon import Entry

_NONE = "none"
_SERIES = 3  # fewer attacks are told one by one


def counted_attacks(sentence: Sentence) -> Iterator[tuple[int, int, Entry]]:
    """Numbers of attacks or operations: the unit of the number, its value, and the noun's reading."""
    for i, unit in enumerate(sentence.units):
        entry = _counted(sentence, i + 1)
        if unit.numeral is not None and entry is not None and unit.numeral.value > _SERIES:
            yield i, unit.numeral.value, entry


def is_series(sentence: Sentence) -> bool:
    """Whether the sentence counts attacks or operations, or speaks of "these operations"."""
    if any(True for _ in counted_attacks(sentence)):
        return True
    return any(
        unit.is_particle("these")
        and (entry := _counted(sentence, i + 1)) is not None
        and "p" in entry.features
        for i, unit in enumerate(sentence.units)
    )


def _counted(sentence: Sentence, at: int) -> Entry | None:
    unit = sentence.at(at)
    entry = unit.of("counted") if unit is not None else None
    return entry if entry is not None and entry.row["counts"] != _NONE else None
