"""What every page works on: the store, its incidents in brief (held until they change), and who is at work."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from hasila import pipeline
from hasila.errors import HasilaError
from hasila.model import Card, Incident, Policy, Reading, Toll
from hasila.store import Store


@dataclass
class Desk:
    """An open store with what is worked out from it once for many pages."""

    store: Store
    coder: str
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _version: tuple[str, int, int] | None = None
    _cards: tuple[Card, ...] = ()

    def cards(self) -> tuple[Card, ...]:
        """Every incident in brief, newest first; read again when the store has changed."""
        with self._lock:
            version = self.store.version()
            if version != self._version:
                found = self.store.cards()
                self._cards = tuple(sorted(found, key=lambda c: (c.first or "", c.incident), reverse=True))
                self._version = version
            return self._cards

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
        return {reading.report.id: reading for reading in pipeline.readings(self.store, incident.reports)}

    def toll(self, incident: Incident, policy: Policy | None = None) -> Toll | None:
        """The toll of an incident as it stands, or settled now by another policy."""
        if policy is None or policy is self.policy():
            return self.store.toll(incident.id, self.policy())
        return pipeline.settle(self.store, incident, policy)
