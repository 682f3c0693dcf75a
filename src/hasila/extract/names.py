"""Find where one person is named: by an office or kin, by given names, or by words of no other kind.

Only the stretch matters, to count one: names are kept nowhere but in the quote.
"""

from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics

_LONGEST = 7


def read_name(sentence: Sentence, at: int, *, certain: bool) -> int | None:
    """The unit after a person's name that begins at unit `at`, or None.

    `certain`: the words before can only be followed by a person ("اغتيال"), so words that are
    in no lexicon are taken for a name; otherwise a known given name must be among them.
    """
    end = at
    known = False
    opening = sentence.at(at)
    if not certain and opening is not None and opening.is_particle("on"):
        after = sentence.at(at + 1)
        if after is None or after.of("names") is None:
            return None  # the given name is spelt like "on"
    while end < min(len(sentence), at + _LONGEST):
        unit = sentence[end]
        if not _may_be_name(unit, first=end == at):
            break
        known = known or unit.of("names") is not None
        end += 1
    if end == at or not (known or certain):
        return None
    return end


def _may_be_name(unit: Unit, *, first: bool) -> bool:
    if not unit.word:
        return False
    closed = any(unit.is_particle(name) for name in ("prepositions", "function", "clause"))
    if unit.of("names") is not None:
        return first or not closed  # a given name is spelt like "on"
    if closed or (not first and len(unit.text) > 4 and unit.text.startswith(clitics("conjunction"))):
        return False
    if len(unit.text) < 3 or any(
        e.row.table not in ("nationalities", "speakers", "names") for e in unit.entries
    ):
        return False
    return not (first and any(e.prefix for e in unit.entries))


def extend_name(sentence: Sentence, at: int) -> int:
    """The unit after the words that go on naming a person after an office: وزير (الدفاع الياس المر)."""
    end = at
    while end < min(len(sentence), at + _LONGEST):
        unit = sentence[end]
        if (
            not unit.word
            or unit.is_particle("prepositions")
            or unit.is_particle("function")
            or unit.is_particle("clause")
        ):
            break
        if (
            unit.role("outcomes", "role", "undergo", "inflict", "act", "light")
            or unit.of("reporting")
            or unit.of("links")
        ):
            break
        if any(e.conjunction for e in unit.entries) or unit.of("attacks"):
            break
        end += 1
    return end


def name_before(sentence: Sentence, at: int, within: int, *, certain: bool) -> tuple[int, int] | None:
    """The last stretch before unit `at` that names a person: units [first, last).

    `certain`: a relative pronoun follows, so words of no lexicon right before it are a name.
    """
    last = at
    while last > max(0, at - within):
        unit = sentence[last - 1]
        if unit.is_particle("stop") or unit.of("reporting") is not None:
            return None
        if (unit.of("names") is not None and not unit.is_particle("on")) or (
            certain and last == at and _may_be_name(unit, first=False) and not unit.entries
        ):
            first = last - 1
            while first > 0 and _may_be_name(sentence[first - 1], first=False):
                first -= 1
            return first, last
        last -= 1
    return None
