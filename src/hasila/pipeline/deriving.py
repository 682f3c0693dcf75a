"""Incidents and tolls from readings and judgements: all of them, or only what something new bears on."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import lru_cache

from hasila.errors import HasilaError
from hasila.judgements import follow, hear
from hasila.link import Common, Features, Keys, link_parts, retold, row_of, touching
from hasila.model import (
    Card,
    Incident,
    IncidentMention,
    Judgement,
    JudgementAction,
    Policy,
    Reading,
    Toll,
    Weighed,
    standing,
)
from hasila.pipeline.cards import card
from hasila.pipeline.weighing import weighed
from hasila.reconcile import reconcile
from hasila.store import Rows, Store, linked_rows

# Readings held in memory at a time; a store of more reads some of them again.
_HELD = 2_000
# Beyond this share of new mentions, linking all anew costs less than finding out what they touch.
_MANY = 0.25
# So often what another program did meanwhile is derived as well; one that reads on derives by itself at its end.
_AGAIN = 3
# Beyond this share of touched mentions, all are linked anew: that costs hardly more.
_MOST = 0.5

Progress = Callable[[str, int, int], None]  # stage, done, of how many (0: unknown)


def derive(store: Store, *, policy: Policy = Policy.CONSISTENT, progress: Progress | None = None) -> None:
    """Link what was read into incidents and settle their tolls; a pure function of readings and judgements.

    Where some incidents stand already, by the same judgements and policy, only those are made
    anew that a new mention may bear on: they come out as they would if all were made anew.
    """
    tell = progress or silent
    _derive_once(store, policy, tell)
    _keep_up(store, policy, tell)


def _derive_once(store: Store, policy: Policy, tell: Progress) -> None:
    made = store.judgements()
    if store.basis() == (_basis(made), policy):
        new = {mention.id for mention in store.unlinked()}
        if len(new) <= _MANY * store.count_mentions():
            if new:
                _derive_touched(store, new, made, policy, tell)
            return
    _derive_all(store, made, policy, tell)


def derive_judged(store: Store, judgement: Judgement, *, policy: Policy = Policy.CONSISTENT) -> None:
    """Link and settle anew what the newest judgement bears on: nothing, where it only remarks something."""
    made = store.judgements()
    if _behind(judgement, made)[-1].action is JudgementAction.COMMENT:
        return
    before = tuple(other for other in made if other.id != judgement.id)
    if store.basis() != (_basis(before), policy) or not store.all_linked():
        derive(store, policy=policy)
        return
    behind = _behind(judgement, made)
    reports = {seen.report for item in behind for seen in item.seen}
    about = {mention.id for report in sorted(reports) for mention in store.reading(report).mentions}
    joins = any(item.action in (JudgementAction.MERGE, JudgementAction.SPLIT) for item in behind)
    if joins or not about or not _settled_only(store, about, before, made, policy):
        _derive_touched(store, about, made, policy, silent)
    _keep_up(store, policy, silent)


def _settled_only(
    store: Store,
    about: AbstractSet[str],
    before: Sequence[Judgement],
    made: Sequence[Judgement],
    policy: Policy,
) -> bool:
    """Settle anew the incidents of these mentions and leave how they are linked, where they say of it what they said.

    Most judgements change no row that is linked by: only a claim, or a figure that is read no more, can.
    """
    old, new = (_Source(store, _near(some, store.readings_of(about))) for some in (before, made))
    if list(old.rows(about)) != list(new.rows(about)):
        return False
    settled = []
    for name in sorted(set(store.homes(about).values())):
        members = store.incident(name).members
        source = _Source(store, _near(made, store.readings_of(members)))
        mentions, held = source.told(members)
        incident = retold(members, mentions, held, source.judgements)
        settled.append((incident, *_settled(incident, held, mentions, policy, source.judgements)))
    return store.settle(settled, basis=(_basis(made), policy))


def _near(made: Sequence[Judgement], readings: Iterable[Reading]) -> tuple[Judgement, ...]:
    """The judgements that stand and are about these reports, or do not remember what they are about."""
    reports = {reading.report.id for reading in readings}
    return tuple(j for j in standing(made) if not j.seen or any(seen.report in reports for seen in j.seen))


def _settled(
    incident: Incident,
    readings: Mapping[str, Reading],
    mentions: Mapping[str, IncidentMention],
    policy: Policy,
    judgements: Sequence[Judgement],
) -> tuple[Toll, Card, Weighed]:
    toll = reconcile(incident, readings, mentions, policy=policy, judgements=judgements)
    told = [readings[report] for report in incident.reports]
    return toll, card(incident, toll, told), weighed(incident, toll, told)


def _keep_up(store: Store, policy: Policy, tell: Progress) -> None:
    """Derive again what another program judged or read meanwhile: the last to save sees what all did."""
    for _ in range(_AGAIN):
        basis = store.basis()
        if basis is None or basis[1] is not policy:
            return
        if basis[0] == _basis(store.judgements()) and store.all_linked():
            return
        _derive_once(store, policy, tell)


def readings(
    store: Store, reports: Sequence[str] | None = None, *, judgements: Sequence[Judgement] | None = None
) -> Iterator[Reading]:
    """What was read, by report id, with the figures that coders stand by; of all reports, or of these.

    `judgements` are those of the store that stand and are about these reports, for a caller who has them.
    """
    if judgements is None:
        judgements = store.judgements()
    judged = {seen.report for judgement in judgements for seen in judgement.seen}
    found = store.readings() if reports is None else store.readings_in(reports)
    for reading in found:
        name = reading.report.id
        yield follow(judgements, {name: reading})[1].get(name, reading) if name in judged else reading


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


class Stored(Mapping[str, Reading]):
    """The store's readings by report id, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._get = lru_cache(maxsize=_HELD)(store.reading)

    def __getitem__(self, report: str) -> Reading:
        try:
            return self._get(report)
        except HasilaError:
            raise KeyError(report) from None

    def __iter__(self) -> Iterator[str]:
        return (reading.report.id for reading in self._store.readings())

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Over(Mapping[str, Reading]):
    """Some readings in the place of the stored ones."""

    def __init__(self, some: Mapping[str, Reading], others: Mapping[str, Reading]) -> None:
        self._some = some
        self._others = others

    def __getitem__(self, report: str) -> Reading:
        return self._some[report] if report in self._some else self._others[report]

    def __iter__(self) -> Iterator[str]:
        return iter(self._others)

    def __len__(self) -> int:
        return len(self._others)


