"""Find where a sentence counts attacks or operations, so that its people are counted over all of them."""

from collections.abc import Iterator

from hasila.extract.spellings import counts
from hasila.extract.units import Sentence
from hasila.lexicon import Entry

_SERIES = 9  # fewer blasts or raids may be one incident


def counted_attacks(sentence: Sentence) -> Iterator[tuple[int, int, Entry]]:
    """Numbers of attacks or operations: the unit of the number, its value, and the noun's reading."""
    for at in sentence.where("counted"):
        numeral = sentence[at - 1].numeral if at else None
        if numeral is None or numeral.value <= _SERIES:
            continue
        entry = _counted(sentence, at)
        if entry is not None and not entry.prefix:  # "twenty in an explosion": it counts something else
            yield at - 1, numeral.value, entry


def speaks_of_series(sentence: Sentence, first: int, last: int) -> bool:
    """Whether units [first, last) speak of "these operations"."""
    return any(
        first <= at < last and (entry := _counted(sentence, at + 1)) is not None and "p" in entry.features
        for at in sentence.where("these")
    )


def _counted(sentence: Sentence, at: int) -> Entry | None:
    unit = sentence.at(at)
    entry = unit.of("counted") if unit is not None else None
    return entry if entry is not None and counts(entry.row) else None
