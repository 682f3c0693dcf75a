"""How the count of people is worded: at least, about, more than; before the number or behind it."""

from hasila.extract.ranges import opens_range
from hasila.extract.units import Sentence, Unit
from hasila.model import Qualifier


def qualifiers_before(sentence: Sentence, at: int) -> tuple[int, Qualifier | None, tuple[str, ...]]:
    """The unit at which the count itself begins, and the qualifier before it with the rows of its words."""
    found: Qualifier | None = None
    rows: tuple[str, ...] = ()
    while (unit := sentence.at(at)) is not None and not (found and unit.conjoined):
        entry = unit.role("qualifiers", "side", "before", "both")
        if entry is not None:
            # "about 40 at least", "more than about 30": the bound says more than the estimate
            if found in (None, Qualifier.ABOUT):
                found = Qualifier(entry.row["qualifier"])
            rows += (entry.row.id,)
        elif not (
            unit.is_particle("between")
            or opens_range(sentence, at)
            or (found and unit.is_particle("of"))
            or (unit.is_particle("number_word") and is_number(sentence.at(at + 1)))
            or _opens_number(sentence, at)
        ):
            break
        at += 1
    return at, found, rows


def is_number(unit: Unit | None) -> bool:
    """`(عدد) 16 جنديا`: the word for a number before the number itself."""
    return unit is not None and unit.numeral is not None


def _opens_number(sentence: Sentence, at: int) -> bool:
    """`عدد (4) فرد`: the word for a number, or the bracket behind it, before the number."""
    if sentence[at].is_particle("number_word"):
        at += 1
    opening, word = sentence.at(at), sentence.at(at - 1)
    named = word is not None and word.is_particle("number_word")
    opens = opening is not None and opening.is_particle("brackets_open")
    return named and opens and is_number(sentence.at(at + 1))


def qualifier_after(sentence: Sentence, at: int) -> tuple[Qualifier | None, tuple[str, ...]]:
    """The qualifier right behind a count that ends before unit `at`, with the rows of its words."""
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("comma"):
        unit = sentence.at(at + 1)
    entry = unit.role("qualifiers", "side", "after", "both") if unit else None
    if entry is None and unit is not None and unit.of("links") is None and unit.word:
        # one word, such as the verb, may stand between
        unit = sentence.at(at + 1)
        entry = unit.role("qualifiers", "side", "after") if unit else None
    return (Qualifier(entry.row["qualifier"]), (entry.row.id,)) if entry else (None, ())
