"""What every page works on: the store, its incidents in brief (held until they change), and who is at work."""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from hasila import pipeline
from hasila.accounts import Permission
from hasila.errors import HasilaError
from hasila.judgements import Matter, follow, settled_by, shared
from hasila.model import (
    Brief,
    Card,
    Incident,
    Judgement,
    JudgementAction,
    Policy,
    Reading,
    SubjectKind,
    Toll,
    Weighed,
    standing,
)
from hasila.store import Store, Unchanged
from hasila.web import report_list, totals
from hasila.web.catalogue import Catalogue, catalogue
from hasila.web.facets import Shelf
from hasila.web.finding import Finder
from hasila.web.queue import Waiting, queue
from hasila.web.report_list import Item
from hasila.web.tally import Sources, sources
from hasila.web.totals import Total
from hasila.web.visitors import NotAllowedError, Visitor

_Made = TypeVar("_Made")
#: What the list of reports is made of: those in brief, those that coders changed, the incident of each mention.
Shelving = tuple[tuple[tuple[int, Brief], ...], dict[str, Brief], dict[str, str]]


class Held(Generic[_Made]):
    """What is worked out once from many rows of the store, and again when its key has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: Hashable = None
        self._made: list[_Made] = []

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What was made for this key, made now if it was not; others who ask meanwhile wait for it."""
        with self._lock:
            if not self._made or key != self._key:
                self._made = [make()]
                self._key = key
            return self._made[0]


