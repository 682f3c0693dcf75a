"""Tie the steps together: mentions to rows, pairs, groups, and incidents."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from hasila.link.clusters import JOIN_BITS, LEAN_BITS, Clusters, too_light
from hasila.link.constraints import active, anchor_of, components, kept_apart, merged
from hasila.link.features import Common, Features, is_undated, row_of
from hasila.link.incidents import incident_of
from hasila.link.pairs import Scale, Scored, load_scale
from hasila.link.rulings import ruled
from hasila.link.scoring import Pairs, scored
from hasila.model import (
    Incident,
    IncidentMention,
    Judgement,
    JudgementAction,
    Linkage,
    LinkCode,
    LinkReason,
    Pair,
    Reading,
)

# Lighter pairs are plainly of two incidents: they are weighed, and not listed.
LISTED_BITS = -5.0
# A thousand reports of one event make half a million pairs, and nobody reads them.
LISTED_EACH = 20
# So many mentions, at least, are held of what was told at a time.
AT_A_TIME = 500


Told = Callable[[Sequence[str]], tuple[Mapping[str, IncidentMention], Mapping[str, Reading]]]


def link(
    mentions: Iterable[IncidentMention],
    readings: Mapping[str, Reading],
    judgements: Sequence[Judgement] = (),
) -> Linkage:
    """Link mentions of incidents into incidents; `readings` holds each mention's report by its id.

    The order of the arguments' items changes nothing. Two mentions of one report, and mentions
    whose days or countries contradict each other, come together only by a merge judgement. A
    split keeps its subject from each mention it names; further mentions go where they weigh
    most. A report that gives no date and is left alone leans on the one incident that it clearly
    fits best, down to -3 bits, if no field speaks against it. Weights are in bits. Pairs are listed down to -5 bits, the 20 heaviest of each mention;
    the pairs that joined two groups, and those that a judgement merges, always.
    """
    by_id = {mention.id: mention for mention in mentions}
    rows = (row_of(mention, readings[mention.report]) for mention in by_id.values())
    parts = list(link_parts(rows, lambda _: (by_id, readings), judgements))
    return Linkage(
        incidents=tuple(sorted((i for part in parts for i in part.incidents), key=lambda i: i.id)),
        pairs=tuple(sorted((p for part in parts for p in part.pairs), key=lambda p: (p.left, p.right))),
        components=tuple(component for part in parts for component in part.components),
    )


def link_parts(
    rows: Iterable[Features],
    told: Told,
    judgements: Sequence[Judgement] = (),
    *,
    common: Common | None = None,
) -> Iterator[Linkage]:
    """Link as `link` does, some components at a time: what was told is held of these only.

    `told` gives the mentions of these ids and the readings of their reports; it may give more.

    What one component says changes nothing in another (`Linkage.components`): given the rows of
    all of some components, and `common` of all mentions, it links those as it would among all.
    """
    scale = load_scale()
    decided = active(judgements)
    with scored(rows, scale, common) as found:
        parts = _components(found, decided)
        pages = found.by_part(parts, LISTED_BITS, LISTED_EACH)
        paged = next(pages, None)
        batch: list[list[str]] = []
        pairs: list[Scored] = []
        worth: set[tuple[str, str]] = set()
        size = 0
        for number, part in enumerate(parts):
            batch.append([found.names[member] for member in part])
            size += len(part)
            if paged and paged[0] == number:
                pairs += paged[1]
                worth |= paged[2]
                paged = next(pages, None)
            if size >= AT_A_TIME or number == len(parts) - 1:
                mentions, readings = told([name for part_ in batch for name in part_])
                yield _linked(_Batch(batch, pairs, worth, mentions, readings), scale, judgements, decided)
                batch, pairs, worth, size = [], [], set(), 0


class _Batch(NamedTuple):
    """Some components: their pairs, which of these are worth listing, and what was told."""

    parts: Sequence[Sequence[str]]
    pairs: Sequence[Scored]
    worth: set[tuple[str, str]]
    mentions: Mapping[str, IncidentMention]
    readings: Mapping[str, Reading]


def _linked(
    batch: _Batch, scale: Scale, judgements: Sequence[Judgement], decided: Sequence[Judgement]
) -> Linkage:
    clusters = _clustered(batch, scale, decided)
    after, merges = merged(sorted(g for c in clusters for g in c.groups()), decided)
    home = {member: number for number, group in enumerate(after) for member in group}
    of = {member: clusters[number] for number, part in enumerate(batch.parts) for member in part}
    listed = {*batch.worth, *(pair for c in clusters for pair in c.bonds), *merges}
    weighed = {pair.names: pair for pair in batch.pairs if pair.names in listed}
    incidents = [incident_of([batch.mentions[m] for m in group], batch.readings) for group in after]
    pairs = []
    for names in sorted(listed):
        pair = weighed.get(names) or scale.unseen(*names)
        joined = home[pair.left] == home.get(pair.right)
        pairs.append(
            Pair(
                left=pair.left,
                right=pair.right,
                weight=pair.weight,
                probability=pair.probability,
                fields=scale.fields(pair),
                joined=joined,
                reason=_reason(pair, of[pair.left], of.get(pair.right), merges, joined=joined),
            )
        )
    return Linkage(
        incidents=ruled(incidents, judgements),
        pairs=tuple(pairs),
        components=tuple(tuple(part) for part in batch.parts),
    )


def retold(
    members: Iterable[str],
    mentions: Mapping[str, IncidentMention],
    readings: Mapping[str, Reading],
    judgements: Sequence[Judgement],
) -> Incident:
    """The incident of these members, as it comes out where they are linked as before."""
    found = incident_of([mentions[member] for member in members], readings)
    return ruled((found,), judgements)[0]


def touching(fresh: Collection[str], rows: Iterable[Features], common: Common) -> frozenset[str]:
    """Those of the mentions that a pair by which they may come together ties to a fresh one (named by id)."""
    marked = (replace(row, fresh=row.unique_id in fresh) for row in rows)
    with scored(marked, load_scale(), common, fresh=True) as found:
        return frozenset(found.names[end] for pair in found.ties(JOIN_BITS, LEAN_BITS) for end in pair)


def _components(found: Pairs, decided: Sequence[Judgement]) -> list[list[int]]:
    """The mentions that pairs by which they may come together, or merges, tie together, by number; each part sorted."""
    named = {name for item in decided for name in (item.subject, *item.others)}
    place = {name: number for number, name in enumerate(found.names) if name in named}
    merges = (
        (place[item.subject], place[other])
        for item in decided
        if item.action is JudgementAction.MERGE and item.subject in place
        for other in item.others
        if other in place
    )
    return components(len(found.names), chain(found.ties(JOIN_BITS, LEAN_BITS), merges))


def _clustered(batch: _Batch, scale: Scale, decided: Sequence[Judgement]) -> list[Clusters]:
    """The groups within each component; a pair across two components is too light to matter."""
    of = {member: number for number, part in enumerate(batch.parts) for member in part}
    inside: list[list[Scored]] = [[] for _ in batch.parts]
    for pair in batch.pairs:
        if of[pair.left] == of.get(pair.right):
            inside[of[pair.left]].append(pair)
    apart: list[set[tuple[str, str]]] = [set() for _ in batch.parts]
    for left, right in kept_apart(decided):
        if left in of and of[left] == of.get(right):
            apart[of[left]].add((left, right))
    return [
        Clusters(
            reports={m: batch.mentions[m].report for m in part},
            anchors={m: anchor_of(batch.mentions[m], batch.readings) for m in part},
            pairs=pairs,
            apart=split,
            undated={m for m in part if is_undated(batch.mentions[m])},
            scale=scale,
        )
        for part, pairs, split in zip(batch.parts, inside, apart, strict=True)
    ]


def _reason(
    pair: Scored,
    left: Clusters,
    right: Clusters | None,
    merges: Mapping[tuple[str, str], str],
    *,
    joined: bool,
) -> LinkReason:
    names = pair.names
    if joined and names in merges:
        return LinkReason(code=LinkCode.MERGED, judgement=merges[names])
    reason = left.reasons.get(names) or too_light(pair)
    if joined and reason.code not in (LinkCode.JOINED, LinkCode.LEANS, LinkCode.THROUGH_PAIRS):
        together = left is right and left.together(*names)
        return LinkReason(code=LinkCode.THROUGH_PAIRS if together else LinkCode.THROUGH_MERGE)
    return reason
