"""Tie the steps together: mentions to rows, pairs, groups, and incidents."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from hasila.link.clusters import JOIN_BITS, Clusters, too_light
from hasila.link.constraints import active, anchor_of, components, kept_apart, merged
from hasila.link.features import Common, features
from hasila.link.incidents import incident_of
from hasila.link.pairs import Scored, load_scale, score
from hasila.link.rulings import ruled
from hasila.model import IncidentMention, Judgement, JudgementAction, Linkage, Pair, Reading

# Lighter pairs are plainly of two incidents: they are weighed, and not listed.
LISTED_BITS = -5.0
# A thousand reports of one event make half a million pairs, and nobody reads them.
LISTED_EACH = 20


def link(
    mentions: Sequence[IncidentMention],
    readings: Mapping[str, Reading],
    judgements: Sequence[Judgement] = (),
    *,
    common: Common | None = None,
) -> Linkage:
    """Link mentions of incidents into incidents; `readings` holds each mention's report by its id.

    The order of the arguments' items changes nothing. Two mentions of one report, and mentions
    whose days or countries contradict each other, come together only by a merge judgement. A
    split keeps its subject from each mention it names; further mentions go where they weigh
    most. Weights are in bits. Pairs are listed down to -5 bits, the 20 heaviest of each mention;
    the pairs that joined two groups, and those that a judgement merges, always.

    What one component says changes nothing in another (`Linkage.components`): given all of
    some components, and `common` of all mentions, it links those as it would among all.
    """
    by_id = {mention.id: mention for mention in mentions}
    scale = load_scale()
    scored = score(features(mentions, readings, common), scale)
    decided = active(judgements)
    parts = _components(by_id, scored, decided)
    clusters = _clustered(by_id, readings, scored, decided, parts)
    after, merges = merged(sorted(g for c in clusters for g in c.groups()), decided)
    home = {member: number for number, group in enumerate(after) for member in group}
    bonds = {pair for c in clusters for pair in c.bonds}
    of = {member: clusters[number] for number, part in enumerate(parts) for member in part}
    weighed = {pair.names: pair for pair in _heaviest(scored) if pair.weight >= LISTED_BITS}
    listed = {*weighed, *bonds, *merges}
    weighed |= {pair.names: pair for pair in scored if pair.names in listed}
    incidents = [incident_of([by_id[m] for m in group], readings) for group in after]
    return Linkage(
        incidents=ruled(incidents, judgements),
        pairs=tuple(
            Pair(
                left=pair.left,
                right=pair.right,
                weight=pair.weight,
                probability=pair.probability,
                fields=scale.fields(pair),
                joined=home[pair.left] == home[pair.right],
                reason=_reason(
                    pair, of[pair.left], of[pair.right], merges, joined=home[pair.left] == home[pair.right]
                ),
            )
            for pair in (weighed.get(names) or scale.unseen(*names) for names in sorted(listed))
        ),
        components=tuple(tuple(part) for part in parts),
    )


def touching(
    fresh: Collection[str],
    mentions: Iterable[IncidentMention],
    readings: Mapping[str, Reading],
    common: Common,
) -> frozenset[str]:
    """Those of the mentions that a pair heavy enough to join ties to a fresh one (named by id)."""
    rows = features(list(mentions), readings, common)
    scored = score((replace(row, fresh=row.unique_id in fresh) for row in rows), load_scale(), fresh=True)
    return frozenset(name for pair in scored if pair.weight >= JOIN_BITS for name in pair.names)


def _components(
    ids: Iterable[str], scored: Sequence[Scored], decided: Sequence[Judgement]
) -> list[list[str]]:
    """The mentions that pairs heavy enough to join, or merges, tie together; each part sorted."""
    names = sorted(ids)
    place = {name: number for number, name in enumerate(names)}
    edges = [(place[p.left], place[p.right]) for p in scored if p.weight >= JOIN_BITS]
    edges += [
        (place[item.subject], place[other])
        for item in decided
        if item.action is JudgementAction.MERGE and item.subject in place
        for other in item.others
        if other in place
    ]
    return [[names[number] for number in part] for part in components(len(names), edges)]


def _clustered(
    mentions: Mapping[str, IncidentMention],
    readings: Mapping[str, Reading],
    scored: Sequence[Scored],
    decided: Sequence[Judgement],
    parts: Sequence[Sequence[str]],
) -> list[Clusters]:
    """The groups within each component; a pair across two components is too light to matter."""
    of = {member: number for number, part in enumerate(parts) for member in part}
    inside: list[list[Scored]] = [[] for _ in parts]
    for pair in scored:
        if of[pair.left] == of[pair.right]:
            inside[of[pair.left]].append(pair)
    apart: list[set[tuple[str, str]]] = [set() for _ in parts]
    for left, right in kept_apart(decided):
        if left in of and of[left] == of.get(right):
            apart[of[left]].add((left, right))
    return [
        Clusters(
            reports={m: mentions[m].report for m in part},
            anchors={m: anchor_of(mentions[m], readings) for m in part},
            pairs=pairs,
            apart=split,
        )
        for part, pairs, split in zip(parts, inside, apart, strict=True)
    ]


def _heaviest(scored: Sequence[Scored]) -> list[Scored]:
    """The pairs that are among the heaviest of either mention."""
    seen: Counter[str] = Counter()
    kept = []
    for pair in sorted(scored, key=lambda p: (-p.weight, p.names)):
        if min(seen[pair.left], seen[pair.right]) < LISTED_EACH:
            kept.append(pair)
            seen.update(pair.names)
    return kept


def _reason(
    pair: Scored, left: Clusters, right: Clusters, merges: Mapping[tuple[str, str], str], *, joined: bool
) -> str:
    names = pair.names
    if joined and names in merges:
        return f"merged by judgement {merges[names]}"
    reason = left.reasons.get(names, "") or too_light(pair)
    if joined and not reason.startswith("joined"):
        together = left is right and left.together(*names)
        return "joined through heavier pairs" if together else "joined through a merge judgement"
    return reason
