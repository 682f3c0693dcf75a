"""Reads lines, low, best and high off the solved claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hasila.model import AuthorityKind, Group, Outcome, Range
from hasila.reconcile.cells import LIMIT, VICTIMS, Claim, Kind
from hasila.reconcile.solver import LIVE, Reads, Solution
from hasila.reconcile.times import before

COUNTED = (
    Outcome.KILLED,
    Outcome.WOUNDED,
    Outcome.MISSING,
    Outcome.ABDUCTED,
    Outcome.DETAINED,
    Outcome.KILLED_OR_WOUNDED,
)
"""The outcomes in the order of the toll's lines."""
_GROUPS = (Group.CIVILIANS, Group.SECURITY_FORCES, Group.ARMED_GROUP, Group.ATTACKERS)
_SOLID = (Kind.EXACT, Kind.ABOUT)
_PRESS = 2  # the rank of the press (`Claim.rank`)
_OFFICIALS = 3  # the rank of officials
_FEW, _MANY = 2, 5
_NEAR = 90  # per cent of the best from which a count whose order is unknown still bounds it


@dataclass(frozen=True, slots=True)
class Estimate:
    """One claim as a count of one line: attackers taken out of a total of victims."""

    place: int
    claim: Claim
    value: int
    reads: Reads
    perhaps: bool = False  # replaced, but perhaps too soon (`undecided`)

    @property
    def live(self) -> bool:
        """Whether it stands: neither replaced, nor a part, nor set aside."""
        return self.reads in LIVE

    @property
    def usable(self) -> bool:
        """Whether it is a credible number, worded by somebody, that nothing replaced."""
        said = self.live or (self.reads is Reads.ASIDE and not self.claim.sums)
        return said and self.claim.credible and self.numeric and self.value <= LIMIT

    @property
    def numeric(self) -> bool:
        """Whether it words a number that may be the count."""
        return self.claim.kind in (*_SOLID, Kind.FLOOR)

    @property
    def kinds(self) -> frozenset[AuthorityKind]:
        """Who says it."""
        return frozenset(item.kind for item in self.claim.said)


@dataclass(frozen=True, slots=True)
class Account:
    """The claims of an incident and how they were read."""

    claims: tuple[Claim, ...]
    solution: Solution
    undecided: frozenset[int] = frozenset()
    """The places of claims that were replaced and may yet stand (`solver.undecided`)."""

    def estimates(self, outcome: Outcome, group: Group) -> list[Estimate]:
        """List what speaks of one whole line: `unspecified` is all victims."""
        found = []
        attackers = self.solution.value(outcome, Group.ATTACKERS) or 0
        for place, claim in enumerate(self.claims):
            reads = self.solution.reads.get(place, Reads.WHOLE)
            if claim.outcome is not outcome or claim.group is not group or claim.nationality:
                continue
            if reads is Reads.PART or (claim.parent is not None and group is Group.UNSPECIFIED):
                continue
            taken = attackers if reads is Reads.WITH_ATTACKERS else 0
            perhaps = place in self.undecided
            found.append(Estimate(place, claim, max(0, claim.stated - taken), reads, perhaps))
        return found

    def groups(self, outcome: Outcome) -> tuple[Group, ...]:
        """List the groups that claims name, in the order of the lines."""
        named = {claim.group for claim in self.claims if claim.outcome is outcome}
        return tuple(group for group in _GROUPS if group in named)


