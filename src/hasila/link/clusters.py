"""Group mentions into incidents: heaviest pairs first, and never across a contradiction."""

from collections.abc import Mapping, Sequence

from hasila.link.constraints import Anchor, contradiction
from hasila.link.pairs import Scored
from hasila.model import LinkCode, LinkReason

# Bits a pair needs to join two groups, and that the pairs between the groups need on average.
JOIN_BITS = 0.0
MEAN_BITS = -6.0


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
    ) -> None:
        """Take mention id -> report, mention id -> anchor, the pairs, and the pairs split by people."""
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
        for pair in sorted(pairs, key=lambda p: (-p.weight, p.names)):
            self.reasons[pair.names] = self._try(pair)

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
        if len(a.members) < len(b.members):
            a, b = b, a
        a.take(b)
        for member in b.members:
            self._group[member] = a
        self.bonds.add(pair.names)
        return LinkReason(code=LinkCode.JOINED, bits=pair.weight)

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
        # Pairs that no blocking rule found say nothing either way.
        weights = [w for m in small.members for n, w in self._near[m].items() if self._group[n] is large]
        mean = sum(sorted(weights)) / len(weights)
        if mean < MEAN_BITS:
            return LinkReason(code=LinkCode.LIGHT_ON_AVERAGE, bits=round(mean, 3), least=MEAN_BITS)
        return None
