"""Lays the totals out in the order they were said, with the toll as it then stood."""

from collections.abc import Sequence

from hasila.model import Group, Moment, Outcome
from hasila.reconcile.cells import Kind
from hasila.reconcile.settle import COUNTED, Account, Estimate
from hasila.reconcile.solve import Reads
from hasila.reconcile.testimony import Testimony

_Said = tuple[Estimate, Testimony]


def series(account: Account) -> tuple[Moment, ...]:
    """Follow each outcome's total through time; where none is given, each group's count.

    A report without a day stands where its count falls among the dated ones.
    """
    found: list[Moment] = []
    for outcome in COUNTED:
        totals = _numbers(account, outcome, Group.UNSPECIFIED)
        if totals:
            found += _follow(totals, outcome.value)
            continue
        for group in account.groups(outcome):
            found += _follow(_numbers(account, outcome, group), f"{outcome}_{group}")
    return tuple(found)


def _numbers(account: Account, outcome: Outcome, group: Group) -> list[_Said]:
    return [
        (estimate, item)
        for estimate in account.estimates(outcome, group)
        if estimate.numeric
        for item in estimate.claim.said
        if not estimate.claim.sums
    ]


def _day(item: Testimony) -> str:
    return item.first if item.first > "0000-01-01" else item.last.replace("9999-12-31", "")


def _ordered(said: Sequence[_Said]) -> list[_Said]:
    dated = sorted(
        (pair for pair in said if _day(pair[1])), key=lambda p: (_day(p[1]), p[0].value, p[1].order)
    )
    undated = sorted((pair for pair in said if not _day(pair[1])), key=lambda p: (p[0].value, p[1].order))
    for pair in undated:
        later = (n for n, other in enumerate(dated) if other[0].value > pair[0].value)
        dated.insert(next(later, len(dated)), pair)
    return dated


def _follow(said: Sequence[_Said], line: str) -> list[Moment]:
    best: int | None = None
    lowest = highest = 0
    is_open = True
    found = []
    for estimate, item in _ordered(said):
        value = estimate.value
        doubted = estimate.reads is Reads.ASIDE or item.party
        revises = estimate.live and estimate.claim.kind is not Kind.FLOOR
        if best is None or (not doubted and (value > best or revises)):
            best, lowest, is_open = value, value, estimate.claim.kind is Kind.FLOOR
            highest = max(highest, value) if not revises else value
        elif not item.party:
            lowest = min(lowest, value) if doubted else lowest
            highest = max(highest, value)
        found.append(
            Moment(
                said=item.said,
                report=item.figure.report,
                figure=item.figure.id,
                line=line,
                low=min(lowest, best),
                best=best,
                high=None if is_open else max(highest, best),
            )
        )
    return found
