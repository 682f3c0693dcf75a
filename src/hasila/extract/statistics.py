"""Read statistics: totals over a period, an area or a campaign, and check their sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from hasila.extract.date_types import DateKind
from hasila.extract.figures import attribution_at
from hasila.extract.scenes import Dated, Scene
from hasila.extract.series import counted_attacks
from hasila.model import (
    ActorKind,
    ActorMention,
    Attribution,
    CasualtyFigure,
    EventDate,
    Evidence,
    Place,
    Qualifier,
    Scope,
    Statistic,
    content_id,
)

# A year, a month without its year, a month: so many characters as an ISO prefix.
_COARSE = (4, 7)
# A total may be the sum of so many parts named after it, within so many statistics.
_PARTS = 4
_WITHIN = 8


@dataclass(frozen=True, slots=True)
class _Context:
    """What one statistic leaves for the next of its report: the period and who speaks."""

    period: EventDate | None = None
    attribution: Attribution | None = None


def read_statistics(
    scenes: Sequence[Scene],
    actors: Sequence[Sequence[tuple[int, ActorMention]]],
    figures: Sequence[Sequence[CasualtyFigure]],
    report: str,
) -> list[Statistic]:
    """All statistics of a report, with the sums among them.

    A figure of aggregate scope is one; so is a number of attacks or operations.
    """
    found: list[Statistic] = []
    context = _Context()
    for scene, named, counted in zip(scenes, actors, figures, strict=True):
        told = [*_attacks(scene, named, report), *_people(scene, counted, report)]
        if not told:
            continue
        told.sort(key=lambda item: item[1].span.start)
        here = [
            replace_missing(item, _period(scene, at, context.period), context.attribution)
            for at, item in told
        ]
        context = _Context(
            _first_period(scene.dates) or context.period, here[-1].attribution or context.attribution
        )
        found += here
    return _with_sums(found)


def replace_missing(item: Statistic, period: EventDate | None, attribution: Attribution | None) -> Statistic:
    """The statistic with the period and source that an earlier one gave, where it has none."""
    return item.model_copy(
        update={"period": item.period or period, "attribution": item.attribution or attribution}
    )


def _attacks(
    scene: Scene, actors: Sequence[tuple[int, ActorMention]], report: str
) -> list[tuple[int, Statistic]]:
    """`153 هجوما`, `196 مهمة`, each with the unit where it stands."""
    sentence = scene.sentence
    found: list[tuple[int, Statistic]] = []
    for at, value, entry in counted_attacks(scene.sentence):
        span = sentence.view.span(sentence[at].start, sentence[at + 1].end)
        statistic = Statistic(
            id=content_id(report, span.start, span.end, value),
            report=report,
            span=span,
            value=value,
            qualifier=Qualifier.EXACT,
            counts=entry.row["counts"],
            area=_area(scene, at),
            attribution=attribution_at(scene, at),
            actor=_actor(actors, at),
            evidence=Evidence(
                sentence=sentence.span,
                rule="statistic.attacks",
                rows=(entry.row.id,),
            ),
        )
        found.append((at, statistic))
    return found


def _people(scene: Scene, figures: Sequence[CasualtyFigure], report: str) -> list[tuple[int, Statistic]]:
    """Figures that count a period or campaign, each with the unit where its people stand."""
    found: list[tuple[int, Statistic]] = []
    for draft, figure in zip(scene.drafts, figures, strict=True):
        if figure.scope is not Scope.AGGREGATE or figure.negated or figure.part_of is not None:
            continue
        statistic = Statistic(
            id=content_id(
                report, figure.span.start, figure.span.end, figure.outcome, figure.value, "statistic"
            ),
            report=report,
            span=figure.span,
            value=figure.value,
            qualifier=figure.qualifier,
            counts=figure.outcome,
            area=_area(scene, draft.people.first),
            attribution=figure.attribution,
            evidence=replace_rule(figure.evidence),
        )
        found.append((draft.people.first, statistic))
    return found


def replace_rule(evidence: Evidence) -> Evidence:
    """The figure's evidence, as that of a statistic."""
    return evidence.model_copy(update={"rule": "statistic.people"})


