"""What may never be one incident, and what people have decided about it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hasila.link.features import bounds, is_point, latest_day
from hasila.model import (
    IncidentMention,
    Judgement,
    JudgementAction,
    LinkCode,
    LinkReason,
    Reading,
    standing,
)

# Newspapers differ by a day or two over one event (night attacks, time zones, "yesterday").
DAYS_APART = 2
DAYS_AFTER_REPORT = 1


@dataclass(frozen=True, order=True)
class Anchor:
    """The part of a mention that can contradict another: its days, its year's day, its countries, its own first."""

    first: int = 0
    last: int = 0
    month_day: str = ""
    not_after: int = 0
    countries: tuple[str, ...] = ()


def anchor_of(mention: IncidentMention, readings: Mapping[str, Reading]) -> Anchor:
    """Cut a mention down to what can contradict another; 0 and "" stand for unknown."""
    first, last = bounds(mention.date)
    return Anchor(
        first=first or 0,
        last=last or 0,
        month_day=mention.date.value[2:] if mention.date and not mention.date.has_year else "",
        not_after=latest_day(mention, readings[mention.report].report.published) or 0,
        countries=_countries(mention),
    )


def _countries(mention: IncidentMention) -> tuple[str, ...]:
    """That of its place, then those of towns named with it: what is near a border is told to lie on either side."""
    if mention.place is None:
        return ()
    own = mention.place.country
    return (own, *sorted({area.country for area in mention.areas if is_point(area)} - {own}))


def contradiction(a: Anchor, b: Anchor) -> LinkReason | None:
    """Why two mentions cannot be of one incident, or None.

    Different countries; dates more than two days apart; a day of the year that the other's
    dates do not hold; an event later than the other's report.
    """
    if a.countries and b.countries and not set(a.countries) & set(b.countries):
        return LinkReason(code=LinkCode.COUNTRIES, countries=tuple(sorted((a.countries[0], b.countries[0]))))
    if a.first and b.first:
        gap = max(a.first, b.first) - min(a.last, b.last)
        # Months and years that follow one another are apart; days may differ by two.
        allowed = DAYS_APART if a.first == a.last and b.first == b.last else 0
        if gap > allowed:
            return LinkReason(code=LinkCode.DATES, days=gap)
    for one, other in ((a, b), (b, a)):
        if one.first and other.not_after and one.first > other.not_after + DAYS_AFTER_REPORT:
            return LinkReason(code=LinkCode.REPORTED_BEFORE)
        if one.month_day and not _holds(other, one.month_day):
            return LinkReason(code=LinkCode.DAYS_OF_YEAR)
    return None


def _holds(anchor: Anchor, month_day: str) -> bool:
    if anchor.month_day:
        size = min(len(anchor.month_day), len(month_day))
        return anchor.month_day[:size] == month_day[:size]
    if not anchor.first or anchor.last - anchor.first >= 365:
        return True
    slack = DAYS_APART if anchor.first == anchor.last else 0
    days = range(anchor.first - slack, anchor.last + slack + 1)
    return any(dt.date.fromordinal(day).isoformat()[5:].startswith(month_day) for day in days)


def active(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The merges and splits that stand, oldest first."""
    pairs = (JudgementAction.MERGE, JudgementAction.SPLIT)
    return [judgement for judgement in standing(judgements) if judgement.action in pairs]


def kept_apart(judgements: Sequence[Judgement]) -> set[tuple[str, str]]:
    """The pairs (least first) that a split names: its subject and each of its others."""
    return {
        (min(judgement.subject, other), max(judgement.subject, other))
        for judgement in judgements
        if judgement.action is JudgementAction.SPLIT
        for other in judgement.others
        if other != judgement.subject
    }


def merged(
    groups: Sequence[Sequence[str]], judgements: Sequence[Judgement]
) -> tuple[list[list[str]], dict[tuple[str, str], str]]:
    """Join whole groups as the judgements say, in their order; a later split takes a merge back.

    Returns the new groups (each sorted, in order of their least member) and the pairs of
    mentions (least first) that a merge names, with its id. Ids that no longer exist say nothing.
    """
    home = {member: number for number, group in enumerate(groups) for member in group}
    edges: dict[tuple[str, str], str] = {}

    def parts() -> list[list[int]]:
        return components(len(groups), [(home[a], home[b]) for a, b in edges])

    for judgement in judgements:
        subject = judgement.subject
        others = {other for other in judgement.others if other in home and other != subject}
        if subject not in home:
            continue
        if judgement.action is JudgementAction.MERGE:
            edges |= {(min(subject, o), max(subject, o)): judgement.id for o in sorted(others)}
        else:
            joined = next(part for part in parts() if home[subject] in part)
            leaving = {home[other] for other in others} & set(joined)
            edges = {
                (a, b): why for (a, b), why in edges.items() if (home[a] in leaving) == (home[b] in leaving)
            }
    return sorted(sorted(m for number in part for m in groups[number]) for part in parts()), edges


def components(count: int, edges: Iterable[Iterable[int]]) -> list[list[int]]:
    """Connected components of the numbers below `count`, each sorted, in order of their least."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(root(number), []).append(number)
    return list(found.values())
