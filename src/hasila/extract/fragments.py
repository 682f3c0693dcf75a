"""Cut what a report tells into fragments: stretches of a sentence that tell of one event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hasila.extract.scenes import Dated, Placed, Scene
from hasila.extract.units import Unit
from hasila.lexicon import Entry
from hasila.model import ActorMention, CasualtyFigure, Claim, EventDate, PlacePrecision, Scope


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one stretch of a sentence tells of an event."""

    scene: Scene
    first: int  # units [first, last)
    last: int
    attacks: tuple[Entry, ...]
    targets: tuple[str, ...]
    dates: tuple[Dated, ...]
    places: tuple[Placed, ...]
    actors: tuple[ActorMention, ...]
    figures: tuple[CasualtyFigure, ...]
    claims: tuple[Claim, ...]

    @property
    def date(self) -> EventDate | None:
        """The most precise date of the event that the stretch gives."""
        known = [d.mention.date for d in self.dates if d.of_event and d.mention.date is not None]
        return max(known, key=lambda date: len(date.value.partition("/")[0]), default=None)

    @property
    def weekday(self) -> int | None:
        """The weekday, where the date is not known."""
        return next((d.mention.weekday for d in self.dates if d.of_event and d.mention.weekday is not None), None)

    @property
    def tells(self) -> bool:
        """Whether it can begin an incident: a count, a claim, or one attack at a known place or day."""
        if any(f.scope is Scope.INCIDENT for f in self.figures) or (self.claims and self.attacks):
            return True
        single = any("p" not in entry.features for entry in self.attacks)
        fine = any(p.mention.place is not None and p.mention.place.precision not in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1) for p in self.places)
        return single and (fine or (self.date is not None and len(self.date.value) == 10))


def fragments_of(
    scene: Scene, actors: Sequence[tuple[int, ActorMention]], figures: Sequence[CasualtyFigure], claims: Sequence[Claim]
) -> list[Fragment]:
    """The fragments of a sentence, in order; one, unless it tells of attacks on other days or elsewhere."""
    cuts = _cuts(scene)
    found = []
    for first, last in zip(cuts, [*cuts[1:], len(scene.sentence)], strict=True):
        units = scene.sentence.units[first:last]
        inside = _within(scene, first, last)
        found.append(
            Fragment(
                scene=scene,
                first=first,
                last=last,
                attacks=tuple(e for u in units if (e := _attack(u)) is not None),
                targets=tuple(dict.fromkeys(e.row["target"] for u in units if (e := u.of("targets")) is not None)),
                dates=tuple(d for d in scene.dates if first <= d.first < last),
                places=tuple(p for p in scene.places_of_event() if first <= p.first < last),
                actors=tuple(m for i, m in actors if first <= i < last),
                figures=tuple(f for f, d in zip(figures, scene.drafts, strict=True) if first <= d.people.first < last),
                claims=tuple(c for c in claims if inside(c.span.start)),
            )
        )
    return found


def _within(scene: Scene, first: int, last: int) -> Callable[[int], bool]:
    view, units = scene.sentence.view, scene.sentence.units
    low = view.raw(units[first].start, units[first].end)[0]
    high = view.raw(units[last - 1].start, units[last - 1].end)[1]
    return lambda position: low <= position < high


def _attack(unit: Unit) -> Entry | None:
    return unit.of("attacks")


def _cuts(scene: Scene) -> list[int]:
    """Where a new event begins: an attack after a break, with a place or date of its own."""
    cuts = [0]
    units = scene.sentence.units
    anchors = [i for i, unit in enumerate(units) if _attack(unit) is not None]
    for before, anchor in zip(anchors, anchors[1:], strict=False):
        following = next((a for a in anchors if a > anchor), len(units))
        at = _break_between(units, before, anchor)
        if at is None or at <= cuts[-1]:
            continue
        if _differs(scene, (cuts[-1], at), (at, following)):
            cuts.append(at)
    return cuts


def _break_between(units: Sequence[Unit], low: int, high: int) -> int | None:
    breaks = [
        i + 1 if unit.is_particle("comma") else i
        for i, unit in enumerate(units)
        if low < i <= high and (unit.is_particle("comma") or unit.is_particle("clause") or unit.role("links", "kind", "plus"))
    ]
    return breaks[0] if breaks else None


def _differs(scene: Scene, left: tuple[int, int], right: tuple[int, int]) -> bool:
    def dates(part: tuple[int, int]) -> set[str]:
        return {d.mention.date.value for d in scene.dates if part[0] <= d.first < part[1] and d.of_event and d.mention.date}

    def places(part: tuple[int, int]) -> set[str]:
        return {p.name for p in scene.places_of_event() if part[0] <= p.first < part[1]}

    other_day = bool(dates(left)) and bool(dates(right)) and not dates(left) & dates(right)
    elsewhere = bool(places(left)) and bool(places(right)) and not places(left) & places(right)
    return other_day or (elsewhere and bool(dates(left)) and bool(dates(right)))
