"""Counts told behind the side that suffered them: `38 عنصرا، وفي صفوف الفصائل (21 مقاتلا)`, `ومن المدنيين (سبعة)`."""

from hasila.extract.dated_numbers import is_designator
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Group

# So many words may name a side before its count.
_SIDE = 6
# So many words behind those counted may tell of their side before the next is told.
_PAST = 8
# A bare number greater than this is a year or a sum of money.
_MANY = 1_000
_BOTH = 2
_LEADS = ("ranks", "in_ranks", "and_of")
_MEN = ("people", "actors", "nationalities")


def side_member(sentence: Sentence, left: People) -> People | None:
    """Those counted behind another side than `left`, which `و` joins to it."""
    if not sentence.where(*_LEADS):
        return None
    at = left.last
    sided = left.group is not Group.UNSPECIFIED or (
        _side_at(sentence, at) is not None and not is_joined_side(sentence[at])
    )
    while at < min(len(sentence), left.last + _PAST) and not ends_side(sentence[at]):
        if _side_at(sentence, at) is not None and is_joined_side(sentence[at]):
            break
        at += 1
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("comma"):
        at, unit = at + 1, sentence.at(at + 1)
    side = _side_at(sentence, at)
    if unit is None or side is None or not is_joined_side(unit):
        return None
    if not sided and unit.is_particle("and_of"):
        return None  # "twenty people, and of the foreigners seven": a part of them
    for i in range(side + 1, min(len(sentence), side + _SIDE)):
        if sentence[i].numeral is not None and not sentence[i].conjoined and not is_designator(sentence, i):
            return counted_at(sentence, i)
        one = read_people(sentence, i) if sentence[i].role("outcomes", "role", "victim") is not None else None
        if one is not None and one.value in (1, _BOTH) and not one.definite and not sentence[i].conjoined:
            return one  # "and of the rebels one dead"
        if ends_side(sentence[i]):
            return None
    return None


def side_before(sentence: Sentence, first: int) -> int | None:
    """The unit that names the side behind which a count beginning at unit `first` stands."""
    if not sentence.where(*_LEADS):
        return None
    for at in range(first - 2, max(-1, first - _SIDE - 2), -1):
        if sentence[at + 1].numeral is not None or ends_side(sentence[at + 1]):
            return None
        side = _side_at(sentence, at)
        caused = sentence.has(
            at - _SIDE, at, "causes"
        )  # "inflicted in the ranks of the rebels dozens of dead"
        if side is not None and (
            at == 0 or caused or not sentence[at - 1].word or is_joined_side(sentence[at])
        ):
            return side if side < first else None
    return None


def _side_at(sentence: Sentence, at: int) -> int | None:
    """Where the side is named to which `في صفوف`, `ومن` at unit `at` leads; not `ومن بينهم`, `ومن القتلى`."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    if unit is None or after is None:
        return None
    if unit.is_particle("in_ranks"):
        return at + 1 if _are_men(after) else None
    if unit.is_particle("in") and after.is_particle("ranks"):
        return at + 2 if _are_men(sentence.at(at + 2)) else None
    return at + 1 if unit.is_particle("and_of") and _are_men(after) else None


def _are_men(unit: Unit | None) -> bool:
    return unit is not None and unit.numeral is None and any(unit.of(table) is not None for table in _MEN)


def is_joined_side(unit: Unit) -> bool:
    """Whether و stands before the word that leads to a side: `وفي`, `ومن`."""
    return unit.text.startswith(clitics("conjunction")[0])


def ends_side(unit: Unit) -> bool:
    """Whether the words that name people end at a unit, before any count of them."""
    told = any(e.row.table in ("outcomes", "links") for e in unit.entries)
    return not unit.word or told or unit.is_any(("clause", "relative", "comma"))


def counted_at(sentence: Sentence, at: int) -> People | None:
    """The count of people at unit `at`, which may be a bare number."""
    qualified = sentence.has(at, at + 1, "qualifiers")  # "more than a thousand"
    people = read_people(sentence, at, governed=qualified)
    if people is not None:
        told = people.value is not None and (people.counted or people.value == _BOTH)
        return people if told and not people.definite else None
    unit, after = sentence[at], sentence.at(at + 1)
    ends = after is None or after.is_any(("stop", "comma", "in", "harm", "and_of")) or after.conjoined
    if unit.numeral is None or unit.numeral.value > _MANY or not ends or is_designator(sentence, at):
        return None
    return People(at, at + 1, unit.numeral.value, counted=True, rows=unit.numeral.rows)
