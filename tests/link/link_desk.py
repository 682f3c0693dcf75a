"""Short ways to make mentions, places and readings."""

from hasila.model import (
    Actor,
    ActorKind,
    CasualtyFigure,
    Claim,
    EventDate,
    Evidence,
    IncidentMention,
    Outcome,
    Place,
    PlacePrecision,
    Publication,
    Qualifier,
    Reading,
    Report,
    Stance,
    span_of,
)

CITIES = {
    "muscat": ("OM", "Muscat", 23.61, 58.59),
    "baghdad": ("IQ", "Baghdad", 33.34, 44.40),
    "mosul": ("IQ", "Nineveh", 36.34, 43.13),
    "kabul": ("AF", "Kabul", 34.53, 69.17),
    "kerman": ("IR", "Kerman", 30.28, 57.08),
    "moscow": ("RU", "Moscow", 55.75, 37.62),
    "karachi": ("PK", "Sindh", 24.86, 67.01),
}


def place(name):
    country, admin1, lat, lon = CITIES[name]
    return Place(id=name, name_ar=name, name_en=name, country=country, admin1=admin1, lat=lat, lon=lon)


def region(name, country, precision=PlacePrecision.COUNTRY, admin1=None):
    return Place(
        id=name,
        name_ar=name,
        name_en=name,
        country=country,
        precision=precision,
        admin1=admin1,
        kind="region",
    )


class Desk:
    """Collects mentions and the readings they come from."""

    def __init__(self):
        self.mentions = []
        self.readings = {}

    def add(
        self,
        name,
        *,
        published=None,
        text=None,
        report=None,
        killed=(),
        claimed=(),
        denied=(),
        silent=(),
        **told,
    ):
        """One mention `name` in a report `r-name` (or `report`)."""
        report = report or f"r-{name}"
        old = self.readings.get(report)
        figures = tuple(self._figure(f"{name}-{n}", report, n) for n in killed)
        claims = (
            *(self._claim(f"{name}-{actor}", report, actor) for actor in claimed),
            *(self._claim(f"{name}-not-{actor}", report, actor, Stance.DENIED) for actor in denied),
            *(
                self._claim(f"{name}-yet-{actor}", report, actor, Stance.DENIED, "claims.claim_v")
                for actor in silent
            ),
        )
        body = text or f"{name} " + " ".join(f"{name}{n}" for n in range(30))
        self.readings[report] = Reading(
            report=old.report
            if old
            else Report(
                id=report,
                document=report,
                start=0,
                text=body,
                published=Publication(date=EventDate(value=published) if published else None),
            ),
            figures=(*(old.figures if old else ()), *figures),
            claims=(*(old.claims if old else ()), *claims),
        )
        where = told.pop("place", None)
        told["place"] = place(where) if isinstance(where, str) else where
        if told["place"] and "place_names" not in told:
            told["place_names"] = (told["place"].id,)
        if told.get("date"):
            told["date"] = EventDate(value=told["date"])
        told.setdefault("main", old is None)
        mention = IncidentMention(
            id=name,
            report=report,
            figures=tuple(f.id for f in figures),
            claims=tuple(c.id for c in claims),
            **told,
        )
        self.mentions.append(mention)
        return mention

    @staticmethod
    def _figure(name, report, value):
        span = span_of(str(value), 0, len(str(value)))
        return CasualtyFigure(
            id=name,
            report=report,
            span=span,
            outcome=Outcome.KILLED,
            value=value,
            low=value,
            high=value,
            qualifier=Qualifier.EXACT,
            evidence=Evidence(sentence=span, rule="test"),
        )

    @staticmethod
    def _claim(name, report, actor, stance=Stance.CLAIMED, row="claims.test"):
        span = span_of(actor, 0, len(actor))
        who = Actor(id=actor, name_en=actor, name_ar=actor, kind=ActorKind.ARMED_GROUP)
        return Claim(
            id=name,
            report=report,
            span=span,
            actor=who,
            stance=stance,
            via="Amaq" if stance is Stance.CLAIMED else None,
            evidence=Evidence(sentence=span, rule="test", rows=(row,)),
        )
