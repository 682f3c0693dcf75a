"""A case: one incident with its toll and all that was read in its reports, gathered for whoever tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hasila.model.actors import Actor, Claim
from hasila.model.figures import CasualtyFigure
from hasila.model.incidents import Incident, IncidentMention, Reading
from hasila.model.judgements import Ruling
from hasila.model.reports import Report
from hasila.model.tolls import Toll
from hasila.model.values import Policy


@dataclass(frozen=True, slots=True)
class Case:
    """An incident with all that bears on it; `readings` are those of its reports, by report id."""

    incident: Incident
    toll: Toll | None
    readings: Mapping[str, Reading]
    policy: Policy

    @property
    def figures(self) -> dict[str, CasualtyFigure]:
        """The figures of its reports, by id."""
        return {figure.id: figure for reading in self.readings.values() for figure in reading.figures}

    @property
    def mentions(self) -> dict[str, IncidentMention]:
        """What its reports tell of it, by id."""
        members = set(self.incident.members)
        return {m.id: m for reading in self.readings.values() for m in reading.mentions if m.id in members}

    @property
    def claims(self) -> list[Claim]:
        """The claims that its mentions name, in the order of reports and text."""
        named = {claim for mention in self.mentions.values() for claim in mention.claims}
        return [claim for r in self.readings.values() for claim in r.claims if claim.id in named]

    @property
    def rulings(self) -> list[Ruling]:
        """What coders decided that holds."""
        toll = self.toll
        of_figures = [ruling for use in toll.uses for ruling in use.rulings] if toll else []
        return [*self.incident.rulings, *(toll.rulings if toll else ()), *of_figures]

    @property
    def actors(self) -> dict[str, Actor]:
        """The actors that its reports name, by id."""
        found = {}
        for reading in self.readings.values():
            for actor in (*(m.actor for m in reading.actors), *(c.actor for c in reading.claims)):
                found[actor.id] = actor
        return found

    @property
    def sources(self) -> list[tuple[Report, ...]]:
        """Its reports as sources: a wire copy is one, whoever carries it, and so are the other reports of an outlet."""
        copied = {name: f"copy {n}" for n, group in enumerate(self.incident.copies) for name in group}
        found: dict[str, list[Report]] = {}
        for name in sorted(self.readings):
            report = self.readings[name].report
            found.setdefault(copied.get(name) or report.outlet or f"report {name}", []).append(report)
        return [tuple(reports) for reports in found.values()]