def _actor(actors: Sequence[tuple[int, ActorMention]], at: int) -> str | None:
    groups = [(abs(i - at), m.actor.id) for i, m in actors if m.actor.kind is not ActorKind.OUTLET]
    return min(groups)[1] if groups else None


def _area(scene: Scene, at: int) -> tuple[Place, ...]:
    """The places of the count's clause; a clause without any goes on with those of the one before."""
    clauses = _clauses(scene)
    here = next(i for i, (first, last) in enumerate(clauses) if first <= at < last)
    for first, last in reversed(clauses[: here + 1]):
        named = [
            p.mention.place for p in scene.places if first <= p.first < last and p.mention.place is not None
        ]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def _clauses(scene: Scene) -> list[tuple[int, int]]:
    """Stretches of units between commas that a new clause follows."""
    units = scene.sentence.units
    cuts = [0]
    for i, unit in enumerate(units[:-1]):
        after = units[i + 1]
        opens = (
            after.is_any(("clause", "toll_moves"))
            or any(e.conjunction for e in after.entries)
            or after.role("claims", "stance", "claimed")
        )
        if unit.is_particle("comma") and opens:
            cuts.append(i + 1)
    return list(zip(cuts, [*cuts[1:], len(units)], strict=True))


def _period(scene: Scene, at: int, before: EventDate | None) -> EventDate | None:
    """The length of time that a count at unit `at` is of: its clause's, that of the clauses before, else the sentence's.

    A total that rises (`ليرتفع إجمالي ... إلى`) is of more than what the clauses `before` it count.
    """
    clauses = _clauses(scene)
    here = next(i for i, (first, last) in enumerate(clauses) if first <= at < last)
    for first, last in reversed(clauses[: here + 1]):
        period = _first_period([d for d in scene.dates if first <= d.first < last])
        if period is not None:
            return period
        if first > 0 and scene.sentence.has(first, at, "toll_moves"):
            return None
    return _first_period(scene.dates) or before


def _first_period(dates: Sequence[Dated]) -> EventDate | None:
    wide = [
        d for d in dates if d.expression.kind in (DateKind.PERIOD, DateKind.INTERVAL) or d.expression.since
    ]
    dated = wide or [d for d in dates if d.mention.date is not None and len(d.mention.date.value) in _COARSE]
    return next((d.mention.date for d in dated if d.mention.date is not None), None)


# -- sums ------------------------------------------------------------------------------------------------


def _with_sums(statistics: list[Statistic]) -> list[Statistic]:
    result = list(statistics)
    for i, total in enumerate(result):
        if total.value is None or total.parts:
            continue
        same = [
            s
            for s in result[i + 1 : i + 1 + _WITHIN]
            if s.counts == total.counts and s.value and s.value < total.value
        ]
        parts = next(
            (
                c
                for size in range(2, _PARTS + 1)
                for c in combinations(same, size)
                if sum(s.value or 0 for s in c) == total.value
            ),
            None,
        )
        if parts is not None:
            result[i] = total.model_copy(
                update={"parts": tuple(s.id for s in parts), "note": _note(total, parts)}
            )
    return result


def _note(total: Statistic, parts: tuple[Statistic, ...]) -> str:
    """The sum in words, and what the areas of its parts say against the total's."""
    note = f"{total.value} = {' + '.join(str(s.value) for s in parts)}"
    inside = {place.id for place in total.area}
    beyond = sorted({place.name_en for s in parts for place in s.area if place.id not in inside})
    if inside and beyond:
        where = ", ".join(place.name_en for place in total.area)
        note += f"; worded for {where}, but its parts add {', '.join(beyond)}: it is the total of both"
    return note
