"""What stands around the figures of a sentence: dates, places, sources, actors, attacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hasila.extract.attribution import Source
from hasila.extract.date_types import DateExpression
from hasila.extract.lists import Draft
from hasila.extract.units import Sentence, Unit
from hasila.lexicon.tables import Row, table_rows
from hasila.model import Actor, ActorKind, ActorMention, DateMention, PlaceMention

# A place that only tells how far another lies (370 km north of it) is no place of the event.
_KILOMETRE = "counted.kilometre"
# Movements of one name in two countries, told apart by words behind the name.
_BRANCHES = {"actors.taliban": ("in_pakistan", "actors.ttp")}
_OF_BRANCH = 3
# So many words stand between a place and the name that its bearing is taken from.
_BEARING = 6
# So many words part a name from the place whose distance is told from it, however that is said.
_FAR = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in a sentence: its units [first, last) and what it was taken for."""

    first: int
    last: int
    mention: PlaceMention
    name: str  # folded


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: its first unit, how it is worded, and what it means."""

    first: int
    expression: DateExpression
    mention: DateMention
    of_event: bool  # not the day of the statement, not a period
    remembered: bool = False  # told by the day on which its anniversary is kept


@dataclass(frozen=True, slots=True, eq=False)  # one for each sentence: none equals another
class Scene:
    """A sentence with all that was read in it."""

    index: int
    sentence: Sentence
    drafts: Sequence[Draft]
    dates: Sequence[Dated]
    places: Sequence[Placed]
    sources: Sequence[Source]
    again: Sequence[Placed] = ()  # places that a general noun names again
    carried: Source | None = None  # a source of an earlier sentence that goes on speaking
    carried_from: Sentence | None = None

    def places_of_event(self) -> list[Placed]:
        """The places that may be those of an event: not in a source's name, not a bearing."""
        return [place for place in self.places if not self._is_aside(place)]

    def _is_aside(self, place: Placed) -> bool:
        """Part of a source's name, or only a bearing: `370 كلم شمال بغداد`."""
        if any(source.first <= place.first < source.last for source in self.sources):
            return True
        if self._is_bearing_of_another(place):
            return True
        if any(draft.people.nationality and draft.people.noun_at == place.first for draft in self.drafts):
            return True  # thirty Britons, in letters like Britain
        if self._receives(place):
            return True
        return is_behind_distance(self.sentence, place.first) and self._is_far_from_another(place)

    def _is_far_from_another(self, place: Placed) -> bool:
        """`في خنيفس على بعد 20 كلم شرق (كذا)`, `خنيفس (20 كلم شرق (كذا))`; alone, it is where the event was told to be."""
        units = self.sentence.units
        if any(
            unit.is_particle("brackets_open") for unit in units[max(0, place.first - _BEARING) : place.first]
        ):
            return True
        return any(
            0 < place.first - other.last <= _FAR
            and not any(other.last <= draft.people.first < place.first for draft in self.drafts)
            for other in self.places
        )

    def _receives(self, place: Placed) -> bool:
        """`نقلوا إلى مستشفى (واغادوغو)`: where the hurt were taken to is not where it happened."""
        before = self.sentence.units[max(0, place.first - 3) : place.first]
        return any(
            i > 0
            and unit.role("targets", "target", "hospital") is not None
            and before[i - 1].is_particle("until")
            for i, unit in enumerate(before)
        )

    def _is_bearing_of_another(self, place: Placed) -> bool:
        """`بعقوبة، شمال بغداد`, `شمال العاصمة بغداد`: the name after a direction only tells where the place before it lies."""
        return is_behind_direction(self.sentence, place.first) and any(
            other.mention.place is not None
            and 0 < place.first - other.last <= _BEARING
            and not any(unit.of("attacks") for unit in self.sentence.units[other.last : place.first])
            and not any(other.last <= draft.people.first < place.first for draft in self.drafts)
            for other in self.places
        )


def is_behind_distance(sentence: Sentence, at: int) -> bool:
    """`على بعد 20 كلم شرق (كذا)`, `تبعد 20 كلم عن (كذا)`: whether a name is what something's distance is told from."""
    before = sentence.units[max(0, at - 4) : at]
    return any((e := unit.of("counted")) is not None and e.row.id == _KILOMETRE for unit in before)


def is_behind_direction(sentence: Sentence, at: int) -> bool:
    """`شمال بغداد`, `شمال العاصمة بغداد`, `شمال شرق العاصمة العراقية بغداد`: whether a direction governs the name."""
    before = sentence.at(at - 1)
    if before is not None and before.of("nationalities") is not None:
        at, before = at - 1, sentence.at(at - 2)
        if before is None or not before.is_particle("capital"):
            return False
    if before is not None and before.is_particle("capital"):
        before = sentence.at(at - 2)
    if before is not None and before.is_any(("of", "place_head")) and sentence.may_have("compass"):
        return _is_behind_compass(sentence, at)
    return before is not None and before.is_particle("direction")


def _is_behind_compass(sentence: Sentence, at: int) -> bool:
    """`إلى الشمال الشرقي من مدينة (كذا)`: a direction told with "of"."""
    of = at - 1 if sentence[at - 1].is_particle("of") else at - 2
    return of > 0 and sentence[of].is_particle("of") and sentence.has(of - 2, of, "compass")


def is_some_of(units: Sequence[Unit], at: int) -> bool:
    """`في كل من كذا وكذا`, `في اثنين من أحياء كذا`, `في عدد من قرى كذا`: whether "of" tells of which there are some."""
    if units[at - 1].is_particle("named_both"):
        return True
    some = units[at - 1].numeral is not None or units[at - 1].is_any(("one_of", "some_of"))
    return (
        some
        and units[at - 2].is_particle("place_in")
        and units[at + 1].is_any(("place_extent", "place_part"))
    )


def read_actors(sentence: Sentence) -> list[tuple[int, ActorMention]]:
    """Organisations named in a sentence, each with its unit."""
    found: list[tuple[int, ActorMention]] = []
    for at, entry in sentence.readings("actors"):
        unit = sentence[at]
        joined = len(entry.prefix) - (2 if entry.article else 0)
        span = sentence.view.span(unit.start + joined, unit.end)
        found.append((at, ActorMention(span=span, actor=actor_of_row(_branch(sentence, at, entry.row)))))
    return found


def _branch(sentence: Sentence, at: int, row: Row) -> Row:
    """`حركة "طالبان" في باكستان`: the branch that quotation marks part from its country."""
    branch = _BRANCHES.get(row.id)
    if branch is None or not sentence.has(at + 1, at + 1 + _OF_BRANCH, branch[0]):
        return row
    return _row(branch[1])


@cache
def _row(name: str) -> Row:
    return next(row for row in table_rows("actors") if row.id == name)


def actor_named(name: str) -> Actor:
    """The organisation of this id, as the lexicon has it."""
    return actor_of_row(_row(f"actors.{name}"))


@cache
def actor_of_row(row: Row) -> Actor:
    """The organisation that a row of the lexicon names."""
    return Actor(
        id=row.id.removeprefix("actors."),
        name_en=row["name_en"],
        name_ar=row.lemma,
        kind=ActorKind(row["kind"]),
        country=row["country"] or None,
        part_of=row["part_of"] or None,
    )
