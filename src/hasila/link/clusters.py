"""Group mentions into incidents: heaviest pairs first, never across a contradiction; what is left leans on one."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from hasila.link.constraints import Anchor, contradiction
from hasila.link.pairs import Scale, Scored
from hasila.model import LinkCode, LinkReason

# Bits a pair needs to join two groups, and that the pairs between the groups need on average.
JOIN_BITS = 0.0
MEAN_BITS = -6.0
# Bits that an undated mention, left alone, needs to lean on a group; that its pairs with the group need on
# average; and that the next best group must weigh less.
LEAN_BITS = -3.0
LEAN_MEAN = -5.5
CLEAR_BITS = 0.5


def too_light(pair: Scored) -> LinkReason:
    """Why a pair below the bits that join did not."""
    return LinkReason(code=LinkCode.TOO_LIGHT, bits=pair.weight, least=JOIN_BITS)


class _Group:
    """The members of one incident so far, and what a further member may not contradict."""

    def __init__(self, member: str, report: str, anchor: Anchor) -> None:
        self.members = [member]
        self.reports = {report}
        self.anchors = {anchor}

    def take(self, other: "_Group") -> None:
        self.members += other.members
        self.reports |= other.reports
        self.anchors |= other.anchors


class Clusters:
    """Constrained agglomeration over scored pairs: a function of the set of mentions alone."""

    def __init__(
        self,
        reports: Mapping[str, str],
        anchors: Mapping[str, Anchor],
        pairs: Sequence[Scored],
        apart: set[tuple[str, str]],
        undated: AbstractSet[str],
        scale: Scale,
    ) -> None:
        """Take mention id -> report, mention id -> anchor, the pairs, and the pairs split by people.

        `undated` are the mentions that may lean on a group, by pairs of which no field speaks against it (`scale`), and
        that are kept from one with most of which they clash.
        """
        self._group = {m: _Group(m, reports[m], anchors[m]) for m in sorted(reports)}
        self._near: dict[str, dict[str, float]] = {m: {} for m in reports}
        for pair in pairs:
            self._near[pair.left][pair.right] = pair.weight
            self._near[pair.right][pair.left] = pair.weight
        self._apart: dict[str, set[str]] = {}
        for left, right in sorted(apart):
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)
        self.reasons: dict[tuple[str, str], LinkReason] = {}
        self.bonds: set[tuple[str, str]] = set()
        self._undated = undated
        self._clash = {p.names for p in pairs if not undated.isdisjoint(p.names) and scale.clashes(p)}
        ordered = sorted(pairs, key=lambda p: (-p.weight, p.names))
        for pair in ordered:
            self.reasons[pair.names] = self._try(pair)
        for pair in self._leaning(ordered, undated, scale.fits):
            self._lean(pair)

    def groups(self) -> list[list[str]]:
        """The members of each incident, sorted, in order of the least member."""
        unique = {id(group): group for group in self._group.values()}
        return sorted(sorted(group.members) for group in unique.values())

    def together(self, left: str, right: str) -> bool:
        """Whether the weights alone put two mentions into one incident."""
        return self._group[left] is self._group[right]

    def _try(self, pair: Scored) -> LinkReason:
        a, b = self._group[pair.left], self._group[pair.right]
        if pair.weight < JOIN_BITS:
            return too_light(pair)
        if a is b:
            return LinkReason(code=LinkCode.THROUGH_PAIRS)
        why = self._barred(a, b)
        if why:
            return why
        self._join(a, b)
        self.bonds.add(pair.names)
        return LinkReason(code=LinkCode.JOINED, bits=pair.weight)

    def _join(self, a: _Group, b: _Group) -> None:
        if len(a.members) < len(b.members):
            a, b = b, a
        a.take(b)
        for member in b.members:
            self._group[member] = a

    def _leaning(
        self, pairs: Sequence[Scored], undated: AbstractSet[str], fits: Callable[[Scored], bool]
    ) -> list[Scored]:
        """The pairs by which undated mentions, left alone, lean on the one group that fits them best; heaviest first.

        All look at the groups as the heavy pairs made them: none leans on what another leant on.
        """
        options: dict[str, dict[int, Scored]] = {}
        against = {p.names for p in pairs if not undated.isdisjoint(p.names) and not fits(p)}
        for pair in pairs:
            if pair.weight < LEAN_BITS:
                break
            for alone, other in (pair.names, pair.names[::-1]):
                one, group = self._group[alone], self._group[other]
                known = other not in undated or len(group.members) > 1
                open_ = alone in undated and len(one.members) == 1 and known
                if open_ and fits(pair) and not self._barred(one, group):
                    options.setdefault(alone, {}).setdefault(id(group), pair)
        found = []
        for alone, by_group in options.items():
            best, *others = by_group.values()  # heaviest first, as the pairs came
            other = best.right if best.left == alone else best.left
            clear = not others or best.weight - others[0].weight >= CLEAR_BITS
            if clear and self._leans(alone, self._group[other], best.weight, against):
                found.append(best)
        return sorted(found, key=lambda p: (-p.weight, p.names))

    def _leans(self, alone: str, group: _Group, weight: float, against: AbstractSet[tuple[str, str]]) -> bool:
        """Whether nothing in the group weighs more than the pair that fits, nor too little on average, and most pairs fit."""
        weights = sorted(w for n, w in self._near[alone].items() if self._group[n] is group)
        unfit = sum((min(alone, n), max(alone, n)) in against for n in group.members)
        return (
            weights[-1] <= weight and sum(weights) / len(weights) >= LEAN_MEAN and 2 * unfit <= len(weights)
        )

    def _clashes(self, alone: _Group, group: _Group) -> bool:
        """Whether an undated mention that is alone clashes with most of a group that it could be compared with."""
        member = alone.members[0]
        if len(alone.members) > 1 or member not in self._undated:
            return False
        near = [n for n in group.members if n in self._near[member]]
        return 2 * sum((min(member, n), max(member, n)) in self._clash for n in near) > len(near)

    def _lean(self, pair: Scored) -> None:
        a, b = self._group[pair.left], self._group[pair.right]
        if a is b or self._barred(a, b):
            return
        self._join(a, b)
        self.bonds.add(pair.names)
        self.reasons[pair.names] = LinkReason(code=LinkCode.LEANS, bits=pair.weight)

    def _barred(self, a: _Group, b: _Group) -> LinkReason | None:
        if a.reports & b.reports:
            return LinkReason(code=LinkCode.ONE_REPORT)
        small, large = sorted((a, b), key=lambda g: len(g.members))
        if any(self._group[n] is large for m in small.members for n in self._apart.get(m, ())):
            return LinkReason(code=LinkCode.SPLIT)
        clashes = (contradiction(x, y) for x in sorted(a.anchors) for y in sorted(b.anchors))
        why = next((clash for clash in clashes if clash), None)
        if why:
            return why
        if self._clashes(a, b) or self._clashes(b, a):
            return LinkReason(code=LinkCode.CLASHES)
        # Pairs that no blocking rule found say nothing either way.
        weights = [w for m in small.members for n, w in self._near[m].items() if self._group[n] is large]
        mean = sum(sorted(weights)) / len(weights)
        if mean < MEAN_BITS:
            return LinkReason(code=LinkCode.LIGHT_ON_AVERAGE, bits=round(mean, 3), least=MEAN_BITS)
        return None