@dataclass
class Desk:
    """An open store with what is worked out from it once for many pages; `coder` is who works alone on it."""

    store: Store
    coder: str
    _judging: threading.Lock = field(default_factory=threading.Lock)
    _read_cards: Unchanged[Card] = field(default_factory=lambda: Unchanged(Card))
    _read_weighed: Unchanged[Weighed] = field(default_factory=lambda: Unchanged(Weighed))
    _cards: Held[tuple[Card, ...]] = field(default_factory=Held)
    _catalogue: Held[Catalogue] = field(default_factory=Held)
    _briefs: Held[tuple[tuple[int, Brief], ...]] = field(default_factory=Held)
    _reports: Held[Shelf[Item]] = field(default_factory=Held)
    _shelved: tuple[Shelving, Shelf[Item]] | None = None
    _finder: Held[Finder] = field(default_factory=Held)
    _totals: Held[Shelf[Total]] = field(default_factory=Held)
    _judgements: Held[tuple[Judgement, ...]] = field(default_factory=Held)
    _standing: Held[tuple[Judgement, ...]] = field(default_factory=Held)
    _by_report: Held[Mapping[str, dict[str, Judgement]]] = field(default_factory=Held)
    _queue: Held[tuple[Waiting, ...]] = field(default_factory=Held)
    _disputed: Held[frozenset[str]] = field(default_factory=Held)
    _sources: Held[Sources] = field(default_factory=Held)

    def cards(self) -> tuple[Card, ...]:
        """Every incident in brief, newest first; read again when the store has changed."""

        def read() -> tuple[Card, ...]:
            found = self._read_cards.values(self.store.card_rows())
            return tuple(sorted(found, key=lambda c: (c.first or "", c.incident), reverse=True))

        return self._cards.get(self.store.version(), read)

    def catalogue(self) -> Catalogue:
        """The same, ready to be filtered, counted and sorted."""
        return self._catalogue.get(self.store.version(), lambda: catalogue(self.cards()))

    def judgements(self) -> tuple[Judgement, ...]:
        """Every human decision, oldest first; none is ever changed, so that their number tells of new ones."""
        return self._judgements.get(self.store.version()[1], self.store.judgements)

    def briefs(self) -> tuple[tuple[int, Brief], ...]:
        """Every report in brief with its number in the store, as it was read: judgements are not in it."""
        return self._briefs.get(self.store.version()[2], lambda: tuple(self.store.briefs.all()))

    def reports(self) -> Shelf[Item]:
        """Every report in brief, newest first, with what coders stand by; read again when the store has changed."""

        def read() -> Shelf[Item]:
            judged = {seen.report for item in self.standing() for seen in item.seen}
            told = {name: pipeline.brief(reading)[0] for name in judged if (reading := self.reading(name))}
            held = self.briefs(), told, self.store.homes()
            # Most judgements change no report: what is held then stays as it is, with what was found in it.
            if self._shelved is None or self._shelved[0] != held:
                briefs = ((number, told.get(brief.id, brief)) for number, brief in held[0])
                self._shelved = held, report_list.on_shelf(briefs, held[2])
            return self._shelved[1]

        return self._reports.get(self.store.version(), read)

    def finder(self) -> Finder:
        """Search over the reports and incidents as they stand."""
        return self._finder.get(
            self.store.version(),
            lambda: Finder(self.store.briefs.holding, self.reports(), self.catalogue().shelf),
        )

    def totals(self) -> Shelf[Total]:
        """Every total over a period or area, the latest first; no judgement bears on them."""
        read = self.store.version()[2]
        return self._totals.get(
            read, lambda: totals.on_shelf(totals.totals(self.store.readings_with_statistics()))
        )

    def sources(self) -> Sources:
        """How outlets and speakers report; tallied again when the store has changed."""

        def tally() -> Sources:
            weighed = self._read_weighed.values(self.store.weighed_rows())
            return sources(self.reports().things, self.catalogue().by_id, weighed)

        return self._sources.get(self.store.version(), tally)

    def policy(self) -> Policy:
        """The policy that the tolls of the store are settled by."""
        basis = self.store.basis()
        return basis[1] if basis else Policy.CONSISTENT

    def incident(self, name: str) -> Incident | None:
        """The incident of this id, or of which this is a member."""
        try:
            return self.store.incident(name)
        except HasilaError:
            return None

    def readings(self, incident: Incident) -> Mapping[str, Reading]:
        """What was read in the reports of an incident, with what coders stand by, by report id."""
        return {reading.report.id: reading for reading in self._readings(incident.reports)}

    def reading(self, report: str) -> Reading | None:
        """What was read in one report, with what coders stand by."""
        try:
            return next(self._readings((report,)))
        except HasilaError:
            return None

    def _readings(self, reports: Sequence[str]) -> Iterator[Reading]:
        return pipeline.readings(self.store, reports, judgements=self.about(reports))

    def about(self, reports: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements that stand about these reports, oldest first."""

        def sort() -> Mapping[str, dict[str, Judgement]]:
            found: dict[str, dict[str, Judgement]] = {}
            for item in self.standing():
                for seen in item.seen:
                    found.setdefault(seen.report, {})[item.id] = item
            return found

        by_report = self._by_report.get(self.store.version()[1], sort)
        near = {name: item for report in reports for name, item in by_report.get(report, {}).items()}
        return tuple(sorted(near.values(), key=lambda item: (item.made, item.id)))

    def standing(self) -> tuple[Judgement, ...]:
        """The judgements that are not taken back, oldest first."""
        return self._standing.get(self.store.version()[1], lambda: standing(self.judgements()))

    def toll(self, incident: Incident, policy: Policy | None = None) -> Toll | None:
        """The toll of an incident as it stands, or settled now by another policy."""
        if policy is None or policy is self.policy():
            return self.store.toll(incident.id, self.policy())
        return pipeline.settle(self.store, incident, policy)

    def subject(self, name: str) -> tuple[SubjectKind, str] | None:
        """What kind of thing this id names, and in which report it stands."""
        found = [row for row in self.store.subjects(name) if row[0] == name] if name else []
        return (found[0][1], found[0][2]) if found else None

    def judge(  # noqa: PLR0913 - a judgement has so many parts
        self,
        action: JudgementAction,
        subject: str,
        *,
        visitor: Visitor,
        reason: str,
        others: Sequence[str] = (),
        field: str | None = None,
        value: str | None = None,
        settles: bool = False,
    ) -> Judgement:
        """Record what a visitor decides, one at a time, and settle anew what it bears on.

        Raises:
            HasilaError: if it cannot be judged so, or not by this visitor; nothing is recorded.
        """
        with self._judging:
            return pipeline.judge(
                self.store,
                action,
                subject,
                coder=visitor.name,
                reason=reason,
                others=others,
                field=field,
                value=value,
                policy=self.policy(),
                settles=settles,
                permit=lambda judgement: self._permit(judgement, visitor),
            )

    def _permit(self, judgement: Judgement, visitor: Visitor) -> None:
        """Refuse what only someone who settles conflicts may do.

        Raises:
            NotAllowedError: saying whose judgement is in the way.
        """
        if visitor.may(Permission.SETTLE):
            return
        if judgement.settles:
            raise NotAllowedError("settle", judgement.coder)
        if judgement.action is JudgementAction.UNDO:
            taken = next(item for item in self.judgements() if item.id == judgement.subject)
            if taken.coder != visitor.name:
                raise NotAllowedError("undo", taken.coder)
        ended = self._ended(judgement)
        if ended is not None:
            raise NotAllowedError("settled", ended.coder)

    def around(self, judgement: Judgement) -> Mapping[str, Reading]:
        """What was read in the reports that a judgement is about, and in those of its incident."""
        reports = {seen.report for seen in judgement.seen}
        home = self.incident(judgement.subject)
        return {r.report.id: r for r in self._readings((*reports, *(home.reports if home else ())))}

    def _ended(self, judgement: Judgement) -> Judgement | None:
        """The judgement that settled what this one would decide anew."""
        readings = self.around(judgement)
        stand = follow(self.about(readings), readings)[0]
        return settled_by(judgement, stand, self._homes((*stand, judgement)))

    def shared(self, readings: Mapping[str, Reading] | None = None) -> tuple[Matter, ...]:
        """The matters that two coders or more decided on; of all reports, or of those of these readings."""
        stand = self.standing()
        if readings is not None:
            stand = follow(self.about(readings), readings)[0]
        if len({item.coder for item in stand}) < 2:
            return ()
        return shared(stand, self._homes(stand))

    def _homes(self, judgements: Iterable[Judgement]) -> Mapping[str, str]:
        """The incident of each member that was judged."""
        homes: dict[str, str] = {}
        for item in judgements:
            seen = item.seen_of(item.subject)
            if seen and seen.kind is SubjectKind.MENTION and seen.id not in homes:
                incident = self.incident(seen.id)
                homes[seen.id] = incident.id if incident else seen.id
        return homes

    def catch_up(self) -> None:
        """Sum up what was read, and settle what was judged, just before the program was cut off."""
        pipeline.sum_up(self.store)
        if self.store.basis() is not None:
            pipeline.derive(self.store, policy=self.policy())

    def disputed(self) -> frozenset[str]:
        """The incidents on which coders differ, on them or on a figure or claim of theirs."""

        def find() -> frozenset[str]:
            found = set()
            for matter in self.shared():
                if matter.open:
                    found |= {name for item in matter.latest if (name := self._incident_of(item))}
            return frozenset(found)

        return self._disputed.get(self.store.version(), find)

    def queue(self) -> tuple[Waiting, ...]:
        """The incidents that wait for a coder, by need."""
        return self._queue.get(self.store.version(), lambda: queue(self.cards(), self.disputed()))

    def _incident_of(self, judgement: Judgement) -> str | None:
        seen = judgement.seen_of(judgement.subject)
        incident = self.incident(seen.id) if seen and seen.kind is SubjectKind.MENTION else None
        if seen and incident is None:
            reading = self.reading(seen.report)
            told = (m.id for m in reading.mentions if seen.id in (*m.figures, *m.claims)) if reading else ()
            incident = next((found for name in told if (found := self.incident(name))), None)
        return incident.id if incident else None

    def last(self, coder: str) -> Judgement | None:
        """The latest judgement of a coder that still stands."""
        own = [item for item in self.standing() if item.coder == coder]
        return own[-1] if own else None
