"""Says which counts beside the best one still bound a line: what nothing shows to be outdated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hasila.model import MOVED, AuthorityKind
from hasila.reconcile.cells import BEYOND, FEW, LIMIT, MANY, Claim, Kind
from hasila.reconcile.solver import LIVE, Reads
from hasila.reconcile.testimony import OFFICIAL, Testimony
from hasila.reconcile.times import before

SOLID = (Kind.EXACT, Kind.ABOUT)
_PRESS = 2  # the rank of the press (`Claim.rank`)
_OFFICIALS = 3  # the rank of officials
# Per cent of the best from which a replaced count of another voice still bounds it; a monitor and officials
# count by other lights, and are further apart.
_NEAR, _CLOSE, _OWN_LIGHTS = 75, 90, 60
_SEVERAL = 3
RECALLED = 3
"""So many times a toll is no memory of it."""
_COUNTERS = OFFICIAL | {AuthorityKind.MONITOR}


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
        said = self.live or (self.reads is Reads.ASIDE and (not self.claim.sums or self.listed))
        return said and self.claim.credible and self.numeric and self.value <= LIMIT

    @property
    def listed(self) -> bool:
        """Whether an office lists all of them by group, though it words no total."""
        listed = bool(self.claim.sums) and not any(item.figure.others for item in self.claim.said)
        return listed and self.claim.total and self.claim.rank == _OFFICIALS

    @property
    def numeric(self) -> bool:
        """Whether it words a number that may be the count."""
        return self.claim.kind in (*SOLID, Kind.FLOOR)

    @property
    def kinds(self) -> frozenset[AuthorityKind]:
        """Who says it."""
        return frozenset(item.kind for item in self.claim.said)


def is_stray(estimate: Estimate, best: int | None) -> bool:
    """Whether a count that is set aside is no rival of the toll: of one or two beside many, or of far too many.

    An office's own count is one, however large.
    """
    if estimate.reads is not Reads.ASIDE or best is None or best < MANY:
        return False
    most = RECALLED if estimate.claim.recalled else BEYOND
    beyond = estimate.value > most * best and estimate.claim.rank < _OFFICIALS
    return estimate.value <= FEW or beyond


def settled(estimates: Sequence[Estimate], best: int) -> bool:
    """Whether two officials or monitors who do not depend on each other say the best itself."""
    agreeing = {item.source for item in _agreeing(estimates, best) if _counts(item)}
    return len(agreeing) > 1


def _agreeing(estimates: Sequence[Estimate], best: int) -> list[Testimony]:
    return [
        item
        for e in estimates
        if e.live and e.value == best and e.claim.kind is Kind.EXACT
        for item in e.claim.said
        if not item.party
    ]


def standing_below(estimates: Sequence[Estimate], best: int) -> list[int]:
    """Credible counts below the best that may yet stand, of those that were replaced.

    No day, or only a weaker speaker, is against them, or another authority than theirs counted on.
    Two authorities that agree on the best leave none of them, several voices only those close to it.
    """
    if settled(estimates, best):
        return []
    several = len({item.source for item in _agreeing(estimates, best)}) >= _SEVERAL
    least = (_CLOSE if several else _NEAR) * best
    standing = [e for e in estimates if e.live]
    addends = {place for e in standing for place in e.claim.sums}
    return [
        e.value
        for e in estimates
        if e.reads is Reads.SUPERSEDED
        and e.value < best
        and e.claim.kind in SOLID
        and e.claim.credible
        and (e.listed or not e.claim.sums)
        and e.place not in addends
        and e.claim.rank >= _PRESS
        and not _is_former(e)
        and not _counted_on(e, standing)
        and (
            (least <= 100 * e.value and (e.perhaps or _counted_apart(e, standing)))
            or (3 * e.value >= best and e.perhaps and _may_be_last(e, standing))
            or (_OWN_LIGHTS * best <= 100 * e.value and _by_own_lights(e, standing))
            or (e.perhaps and _rival(e, standing))
        )
    ]


def without_attackers(estimates: Sequence[Estimate], best: int, attackers: int) -> list[int]:
    """Credible counts that are the best less the attackers: `49 = 50 - 1`, so that the best may hold them."""
    return [
        e.value
        for e in estimates
        if attackers
        and e.value == best - attackers
        and e.claim.kind in SOLID
        and e.claim.credible
        and (e.perhaps or e.reads is not Reads.SUPERSEDED)
    ]


def _counted_on(old: Estimate, standing: Sequence[Estimate]) -> bool:
    """Whether all who give this count give a greater one as well: their own toll rose."""
    return old.claim.sources <= {s for e in standing if e.value > old.value for s in e.claim.sources}


def _may_be_last(old: Estimate, standing: Sequence[Estimate]) -> bool:
    """Whether all greater counts were last said on days on or before which this one was not said, as far as is known."""
    greater = [e.claim.last for e in standing if e.value > old.value and e.claim.kind in SOLID]
    return bool(greater) and "" < max(greater) <= old.claim.first and max(greater) < old.claim.last


def standing_above(estimates: Sequence[Estimate], best: int) -> list[int]:
    """Counts of officials that later, weaker voices lowered: nobody of their own kind took them back."""
    return [
        e.value
        for e in estimates
        if e.reads is Reads.SUPERSEDED
        and e.value > best
        and e.perhaps
        and e.numeric
        and e.claim.rank == _OFFICIALS
        and not (e.claim.sums or _is_former(e))
    ]


def floors_of_others(heard: Sequence[Estimate], best: int) -> list[int]:
    """The most that others call the least, where nobody but weaker voices than theirs counts the best itself.

    Of officials beside the press only what comes near it and was not said on an earlier day.
    """
    said = [e for e in heard if e.live and e.value == best]
    rank = max((e.claim.rank for e in said), default=_OFFICIALS)
    if rank >= _OFFICIALS:
        return []
    voices = frozenset().union(*(e.claim.sources for e in said))
    least = [
        e for e in heard if e.claim.kind is Kind.FLOOR and e.value < best and not e.claim.sources <= voices
    ]
    if rank == _PRESS:
        least = [e for e in least if e.claim.rank > rank and _OWN_LIGHTS * best <= 100 * e.value]
        least = [e for e in least if not any(overtaken(e, other) for other in said)]
    return sorted(e.value for e in least)[-1:]


def _is_former(old: Estimate) -> bool:
    """Whether all reports that give this count tell it as what was known before."""
    return all(item.figure.earlier or item.figure.evidence.rule == MOVED for item in old.claim.said)


def _counted_apart(old: Estimate, standing: Sequence[Estimate]) -> bool:
    """Whether an official or monitor gives this count whose kind gives no greater one."""
    spoke = {item.kind for item in old.claim.said if _counts(item) and not item.figure.earlier}
    later = {item.kind for e in standing if e.value > old.value for item in e.claim.said if _counts(item)}
    return bool(spoke - later)


def _by_own_lights(old: Estimate, standing: Sequence[Estimate]) -> bool:
    """Whether only a monitor gives one of two counts and only officials the other."""

    def counters(items: Iterable[Testimony]) -> set[bool]:
        return {item.kind is AuthorityKind.MONITOR for item in items if _counts(item)}

    greater = [item for e in standing if e.value > old.value for item in e.claim.said]
    sides = counters(item for item in old.claim.said if not item.figure.earlier), counters(greater)
    return sides in (({True}, {False}), ({False}, {True}))


def _counts(item: Testimony) -> bool:
    return item.kind in _COUNTERS and not (item.anonymous or item.party)


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


def overtaken(old: Estimate, new: Estimate) -> bool:
    """Whether a greater count was said later, by a report about the incident, or by the same voices beside it."""
    if new.value <= old.value:
        return False
    main = any(item.main for item in new.claim.said)
    voices = {(item.figure.report, item.source) for item in new.claim.said}
    beside = all((item.figure.report, item.source) in voices for item in old.claim.said)
    return beside or (main and before(old.claim, new.claim))