def consistent(estimates: Sequence[Estimate], solved: int | None) -> Range | None:
    """Settle one line: best as solved, low and high as credible standing figures support them.

    None if nothing speaks of the line. `high` stays open where all is "at least".
    """
    numbers = [e for e in estimates if e.numeric and e.live]
    caps = [e.claim.stated for e in estimates if e.claim.kind is Kind.CEILING and e.live]
    if not numbers:
        return _vague(estimates, caps)
    heard = [e for e in estimates if e.usable and not _is_stray(e, solved)] or numbers
    solid = [e.value for e in heard if e.claim.kind in _SOLID]
    known = [e.value for e in heard]
    if solved is None:
        return Range(low=min(known), high=max(known))
    # A floor beside a firm count adds nothing below it; floors alone leave the top open. One of a
    # quarter is true of many more and bounds nothing, and an earlier one falls away
    # where a report about the incident says the later one.
    near = [e for e in heard if 4 * e.value >= solved]
    lows = solid or [e.value for e in near if not any(_overtaken(e, other) for other in heard)]
    closed = any(e.claim.kind in _SOLID for e in numbers) or bool(caps)
    high = max([solved, *known, *(caps if not solid else ())]) if closed else None
    return Range(low=min([solved, *lows, *_undecided(estimates, solved)]), best=solved, high=high)


def _is_stray(estimate: Estimate, best: int | None) -> bool:
    """Whether a count of one or two is set aside beside many: somebody told of, no rival of the toll."""
    few = estimate.reads is Reads.ASIDE and estimate.value <= _FEW
    return few and best is not None and best >= _MANY


def _undecided(estimates: Sequence[Estimate], best: int) -> list[int]:
    """Credible counts a little below the best that may yet stand: no day, or only a weaker speaker, is against them."""
    return [
        e.value
        for e in estimates
        if e.perhaps
        and e.claim.kind in _SOLID
        and e.claim.credible
        and e.claim.rank >= _PRESS
        and (_NEAR * best <= 100 * e.value or _rival(e, [o for o in estimates if o.live]))
    ]


def _rival(old: Estimate, standing: Sequence[Estimate]) -> bool:
    """Whether officials on no known day give this count, and only other officials on no known day a greater one."""
    speakers = {item.source for item in old.claim.said}
    return (
        old.claim.rank == _OFFICIALS
        and not old.claim.last
        and all(
            e.claim.rank == _OFFICIALS
            and not e.claim.last
            and not speakers & {item.source for item in e.claim.said}
            for e in standing
        )
    )


def _overtaken(old: Estimate, new: Estimate) -> bool:
    """Whether a greater count was said later, by a report about the incident, or by the same voices beside it."""
    if new.value <= old.value:
        return False
    main = any(item.main for item in new.claim.said)
    voices = {(item.figure.report, item.source) for item in new.claim.said}
    beside = all((item.figure.report, item.source) in voices for item in old.claim.said)
    return beside or (main and before(old.claim, new.claim))


def _vague(estimates: Sequence[Estimate], caps: Sequence[int]) -> Range | None:
    words = [e.claim for e in estimates if e.claim.kind is Kind.VAGUE]
    if not words:
        return Range(high=max(caps)) if caps else None
    firmest = max(words, key=lambda claim: (claim.low, claim.high or 0))
    cap = max(caps) if caps else firmest.high
    return Range(low=firmest.low if cap is None else min(firmest.low, cap), high=cap)


def group_range(account: Account, outcome: Outcome, group: Group) -> Range | None:
    """Settle the line of one group, from counts of it or else from its nationalities."""
    solved = account.solution.value(outcome, group)
    direct = consistent(account.estimates(outcome, group), solved)
    return direct or _from_nations(account, outcome, group, solved)


def _from_nations(account: Account, outcome: Outcome, group: Group, solved: int | None) -> Range | None:
    claims = [
        claim
        for place, claim in enumerate(account.claims)
        if claim.outcome is outcome
        and claim.group is group
        and claim.nationality
        and account.solution.reads.get(place, Reads.WHOLE) in LIVE
    ]
    counted = [claim for claim in claims if claim.kind in (*_SOLID, Kind.FLOOR)]
    if not counted:
        lows = [claim.low for claim in claims if claim.kind is Kind.VAGUE]
        return Range(low=sum(lows)) if lows else None
    is_open = any(claim.kind is Kind.FLOOR for claim in counted) or len(counted) < len(claims)
    return Range(low=solved, best=solved, high=None if is_open else solved)


