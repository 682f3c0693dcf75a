"""Reads lines, low, best and high off the solved claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hasila.model import Group, Outcome, Range
from hasila.reconcile.bounds import (
    SOLID,
    Estimate,
    floors_of_others,
    is_stray,
    overtaken,
    standing_above,
    standing_below,
    without_attackers,
)
from hasila.reconcile.cells import NUMBERS, VICTIMS, Claim, Kind
from hasila.reconcile.solver import LIVE, Reads, Solution, attackers_told

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
        for place, claim in enumerate(self.claims):
            reads = self.solution.reads.get(place, Reads.WHOLE)
            if claim.outcome is not outcome or claim.group is not group or claim.nationality:
                continue
            if reads is Reads.PART or (claim.parent is not None and group is Group.UNSPECIFIED):
                continue
            taken = self.attackers_in(place)
            perhaps = place in self.undecided
            found.append(Estimate(place, claim, max(0, claim.stated - taken), reads, perhaps))
        return found

    def attackers_in(self, place: int) -> int:
        """The attackers that a total counts beside its victims, as it was read."""
        if self.solution.reads.get(place) is not Reads.WITH_ATTACKERS:
            return 0
        claim = self.claims[place]
        told = attackers_told(self.claims, claim)
        return told if told is not None else self.solution.value(claim.outcome, Group.ATTACKERS) or 0

    def attackers(self, outcome: Outcome) -> int:
        """The attackers beside all victims of an outcome."""
        beside = None if outcome is Outcome.DETAINED else self.solution.value(outcome, Group.ATTACKERS)
        return beside or 0

    def groups(self, outcome: Outcome) -> tuple[Group, ...]:
        """List the groups that claims name, in the order of the lines."""
        named = {claim.group for claim in self.claims if claim.outcome is outcome}
        return tuple(group for group in _GROUPS if group in named)

    def only_some(self, outcome: Outcome, group: Group) -> bool:
        """Whether every count of a group is told as one of some among all victims."""
        counts = [c for c in self.claims if c.outcome is outcome and c.group is group and c.kind in NUMBERS]
        return all(claim.parent is not None for claim in counts)

    def only_group(self, outcome: Outcome) -> Group | None:
        """The one group of victims that anybody names, if some counts of it were read as counts of all."""
        victims = [c for c in self.claims if c.outcome is outcome and c.group in VICTIMS]
        named = {item.figure.group for claim in victims for item in claim.said} - {Group.UNSPECIFIED}
        merged = any(
            c.total and any(item.figure.group is not Group.UNSPECIFIED for item in c.said) for c in victims
        )
        return min(named) if merged and len(named) == 1 else None


def consistent(estimates: Sequence[Estimate], solved: int | None, attackers: int = 0) -> Range | None:
    """Settle one line: best as solved, low and high as credible standing figures support them.

    `attackers` are those counted beside a line of all victims. None if nothing speaks of the line. `high` stays open where all is "at least".
    """
    numbers = [e for e in estimates if e.numeric and e.live]
    caps = [e.claim.stated for e in estimates if e.claim.kind is Kind.CEILING and e.live]
    if not numbers:
        return _vague(estimates, caps)
    heard = [e for e in estimates if e.usable and not is_stray(e, solved)] or numbers
    solid = [e.value for e in heard if e.claim.kind in SOLID]
    known = [e.value for e in heard]
    if solved is None:
        return Range(low=min(known), high=max(known))
    closed = any(e.claim.kind in SOLID for e in numbers) or bool(caps)
    highs = [*known, *(caps if not solid else ()), *standing_above(estimates, solved)]
    floors = [] if solid else _floors(heard, solved)
    lows = [*solid, *floors, *floors_of_others(heard, solved), *standing_below(estimates, solved)]
    lows += without_attackers(estimates, solved, attackers)
    return Range(low=min([solved, *lows]), best=solved, high=max([solved, *highs]) if closed else None)


def _floors(heard: Sequence[Estimate], solved: int) -> list[int]:
    """The counts of "at least" that bound a line which nobody counts firmly: beside a firm count they add nothing.

    One of a quarter is true of many more and bounds nothing, and an earlier one falls away where a
    report about the incident says the later one.
    """
    near = [e for e in heard if 4 * e.value >= solved]
    return [e.value for e in near if not any(overtaken(e, other) for other in heard)]


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
    counted = [claim for claim in claims if claim.kind in (*SOLID, Kind.FLOOR)]
    if not counted:
        lows = [claim.low for claim in claims if claim.kind is Kind.VAGUE]
        return Range(low=sum(lows)) if lows else None
    is_open = any(claim.kind is Kind.FLOOR for claim in counted) or len(counted) < len(claims)
    return Range(low=solved, best=solved, high=None if is_open else solved)


def total_range(account: Account, outcome: Outcome) -> Range | None:
    """Settle the line of all victims, from totals or else from the groups that are counted."""
    solved = account.solution.value(outcome)
    estimates = account.estimates(outcome, Group.UNSPECIFIED)
    direct = consistent(estimates, solved, account.attackers(outcome))
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
        only = account.only_group(outcome)
        if total is not None and only is not None:
            found[f"{outcome}_{only}"] = total
        found |= _with_the_rest(account, outcome, found)
    return found | _combined(account, found)


def _with_the_rest(account: Account, outcome: Outcome, found: Mapping[str, Range]) -> dict[str, Range]:
    """Let the lines of groups of which only some are told end where all victims of no told group could be of it.

    "39 dead, among them four workers": of the 35 others nobody says that they are no civilians.
    """
    total = found.get(outcome.value)
    held = {group: found[name] for group in VICTIMS if (name := f"{outcome}_{group}") in found}
    if total is None or total.high is None:
        return {}
    rest = total.high - sum(part.best or part.low or 0 for part in held.values())
    return {
        f"{outcome}_{group}": part.model_copy(update={"high": max(part.high, part.best + rest)})
        for group, part in held.items()
        if rest > 0 and part.best is not None and part.high is not None and account.only_some(outcome, group)
    }


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
