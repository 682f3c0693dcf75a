"""Tell where the words open a range of numbers, or marks a number: `بين 10 و15`, `من 10 إلى 15`, `«50»`."""

from hasila.extract.units import Sentence


def opens_range(sentence: Sentence, at: int) -> bool:
    """Whether a range follows the words that open it: `بين 10 و15`, `ما بين`, `من 10 إلى 15`."""
    unit = sentence.at(at)
    if unit is None or not unit.particles:
        return False
    if unit.is_particle("what"):
        at, unit = at + 1, sentence.at(at + 1)
        if unit is not None and not unit.is_particle("between"):
            return False
    after = sentence.at(at + 1)
    opens = unit is not None and unit.is_any(("between", "of"))
    return opens and after is not None and after.numeral is not None and after.numeral.high is not None


def is_quoted_number(sentence: Sentence, at: int) -> bool:
    """`نحو «50» طالبا`: whether a number stands in quotation marks that open at a unit."""
    opening, number, closing = sentence.at(at), sentence.at(at + 1), sentence.at(at + 2)
    if opening is None or number is None or closing is None or number.numeral is None:
        return False
    return opening.is_particle("quotes") and closing.is_particle("quotes")