def _basis(judgements: Sequence[Judgement]) -> str:
    """Sixteen hexadecimal digits that change with the judgements that stand and decide something."""
    decided = (j for j in standing(judgements) if j.action is not JudgementAction.COMMENT)
    ids = "\n".join(judgement.id for judgement in decided)
    return hashlib.blake2b(ids.encode(), digest_size=8).hexdigest()


def _behind(judgement: Judgement, made: Sequence[Judgement]) -> list[Judgement]:
    """The judgement, and what it takes back or brings back."""
    by_id = {item.id: item for item in made}
    found = [judgement]
    while not found[-1].seen and found[-1].subject in by_id:
        found.append(by_id[found[-1].subject])
    return found


def _derive_all(store: Store, made: Sequence[Judgement], policy: Policy, tell: Progress) -> None:
    source = _Source(store, made)
    count = store.count_mentions()
    with _spooled(_derived(source, source.rows(), None, policy, tell, count)) as parts:
        store.save_linkage(parts, basis=(_basis(made), policy))


def _derive_touched(
    store: Store, about: AbstractSet[str], made: Sequence[Judgement], policy: Policy, tell: Progress
) -> None:
    """Make anew what the mentions `about` may bear on, and leave all else as it stands.

    Linking works component by component (`Linkage.components`). So these are made anew: the
    components of the mentions, and of those that a pair heavy enough to join ties to one; they share a
    blocking key. A name or word that has become too common is no key any more: the components in
    which two mentions hold it may have lost a pair, others had none to lose.
    """
    source = _Source(store, made)
    fresh = list(source.rows(about))
    keys = Keys(fresh)
    after = store.key_counts(keys.counted)
    new = keys.of.keys() - store.linked(about)
    before = {key: count - sum(key in keys.of[name] for name in new) for key, count in after.items()}
    looked = Keys(fresh, keys.common(after)).looked
    near = list(source.rows(store.key_holders(looked) | about))
    tied = touching(about, near, _common(store, near))
    touched = {*about, *tied, *store.sharing_mates(keys.crossed(before, after))}
    every = store.component_mates(touched) | touched
    if len(every) > _MOST * store.count_mentions():
        _derive_all(store, made, policy, tell)
        return
    common = _common(store, source.rows(every))
    with _spooled(_derived(source, source.rows(every), common, policy, tell, len(every))) as parts:
        store.extend_linkage(every, parts, basis=(_basis(made), policy))


