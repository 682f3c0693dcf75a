"""What every page works on: the store, what is held of it for many pages, and who is at work."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hasila import pipeline
from hasila.accounts import Permission
from hasila.errors import HasilaError
from hasila.judgements import Matter, follow, settled_by, shared
from hasila.model import Incident, Judgement, JudgementAction, Policy, Reading, SubjectKind, Toll
from hasila.store import Store
from hasila.web.stock import Stock
from hasila.web.visitors import NotAllowedError, Visitor


@dataclass
class Desk:
    """An open store with what is worked out from it once for many pages; `coder` is who works alone on it."""

    store: Store
    coder: str
    stock: Stock = field(init=False)
    _judging: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.stock = Stock(self.store)

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
        return self.stock.reading(report)

    def _readings(self, reports: Sequence[str]) -> Iterator[Reading]:
        return pipeline.readings(self.store, reports, judgements=self.about(reports))

    def about(self, reports: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements that stand about these reports, oldest first."""
        by_report = self.stock.judged().by_report
        near = {item.id: item for report in reports for item in by_report.get(report, ())}
        return tuple(sorted(near.values(), key=lambda item: (item.made, item.id)))

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
            taken = next(item for item in self.stock.judged().made if item.id == judgement.subject)
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

    def shared(self, readings: Mapping[str, Reading]) -> tuple[Matter, ...]:
        """The matters in these readings that two coders or more decided on."""
        stand = follow(self.about(readings), readings)[0]
        return shared(stand, self._homes(stand))

    def _homes(self, judgements: Iterable[Judgement]) -> Mapping[str, str]:
        """The incident of each member that was judged."""
        seen = (item.seen_of(item.subject) for item in judgements)
        return self.store.homes({s.id for s in seen if s and s.kind is SubjectKind.MENTION})

    def catch_up(self) -> None:
        """Sum up what was read, and settle what was judged, just before the program was cut off."""
        pipeline.sum_up(self.store)
        if self.store.basis() is not None:
            pipeline.derive(self.store, policy=self.policy())

    def last(self, coder: str) -> Judgement | None:
        """The latest judgement of a coder that still stands."""
        own = [item for item in self.stock.judged().standing if item.coder == coder]
        return own[-1] if own else None
