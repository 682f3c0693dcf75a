"""Grades how well the record supports a toll, and names what it leaves open."""

from collections.abc import Iterable, Mapping, Sequence

from hasila.model import Actor, AuthorityKind, Grade, Group, Incident, Outcome, Range, Reading
from hasila.reconcile.bounds import Estimate, without_attackers
from hasila.reconcile.cells import NUMBERS, TOLERANCE, Claim, Kind
from hasila.reconcile.lines import COUNTED, Account
from hasila.reconcile.solver import LIVE, Reads
from hasila.reconcile.testimony import OFFICIAL, Testimony
from hasila.reconcile.times import before

_AUTHORITIES = OFFICIAL | {AuthorityKind.MONITOR}


def rivals(account: Account, outcome: Outcome) -> tuple[Claim, Claim] | None:
    """Find an official count far from another that stands: nobody withdrew either."""
    here = account.estimates(outcome, Group.UNSPECIFIED)

    def strong(estimate: Estimate) -> bool:
        firm = estimate.claim.kind in (Kind.EXACT, Kind.FLOOR)
        return firm and estimate.claim.credible and estimate.claim.rank == 3

    standing = [e for e in here if e.live and strong(e)]
    aside = [e for e in here if e.reads is Reads.ASIDE and strong(e)]
    if not standing or not aside:
        return None
    one = max(standing, key=lambda e: (e.claim.weight, e.place)).claim
    other = max(aside, key=lambda e: (e.claim.weight, e.place)).claim
    slack = max(1, one.stated * TOLERANCE // 100)
    return (one, other) if abs(one.stated - other.stated) > slack else None


def grade(account: Account, incident: Incident, readings: Iterable[Reading]) -> Grade | None:
    """Grade the record after Airwars; None where no figure is known.

    `contested`: rival claims of responsibility, or official counts that cannot be reconciled.
    `confirmed`: two independent officials, medical services or monitors agree, or the responsible
    party owns the act. `fair`: two independent credible sources. `weak`: one.
    """
    voices = _voices(account)
    if not voices:
        return None
    responsible = _unrelated(incident.claimed_by, readings)
    if len(responsible) > 1 or any(rivals(account, outcome) for outcome in COUNTED):
        return Grade.CONTESTED
    credible = [item for item in voices if not item.party]
    # What a report says itself beside whom it quotes (its headline) is no second source.
    quoting = {item.figure.report for item in credible if item.figure.attribution is not None}
    sources = {
        item.source
        for item in credible
        if item.figure.attribution is not None or item.figure.report not in quoting
    }
    if len({item.source for item in _agreeing(account) if item.kind in _AUTHORITIES}) > 1:
        return Grade.CONFIRMED
    if sources and responsible and {*incident.claimed_by} & {*incident.perpetrators}:
        return Grade.CONFIRMED
    return Grade.FAIR if len(sources) > 1 else Grade.WEAK


def _voices(account: Account) -> list[Testimony]:
    """List who stands behind the first outcome that anybody counts; the killed come first."""
    return [item for _, claim in _standing(account) for item in claim.said]


def _standing(account: Account) -> list[tuple[Reads, Claim]]:
    for outcome in COUNTED:
        claims = [
            (reads, claim)
            for place, claim in enumerate(account.claims)
            if claim.outcome is outcome
            and (reads := account.solution.reads.get(place, Reads.WHOLE)) in (*LIVE, Reads.PART)
        ]
        if claims:
            return claims
    return []


def _agreeing(account: Account) -> list[Testimony]:
    """Who of them counts the same people and comes to the settled number: no part, and no "at least" far below it."""
    return [
        item
        for reads, claim in _standing(account)
        if reads in LIVE
        and claim.kind in NUMBERS
        and 100 * claim.stated >= (100 - TOLERANCE) * account.solution.lines.get(claim.line, 0)
        for item in claim.said
        if not item.party
    ]


def _unrelated(actors: Iterable[str], readings: Iterable[Reading]) -> set[str]:
    """Count a group, its branches and its outlets as one."""
    known: dict[str, Actor] = {}
    for reading in readings:
        known |= {m.actor.id: m.actor for m in reading.actors} | {c.actor.id: c.actor for c in reading.claims}
    roots = set()
    for actor in actors:
        seen, root = {actor}, actor
        while root in known and (above := known[root].part_of) is not None and above not in seen:
            seen.add(above)
            root = above
        roots.add(root)
    return roots


def open_questions(account: Account, lines: Mapping[str, Range]) -> list[tuple[str, str, tuple[Claim, ...]]]:
    """List (phrase, line, claims) for what the evidence leaves open."""
    found: list[tuple[str, str, tuple[Claim, ...]]] = []
    if not account.solution.proved:
        found.append(("open.solver", "", ()))
    for outcome in COUNTED:
        pair = rivals(account, outcome)
        if pair is not None:
            found.append(("open.rivals", outcome.value, pair))
        settled = lines.get(outcome.value)
        if settled is None:
            continue
        spoken = account.estimates(outcome, Group.UNSPECIFIED)
        here = [e for e in spoken if e.live]
        low = replaced_low(spoken, settled, account.attackers(outcome))
        if low is not None and low[0].startswith("open."):
            found.append((low[0], outcome.value, low[1]))
        numbers = tuple(e.claim for e in here if e.numeric)
        if outcome is Outcome.KILLED_OR_WOUNDED and numbers:
            found.append(("open.combined", outcome.value, numbers[:1]))
        elif numbers and not any(claim.credible for claim in numbers):
            found.append(("open.party", outcome.value, ()))
        elif not numbers and settled.best is None:
            found.append(("open.vague" if here else "open.vague_part", outcome.value, ()))
    return found


def replaced_low(
    estimates: Sequence[Estimate], settled: Range, attackers: int
) -> tuple[str, tuple[Claim, Claim]] | None:
    """Find the replaced count that makes the low, with the best: the phrase says why it may yet stand."""
    bests = [e.claim for e in estimates if e.live and e.value == settled.best]
    low = [e for e in estimates if e.value == settled.low != settled.best and e.reads is Reads.SUPERSEDED]
    if (
        low
        and bests
        and settled.best is not None
        and settled.low in without_attackers(low, settled.best, attackers)
    ):
        return "text.attackers", (low[0].claim, bests[0])
    if not low or not bests or any(e.usable and e.value == settled.low for e in estimates):
        return None
    phrase = "text.apart"
    if low[0].perhaps:
        phrase = "text.weaker" if before(low[0].claim, bests[0]) else "open.order"
    return phrase, (low[0].claim, bests[0])
