"""Shows the arithmetic by which the figures of an incident fit together."""

from collections.abc import Iterator, Mapping

from hasila.model import Group, Outcome, Range
from hasila.reconcile.cells import VICTIMS, Claim, Kind, children
from hasila.reconcile.lines import Account
from hasila.reconcile.phrases import counted
from hasila.reconcile.solver import LIVE, Reads


def sums(account: Account, lines: Mapping[str, Range], language: str) -> tuple[str, ...]:
    """Write every sum that holds, totals first: "9 = 6 victims + 3 attackers"."""
    found: list[str] = []
    for outcome in Outcome:
        if outcome is Outcome.KILLED_OR_WOUNDED:
            found += _combined(account, lines, language)
            continue
        found += _with_attackers(account, lines, outcome, language)
        split = _split(lines, outcome, language)
        if split:
            found.append(f"{_best(lines, outcome)} = {split}")
        found += _nations(account, lines, outcome)
        found += _parts(account, outcome, language)
    return tuple(dict.fromkeys(found))


def _best(lines: Mapping[str, Range], outcome: Outcome, group: Group = Group.UNSPECIFIED) -> int | None:
    name = outcome.value if group is Group.UNSPECIFIED else f"{outcome}_{group}"
    return lines[name].best if name in lines else None


def _split(lines: Mapping[str, Range], outcome: Outcome, language: str) -> str:
    """Write the victims by group, where the groups make up all of them."""
    parts = [(group, n) for group in VICTIMS[:-1] if (n := _best(lines, outcome, group))]
    if len(parts) < 2 or sum(n for _, n in parts) != _best(lines, outcome):
        return ""
    return " + ".join(counted(group, n, language) for group, n in parts)


def _with_attackers(
    account: Account, lines: Mapping[str, Range], outcome: Outcome, language: str
) -> Iterator[str]:
    split = _split(lines, outcome, language)
    for estimate in account.estimates(outcome, Group.UNSPECIFIED):
        attackers = account.attackers_in(estimate.place)
        if not attackers:
            continue
        inner = f" ({split})" if split and estimate.value == _best(lines, outcome) else ""
        victims = counted("victims", estimate.value, language)
        yield f"{estimate.claim.stated} = {victims}{inner} + {counted(Group.ATTACKERS, attackers, language)}"


def _nations(account: Account, lines: Mapping[str, Range], outcome: Outcome) -> Iterator[str]:
    """Write the nationalities where they make up a group or all victims."""
    sizes = {
        claim.nationality: claim.stated
        for place, claim in enumerate(account.claims)
        if claim.outcome is outcome
        and claim.nationality
        and claim.kind is Kind.EXACT
        and claim.group in (Group.UNSPECIFIED, Group.CIVILIANS)
        and account.solution.reads.get(place) in LIVE
    }
    whole = sum(sizes.values())
    targets = {_best(lines, outcome, group) for group in (Group.UNSPECIFIED, *VICTIMS[:-1])}
    if len(sizes) > 1 and whole in targets:
        ordered = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
        yield f"{whole} = " + " + ".join(f"{n} ({nation})" for nation, n in ordered)


def _label(claim: Claim, language: str) -> str:
    if claim.others:
        return counted("others", claim.stated, language)
    word = claim.people if language == "en" else claim.said[0].figure.group_text
    if word := word or claim.nationality:
        return f"{claim.stated} ({word.replace('_', ' ')})"
    return (
        str(claim.stated)
        if claim.group is Group.UNSPECIFIED
        else counted(claim.group, claim.stated, language)
    )


def _parts(account: Account, outcome: Outcome, language: str) -> Iterator[str]:
    """Write the lists of parts that their own speakers give, and the totals that no report words."""
    for place, claim in enumerate(account.claims):
        reads = account.solution.reads.get(place)
        if claim.outcome is not outcome or reads in (Reads.ASIDE, Reads.WITH_ATTACKERS, Reads.SUPERSEDED):
            continue
        parts = children(account.claims, place) if claim.itemised else list(claim.sums)
        # A list with a part that was set aside would contradict the lines that it is shown beside.
        aside = claim.itemised and any(account.solution.reads.get(n) is Reads.ASIDE for n in parts)
        if parts and not aside:
            inside = sorted((account.claims[n] for n in parts), key=lambda c: (c.others, -c.stated))
            yield f"{claim.stated} = " + " + ".join(_label(part, language) for part in inside)


def addition(account: Account, place: int, language: str) -> str | None:
    """Write the standing sum that a claim is an addend of, if there is one."""
    for n, claim in enumerate(account.claims):
        if place in claim.sums and account.solution.reads.get(n) in LIVE:
            inside = sorted((account.claims[m] for m in claim.sums), key=lambda c: (c.others, -c.stated))
            return f"{claim.stated} = " + " + ".join(_label(part, language) for part in inside)
    return None


def _combined(account: Account, lines: Mapping[str, Range], language: str) -> Iterator[str]:
    killed, wounded = _best(lines, Outcome.KILLED), _best(lines, Outcome.WOUNDED)
    if killed is None or wounded is None:
        return
    for claim in account.claims:
        if claim.outcome is Outcome.KILLED_OR_WOUNDED and claim.stated == killed + wounded:
            yield (
                f"{claim.stated} = {counted('killed', killed, language)}"
                f" + {counted('wounded', wounded, language)}"
            )
