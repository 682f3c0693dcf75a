"""What a count of people is, and the nouns that name them."""

from typing import NamedTuple

from hasila.extract.units import Unit
from hasila.lexicon import Entry
from hasila.model import Group, Outcome, Qualifier

BODIES = frozenset(("outcomes.corpse", "outcomes.corpse2", "outcomes.remains"))
"""The lexicon rows of the dead as what is found of them."""
UPROOTED = frozenset(
    (
        "people.displaced",
        "people.displaced_f",
        "people.refugee",
        "people.refugee_f",
        "people.homeless",
        "people.homeless_f",
    )
)
"""The lexicon rows of those whom a war drives away: beside its dead they are others who came to another harm."""
ORDINAL = "links.first_of"
"""The first, the second, of those named before: none beside them."""


class People(NamedTuple):
    """A noun phrase that counts people: units [first, last) of its sentence."""

    first: int
    last: int
    value: int | None
    high: int | None = None
    low: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    noun: Entry | None = None
    noun_at: int | None = None
    group: Group = Group.UNSPECIFIED
    nationality: str | None = None
    outcome: Outcome | None = None  # if the noun itself says it (the dead)
    others: bool = False
    definite: bool = False
    counted: bool = False  # a number, a vague word or a dual says how many
    proper: bool = False  # one named person, or one known by an office or kin
    nobody: bool = False  # any of them: only ever said of none
    rows: tuple[str, ...] = ()

    @property
    def noun_features(self) -> str:
        """The features of the noun's form; empty without a noun."""
        return self.noun.features if self.noun is not None else ""


def noun_of(unit: Unit | None, *, nationality: bool = True) -> Entry | None:
    """The reading of a unit as a noun for people: who they are, or what they suffered."""
    if unit is None or not unit.word:
        return None
    victim = unit.role("outcomes", "role", "victim")
    person = unit.of("people")
    if victim is not None and (person is None or len(victim.prefix) <= len(person.prefix)):
        return victim
    return person or (unit.of("nationalities") if nationality else None)


def kind_of(noun: Entry | None) -> str:
    """The kind of a noun for people (`person`, `member`, `title`, ...); empty for other nouns."""
    return noun.row["kind"] if noun is not None and noun.row.table == "people" else ""


def is_other_nation(left: People, right: People) -> bool:
    """`أربعة جنود أميركيين و(خمسة نيجريين)`: right behind men of one nation, those of another, of the same calling."""
    nation = right.noun is not None and right.noun.row.table == "nationalities"
    called = left.noun is not None and left.noun.row.table == "people" and left.nationality is not None
    return nation and called and right.counted and 0 <= right.first - left.last <= 1
