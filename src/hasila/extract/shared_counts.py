"""Nouns that share the number before the first of them: `58 ضابطا ومجندا`, `110 نساء وأطفال`, `ثمانية ضباط وجنود`."""

from hasila.extract.persons import People, kind_of
from hasila.extract.units import Sentence

_BOTH = 2


def shares_count(left: People, right: People) -> bool:
    """`58 ضابطا ومجندا`, `287 فتى وفتاة`: a second noun for the number before it."""
    if _shares_age(left, right) or _shares_rank(left, right):
        return True
    if left.noun is None or left.value is None or left.value <= 10 or right.counted:
        return False
    if right.value != 1:  # "334 wanted and suspected"
        phrase = right.noun is not None and right.noun.row.paradigm == "phrase" and right.value is None
        return phrase and not right.definite and "a" in left.noun_features
    if left.noun_at is None or "s" not in left.noun_features or right.definite or right.proper:
        return False
    both_accusative = "a" in left.noun_features and "a" in right.noun_features
    unmarked = "f" in right.noun_features or "f" in left.noun_features or left.value % 100 == 0
    return both_accusative or unmarked


def shares_nation(sentence: Sentence, left: People, right: People) -> bool:
    """`عشرة جنود صوماليين وإثيوبيين`, `عاملين مصري وسوداني`: a second nation of those who are counted, no more people."""
    noun, nation = right.noun, sentence[left.last - 1].of("nationalities")
    counted = left.counted and left.nationality is not None and left.noun is not None
    if not counted or noun is None or nation is None or kind_of(left.noun) == "":
        return False
    bare = right.first == left.last == right.last - 1 and not (right.definite or nation.definite)
    if noun.row.table != "nationalities" or not bare:
        return False
    if left.value == _BOTH:  # "two Egyptian workers and a Sudanese" has a dual
        return right.value == 1 and "s" in nation.features
    forms = {mark for e in sentence[right.first].entries if e.row is noun.row for mark in e.features}
    return bool(forms & set("ep"))


_AGES = frozenset(
    (
        "people.woman",
        "people.child",
        "people.old",
        "people.sheikh",
        "people.elder",
        "people.man",
        "people.girl",
    )
)
_RANKS = frozenset(
    (
        "people.officer", "people.soldier", "people.nco", "people.policeman", "people.conscript", "people.military",
    )
)  # fmt: skip


def _shares_age(left: People, right: People) -> bool:
    """`110 نساء وأطفال وشيوخ`: one number for women, children and the old."""
    return _are_alike(left, right, _AGES)


def _shares_rank(left: People, right: People) -> bool:
    """`ثمانية ضباط وجنود`: one number for officers and their men, right behind it."""
    near = right.last == left.last + 1 and "p" in left.noun_features and not right.others
    return (
        near
        and _are_alike(left, right, _RANKS)
        and left.noun is not None
        and right.noun is not None
        and left.noun.row is not right.noun.row
    )


def _are_alike(left: People, right: People, kinds: frozenset[str]) -> bool:
    """Whether a bare plural behind a number of several is of the same kinds as those counted."""
    if left.noun is None or right.noun is None or left.value is None or left.value <= _BOTH:
        return False
    bare = right.value is None and not (right.counted or right.definite or right.noun.suffix)
    return bare and {left.noun.row.id, right.noun.row.id} <= kinds