def total_range(account: Account, outcome: Outcome) -> Range | None:
    """Settle the line of all victims, from totals or else from the groups that are counted."""
    solved = account.solution.value(outcome)
    estimates = account.estimates(outcome, Group.UNSPECIFIED)
    direct = consistent(estimates, solved)
    parts = [
        r
        for group in VICTIMS[:-1]
        if group in account.groups(outcome) and (r := group_range(account, outcome, group)) is not None
    ]
    if outcome is Outcome.DETAINED and (held := group_range(account, outcome, Group.ATTACKERS)):
        parts.append(held)
    if direct is not None and (direct.best is not None or not parts):
        return _raised(direct, parts)
    foreign = _from_nations(account, outcome, Group.UNSPECIFIED, solved)
    if foreign is not None:
        return foreign
    if not parts:
        return direct
    return _added(parts, solved)


def _raised(total: Range, parts: Sequence[Range]) -> Range:
    """Let a group's own high, where it is a rival to the total, raise the total's."""
    tops = [part.high for part in parts if part.high is not None]
    if total.high is None or not tops or max(tops) <= total.high:
        return total
    return Range(low=total.low, best=total.best, high=max(tops))


def _added(parts: Sequence[Range], solved: int | None) -> Range:
    lows = sum(part.low or 0 for part in parts)
    best = solved if all(part.best is not None for part in parts) else None
    highs = [part.high for part in parts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    if best is None:
        return Range(low=lows, high=high)
    return Range(low=min(lows, best), best=best, high=None if high is None else max(high, best))


def lines(account: Account) -> dict[str, Range]:
    """Settle every line of the toll by the default policy, in the order of the exports."""
    found: dict[str, Range] = {}
    for outcome in COUNTED:
        if outcome is Outcome.KILLED_OR_WOUNDED:
            continue
        total = total_range(account, outcome)
        if total is not None:
            found[outcome.value] = total
        for group in account.groups(outcome):
            part = group_range(account, outcome, group)
            if part is not None:
                found[f"{outcome}_{group}"] = part
    return found | _combined(account, found)


def groups_in(found: Mapping[str, Range], outcome: Outcome) -> list[str]:
    """Name the lines of the groups that a total of an outcome counts."""
    counted = _GROUPS if outcome is Outcome.DETAINED else VICTIMS
    return [name for group in counted if (name := f"{outcome}_{group}") in found]


def overfull(found: Mapping[str, Range], outcome: Outcome) -> bool:
    """Whether the groups of an outcome come to more than its total may be."""
    total = found.get(outcome.value)
    if total is None or total.best is None:
        return False
    most = max(total.best, total.high or total.best)
    return sum(found[name].best or found[name].low or 0 for name in groups_in(found, outcome)) > most


def _combined(account: Account, found: dict[str, Range]) -> dict[str, Range]:
    """Keep a combined count only where killed and wounded are not both counted apart."""
    outcome = Outcome.KILLED_OR_WOUNDED
    result: dict[str, Range] = {}
    for group in (Group.UNSPECIFIED, *account.groups(outcome)):
        tail = "" if group is Group.UNSPECIFIED else f"_{group}"
        if any(_apart(found, at) for at in ("", tail)):
            continue
        estimates = account.estimates(outcome, group)
        heard = [e for e in estimates if e.numeric and e.live]
        best = max(heard, key=lambda e: (e.claim.weight, e.value)).value if heard else None
        both = consistent(estimates, best)
        if both is not None:
            result[f"{outcome}{tail}"] = both
    return result


def _apart(found: dict[str, Range], tail: str) -> bool:
    lines = [found.get(f"{outcome}{tail}") for outcome in (Outcome.KILLED, Outcome.WOUNDED)]
    return all(line is not None and line.best is not None for line in lines)
