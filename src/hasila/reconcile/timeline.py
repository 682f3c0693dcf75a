"""Lays the totals out in the order they were said, with the toll as it then stood."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hasila.model import Group, Moment
from hasila.reconcile.bounds import Estimate
from hasila.reconcile.cells import FEW, MANY, Kind
from hasila.reconcile.lines import COUNTED, Account, consistent
from hasila.reconcile.solver import Reads
from hasila.reconcile.testimony import Testimony

_Said = tuple[Estimate, Testimony]
_Prices = Mapping[int, Sequence[tuple[int, int]]]


def series(account: Account, prices: _Prices) -> tuple[Moment, ...]:
    """Follow each outcome's total through time; where none is given, each group's count.

    A report without a day stands where its count falls among the dated ones. `prices` are the
    possible successors of each claim.
    """
    found: list[Moment] = []
    for outcome in COUNTED:
        lines = [Group.UNSPECIFIED]
        if not any(e.numeric for e in account.estimates(outcome, Group.UNSPECIFIED)):
            lines = [*account.groups(outcome)]
        for group in lines:
            name = outcome.value if group is Group.UNSPECIFIED else f"{outcome}_{group}"
            said = [
                (estimate, item)
                for estimate in account.estimates(outcome, group)
                if estimate.numeric
                for item in estimate.claim.said
            ]
            found += _follow(_ordered([pair for pair in said if not _is_further(pair, said)]), name, prices)
    return tuple(found)


def _is_further(pair: _Said, said: Sequence[_Said]) -> bool:
    """Whether it tells of one or two more (`وفاة جريح`) after many were counted: no toll as it then stood."""
    estimate, item = pair
    return (
        estimate.value <= FEW
        and not estimate.live
        and any(other.value >= MANY and "" < _day(told) < _day(item) for other, told in said)
    )


def _day(item: Testimony) -> str:
    return item.first if item.first > "0000-01-01" else item.last.replace("9999-12-31", "")


def _ordered(said: Sequence[_Said]) -> list[_Said]:
    rising = sorted(said, key=lambda pair: (_day(pair[1]), pair[0].value, pair[1].order))
    ordered = [pair for pair in rising if _day(pair[1])]
    for pair in (pair for pair in rising if not _day(pair[1])):
        later = (n for n, other in enumerate(ordered) if other[0].value > pair[0].value)
        ordered.insert(next(later, len(ordered)), pair)
    return ordered


def _nearest(standing: Sequence[Estimate]) -> int:
    """Take the number that is nearest to all that stands, weighed; of equals the least."""
    floor = max((e.value for e in standing if e.claim.kind is Kind.FLOOR), default=0)

    def distance(value: int) -> tuple[bool, int, int]:
        gaps = (
            e.claim.weight * abs(value - e.value) * (100 if e.claim.kind is Kind.EXACT else 1)
            for e in standing
        )
        return value < floor, sum(gaps), value

    return min((e.value for e in standing), key=distance)


def _follow(said: Sequence[_Said], line: str, prices: _Prices) -> list[Moment]:
    heard: dict[int, Estimate] = {}
    found = []
    for estimate, item in said:
        heard[estimate.place] = estimate
        aside = [e for e in heard.values() if e.reads is Reads.ASIDE]
        standing = [
            replace(e, reads=Reads.WHOLE)
            for e in heard.values()
            if e.live or (e not in aside and not any(heir in heard for heir, _ in prices.get(e.place, ())))
        ]
        # What is set aside or replaced in the end may have been all that was known on the day: where two
        # counts may each have replaced the other (`30 hurt`, of whom some died), neither stands above.
        firm = standing or [replace(e, reads=Reads.WHOLE) for e in aside or heard.values()]
        stood = consistent([*firm, *(aside if standing else ())], _nearest(firm))
        if stood is not None:
            found.append(
                Moment(
                    said=item.said,
                    report=item.figure.report,
                    figure=item.figure.id,
                    line=line,
                    low=stood.low,
                    best=stood.best,
                    high=stood.high,
                )
            )
    return found
