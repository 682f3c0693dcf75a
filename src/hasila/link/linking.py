"""Tie the steps together: mentions to rows, pairs, groups, and incidents."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hasila.link.clusters import Clusters
from hasila.link.constraints import active, anchor_of, kept_apart, merged
from hasila.link.features import features_of
from hasila.link.incidents import incident_of
from hasila.link.pairs import Scored, load_scale, score
from hasila.link.rulings import ruled
from hasila.model import IncidentMention, Judgement, Linkage, Pair, Reading

# Lighter pairs are plainly of two incidents: they are weighed, and not listed.
LISTED_BITS = -5.0
# A thousand reports of one event make half a million pairs, and nobody reads them.
LISTED_EACH = 20


def link(
    mentions: Sequence[IncidentMention],
    readings: Mapping[str, Reading],
    judgements: Sequence[Judgement] = (),
) -> Linkage:
    """Link mentions of incidents into incidents; `readings` holds each mention's report by its id.

    The order of the arguments' items changes nothing. Two mentions of one report, and mentions
    whose days or countries contradict each other, come together only by a merge judgement. A
    split keeps its subject from each mention it names; further mentions go where they weigh
    most. Weights are in bits. Pairs are listed down to -5 bits, the 20 heaviest of each mention;
    the pairs that joined two groups, and those that a judgement merges, always.
    """
    by_id = {mention.id: mention for mention in mentions}
    scale = load_scale()
    scored = score(list(features_of(mentions, readings).values()), scale)
    decided = active(judgements)
    clusters = Clusters(
        reports={m.id: m.report for m in mentions},
        anchors={m.id: anchor_of(m, readings) for m in mentions},
        pairs=scored,
        apart={pair for pair in kept_apart(decided) if by_id.keys() >= {*pair}},
    )
    before = clusters.groups()
    after, merges = merged(before, decided)
    home = {member: number for number, group in enumerate(after) for member in group}
    weighed = {pair.names: pair for pair in scored}
    listed = {pair.names for pair in _heaviest(scored) if pair.weight >= LISTED_BITS}
    pairs = [
        weighed.get(names) or scale.unseen(*names) for names in sorted({*listed, *clusters.bonds, *merges})
    ]
    return Linkage(
        incidents=ruled([incident_of([by_id[m] for m in group], readings) for group in after], judgements),
        pairs=tuple(
            Pair(
                left=pair.left,
                right=pair.right,
                weight=pair.weight,
                probability=pair.probability,
                fields=scale.fields(pair),
                joined=home[pair.left] == home[pair.right],
                reason=_reason(pair, clusters, merges, joined=home[pair.left] == home[pair.right]),
            )
            for pair in pairs
        ),
    )


def _heaviest(scored: Sequence[Scored]) -> list[Scored]:
    """The pairs that are among the heaviest of either mention."""
    seen: Counter[str] = Counter()
    kept = []
    for pair in sorted(scored, key=lambda p: (-p.weight, p.names)):
        if min(seen[pair.left], seen[pair.right]) < LISTED_EACH:
            kept.append(pair)
            seen.update(pair.names)
    return kept


def _reason(pair: Scored, clusters: Clusters, merges: Mapping[tuple[str, str], str], *, joined: bool) -> str:
    names = pair.names
    if joined and names in merges:
        return f"merged by judgement {merges[names]}"
    reason = clusters.reasons.get(names, "")
    if joined and not reason.startswith("joined"):
        together = clusters.together(*names)
        return "joined through heavier pairs" if together else "joined through a merge judgement"
    return reason
