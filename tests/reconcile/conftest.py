"""A small factory of incidents: reports with figures, told in one line each."""

import pytest

from hasila.model import (
    Attribution,
    AuthorityKind,
    CasualtyFigure,
    EventDate,
    Evidence,
    Group,
    Incident,
    IncidentMention,
    IncidentType,
    Outcome,
    Publication,
    Qualifier,
    Reading,
    Report,
    Span,
    content_id,
)
from hasila.reconcile import reconcile

KINDS = {
    "وزارة الداخلية": AuthorityKind.POLICE_MILITARY,
    "الشرطة": AuthorityKind.POLICE_MILITARY,
    "شرطة المدينة": AuthorityKind.POLICE_MILITARY,
    "وزارة الصحة": AuthorityKind.MEDICAL,
    "المستشفى": AuthorityKind.MEDICAL,
    "وزارة الخارجية": AuthorityKind.GOVERNMENT,
    "المحافظ": AuthorityKind.GOVERNMENT,
    "المرصد": AuthorityKind.MONITOR,
    "مصادر": AuthorityKind.UNNAMED,
    "مصادر أمنية": AuthorityKind.POLICE_MILITARY,
    "شهود": AuthorityKind.WITNESS,
    "التنظيم": AuthorityKind.ARMED_ACTOR,
    "سالم": AuthorityKind.UNNAMED,
}


class Case:
    """An incident under construction."""

    def __init__(self, **incident):
        self.incident = incident
        self.reports = []
        self.figures = {}
        self.published = {}
        self.main = {}

    def report(self, day=None, *, earliest=None, latest=None, weekday=None, main=True):
        name = f"r{len(self.reports):02}"
        self.reports.append(name)
        date = EventDate(value=day) if day else None
        self.published[name] = Publication(date=date, earliest=earliest, latest=latest, weekday=weekday)
        self.figures[name] = []
        self.main[name] = main
        return self

    def says(
        self,
        value,
        outcome="killed",
        qualifier="exact",
        *,
        group="unspecified",
        by=None,
        sentence=None,
        **more,
    ):
        """Add a figure to the last report; `by` names the speaker, `of` the place of the figure it is part of."""
        name = self.reports[-1]
        here = self.figures[name]
        start = 100 * len(here)
        sentence = start if sentence is None else sentence
        of = more.pop("of", None)
        rule = more.pop("rule", "test")
        actor = more.pop("actor", None)
        source = Span(start=start, end=start + len(by or ""), quote=by or "")
        attribution = (
            Attribution(
                source=source,
                authority=KINDS.get(by, AuthorityKind.MEDIA),
                actor=actor,
                site=by == "المستشفى",
                anonymous=by.startswith("مصادر"),
            )
            if by
            else None
        )
        quote = f"{value or 'عشرات'} قتيلا"
        span = Span(start=start, end=start + len(quote), quote=quote)
        here.append(
            CasualtyFigure(
                id=content_id(name, len(here), value, outcome, group, by),
                report=name,
                span=span,
                outcome=Outcome(outcome),
                value=value,
                qualifier=Qualifier(qualifier),
                group=Group(group),
                part_of=here[of].id if of is not None else None,
                attribution=attribution,
                evidence=Evidence(sentence=Span(start=sentence, end=sentence + 1, quote="x"), rule=rule),
                **more,
            )
        )
        return self

    def id(self, report, place):
        return self.figures[self.reports[report]][place].id

    def parts(self, *, backwards=False):
        names = self.reports[::-1] if backwards else self.reports
        readings, mentions = {}, {}
        for name in names:
            figures = tuple(self.figures[name][::-1] if backwards else self.figures[name])
            report = Report(id=name, document=name, start=0, text="x" * 5000, published=self.published[name])
            mention = IncidentMention(
                id=f"m-{name}", report=name, main=self.main[name], figures=tuple(f.id for f in figures)
            )
            readings[name] = Reading(report=report, figures=figures, mentions=(mention,))
            mentions[mention.id] = mention
        members = tuple(mentions)
        data = {"type": IncidentType.ARMED_ATTACK} | self.incident
        incident = Incident(id=min(members), members=members, reports=tuple(names), **data)
        return incident, readings, mentions

    def toll(self, *, backwards=False, **more):
        return reconcile(*self.parts(backwards=backwards), **more)

    def roles(self, toll):
        """List the roles of the figures, report by report."""
        by_id = {use.figure: use for use in toll.uses}
        return [by_id[figure.id].role.value for name in self.reports for figure in self.figures[name]]


def triple(toll, line):
    found = toll.line(line)
    return None if found is None else (found.low, found.best, found.high)


@pytest.fixture(scope="session")
def case():
    return Case


@pytest.fixture(scope="session")
def line():
    return triple


@pytest.fixture(scope="session")
def muscat():
    def build():
        told = Case(perpetrators=("islamic_state",), claimed_by=("islamic_state",))
        told.report(earliest="2024-07-16")
        told.says(6)
        told.says(35, "killed_or_wounded", "about", by="التنظيم", actor="amaq")
        told.says(1, "killed_or_wounded", group="security_forces", of=1, by="التنظيم", nationality="OM")
        told.says(5, "killed_or_wounded", group="security_forces", by="التنظيم", nationality="OM")
        told.says(1, "killed_or_wounded", group="security_forces", of=3, by="التنظيم", nationality="OM")
        told.says(9, by="الشرطة")
        told.says(1, group="security_forces", of=5, by="الشرطة", people="police_officer")
        told.says(1, of=5, by="الشرطة", nationality="IN")
        told.says(4, of=5, by="الشرطة", nationality="PK")
        told.says(3, group="attackers", of=5, by="الشرطة", people="gunman")
        told.says(4, by="وزارة الخارجية", nationality="PK")
        told.says(30, "wounded", "about", by="وزارة الخارجية", others=True)
        told.report("2024-07-22")
        told.says(5, group="civilians", people="worshipper")
        told.says(4, by="الشرطة", nationality="PK", sentence=900)
        told.says(1, by="الشرطة", nationality="IN", sentence=900)
        told.says(3, group="attackers", by="الشرطة", sentence=900)
        told.says(28, "wounded", "at_least", by="الشرطة", sentence=900)
        told.report(latest="2024-07-26")
        return told

    return build