def _common(store: Store, rows: Iterable[Features]) -> Common:
    """What of these mentions' names and words is too common in the whole store."""
    keys = Keys(rows)
    return keys.common(store.key_counts(keys.counted))


class _Source:
    """What was read, as the judgements that stand change it."""

    def __init__(self, store: Store, made: Sequence[Judgement]) -> None:
        self._store = store
        self.judgements, self._changed = _decided(made, Stored(store))

    def rows(self, names: AbstractSet[str] | None = None) -> Iterator[Features]:
        """The rows of all mentions, or of these, none of them held."""
        found = self._store.readings() if names is None else self._store.readings_of(names)
        for old in found:
            reading, mentions = self._told(old)
            yield from (row_of(m, reading) for m in mentions if names is None or m.id in names)

    def told(self, names: Iterable[str]) -> tuple[dict[str, IncidentMention], dict[str, Reading]]:
        """The mentions of the reports of these mentions, and the readings of these reports."""
        found = [self._told(old) for old in self._store.readings_of(names)]
        return {m.id: m for _, mentions in found for m in mentions}, {r.report.id: r for r, _ in found}

    def _told(self, old: Reading) -> tuple[Reading, list[IncidentMention]]:
        reading = self._changed.get(old.report.id, old)
        now = {mention.id: mention for mention in reading.mentions}
        return reading, [now.get(mention.id, mention) for mention in old.mentions]


def _derived(
    source: _Source,
    rows: Iterable[Features],
    common: Common | None,
    policy: Policy,
    tell: Progress,
    count: int,
) -> Iterator[Rows]:
    """Link mentions and settle their incidents, some components at a time: the rows to store of each."""
    tell("link", 0, count)
    held: dict[str, Reading] = {}
    mentions: dict[str, IncidentMention] = {}

    def told(names: Iterable[str]) -> tuple[dict[str, IncidentMention], dict[str, Reading]]:
        nonlocal held, mentions
        mentions, held = source.told(names)
        return mentions, held

    done = 0
    for part in link_parts(rows, told, source.judgements, common=common):
        settled = []
        for incident in part.incidents:
            settled.append(_settled(incident, held, mentions, policy, source.judgements))
            done += len(incident.members)
            tell("reconcile", done, count)
        yield from linked_rows(part, settled)


@contextmanager
def _spooled(parts: Iterable[Rows]) -> Iterator[Iterator[Rows]]:
    """The parts, made and written to a file before the first is given: no writer waits meanwhile."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as spool:
        for part in parts:
            spool.write(json.dumps(part, ensure_ascii=False) + "\n")
        spool.seek(0)
        yield (json.loads(line) for line in spool)


def _decided(
    made: Sequence[Judgement], readings: Mapping[str, Reading]
) -> tuple[tuple[Judgement, ...], dict[str, Reading]]:
    """The judgements that stand about what is read now, and the readings that they change."""
    judgements, held = follow(made, readings)
    return judgements, {**held, **hear(judgements, _Over(held, readings))}


def settle(store: Store, incident: Incident, policy: Policy, *, also: Sequence[Judgement] = ()) -> Toll:
    """Settle one incident by another policy, or as if `also` were judged, for a look: nothing is stored."""
    told = {reading.report.id: reading for reading in store.readings_in(incident.reports)}
    judgements, changed = _decided((*store.judgements(), *also), told)
    over = {**told, **changed}
    mentions = {m.id: m for name in incident.reports for m in over[name].mentions}
    return reconcile(incident, over, mentions, policy=policy, judgements=judgements)
