"""The manuals' rules for figures that disagree, each on the same estimates of one line."""

from collections import Counter
from collections.abc import Callable, Sequence

from hasila.model import ACLED_WORDS, AuthorityKind, Group, Outcome, Policy, Range
from hasila.reconcile.bounds import Estimate
from hasila.reconcile.cells import Kind
from hasila.reconcile.lines import Account, groups_in, lines, overfull
from hasila.reconcile.solver import Reads

_RANKED = (
    frozenset({AuthorityKind.GOVERNMENT, AuthorityKind.POLICE_MILITARY, AuthorityKind.MEDICAL}),
    frozenset({AuthorityKind.MONITOR}),
    frozenset({AuthorityKind.MEDIA}),
    frozenset({AuthorityKind.WITNESS}),
    frozenset({AuthorityKind.UNNAMED}),
    frozenset({AuthorityKind.ARMED_ACTOR}),
)
POINTS = frozenset({Policy.GTD, Policy.ACLED, Policy.PRIORITY})
"""The policies that take one number and drop the others."""


def _point(value: int) -> Range:
    return Range(low=value, best=value, high=value)


def _trusted(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Leave out parties to the violence, unless nobody else speaks."""
    numbers = [e for e in estimates if e.numeric and e.reads is not Reads.SUPERSEDED]
    return [e for e in numbers if e.claim.credible] or numbers


def _latest(estimates: Sequence[Estimate]) -> list[Estimate]:
    newest = max(e.claim.first for e in estimates)
    return [e for e in estimates if e.claim.first == newest]


def gtd(estimates: Sequence[Estimate]) -> Range | None:
    """GTD: the most recent count, then that of the majority of sources, then the lowest; vague is blank."""
    numbers = [e for e in estimates if e.numeric]
    heard = [e for e in numbers if e.claim.credible] or numbers
    heard = [e for e in heard if not e.claim.recalled] or heard
    if not heard:
        return None
    # Each source votes once, for the count it ended with.
    by_source: dict[str, Estimate] = {}
    for e in sorted(_latest(heard), key=lambda e: (e.reads is not Reads.SUPERSEDED, e.value)):
        by_source |= dict.fromkeys(e.claim.sources, e)
    votes = Counter(e.value for e in by_source.values())
    leaders = [value for value, count in votes.items() if count == max(votes.values())]
    return _point(leaders[0] if len(leaders) == 1 else min(votes))


def acled(estimates: Sequence[Estimate]) -> Range | None:
    """ACLED: the most conservative count; dozens 12, hundreds 100, thousands 1000."""
    heard = _trusted(estimates)
    if heard:
        return _point(min(e.value for e in heard))
    words = [
        number
        for e in estimates
        for item in e.claim.said
        if e.claim.kind is Kind.VAGUE and (number := ACLED_WORDS.get(item.figure.qualifier)) is not None
    ]
    return _point(min(words)) if words else None


def ibc(estimates: Sequence[Estimate]) -> Range | None:
    """IBC: the minimum and maximum of the independent sources, and no best between them."""
    values = [e.value for e in _trusted(estimates)]
    if not values:
        return None
    low, high = min(values), max(values)
    return Range(low=low, best=low if low == high else None, high=high)


def priority(estimates: Sequence[Estimate]) -> Range | None:
    """Take the latest count of the best ranked kind of source, with that kind's own low and high."""
    numbers = [e for e in estimates if e.numeric and e.reads is not Reads.SUPERSEDED]
    for kinds in _RANKED:
        heard = [e for e in numbers if any(i.kind in kinds and not i.party for i in e.claim.said)]
        if heard:
            best = max(_latest(heard), key=lambda e: (e.claim.weight, e.value)).value
            values = [e.value for e in heard]
            return Range(low=min(values), best=best, high=max(values))
    return gtd(numbers)


def ucdp(estimates: Sequence[Estimate], settled: Range) -> Range:
    """UCDP: the best estimate with the lowest and highest reliable one (official, monitor or media)."""
    reliable = [e.value for e in estimates if e.usable and e.claim.rank > 1]
    if settled.best is None or not reliable:
        return settled
    return Range(low=min(settled.best, *reliable), best=settled.best, high=max(settled.best, *reliable))


_RULES: dict[Policy, Callable[[Sequence[Estimate]], Range | None]] = {
    Policy.GTD: gtd,
    Policy.ACLED: acled,
    Policy.IBC: ibc,
    Policy.PRIORITY: priority,
}


def parts_of(line: str) -> tuple[Outcome, Group]:
    """Take the name of a line apart.

    >>> parts_of("killed_security_forces")[1].value
    'security_forces'
    """
    outcome = max((o for o in Outcome if line == o or line.startswith(f"{o}_")), key=len)
    tail = line.removeprefix(outcome).removeprefix("_")
    return outcome, Group(tail) if tail else Group.UNSPECIFIED


def settle(account: Account, policy: Policy) -> dict[str, Range]:
    """Settle every line by a policy; lines that only follow from others stay as they are derived."""
    settled = lines(account)
    if policy is Policy.CONSISTENT:
        return settled
    result: dict[str, Range] = {}
    for line, found in settled.items():
        estimates = account.estimates(*parts_of(line))
        ruled: Range | None = found
        if policy is Policy.UCDP:
            ruled = ucdp(estimates, found)
        elif any(e.reads is not Reads.SUPERSEDED for e in estimates):
            ruled = _RULES[policy](estimates)
        if ruled is not None:
            result[line] = ruled
    return _fitting(result)


def _fitting(settled: dict[str, Range]) -> dict[str, Range]:
    """Leave out the groups of an outcome that are more than the total the manual's rule takes.

    The manuals code totals; a group counted by another source than the total is no part of it.
    """
    loose = {
        name for outcome in Outcome if overfull(settled, outcome) for name in groups_in(settled, outcome)
    }
    return {line: found for line, found in settled.items() if line not in loose}
