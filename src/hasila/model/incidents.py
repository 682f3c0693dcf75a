"""Incidents: what one report tells of one event, and what the linked reports tell of it."""

from enum import StrEnum

from pydantic import Field

from hasila.model.actors import ActorMention, Claim
from hasila.model.base import Value
from hasila.model.dates import DateMention, EventDate
from hasila.model.figures import CasualtyFigure, Statistic
from hasila.model.judgements import Ruling
from hasila.model.places import Place, PlaceMention
from hasila.model.reports import Report
from hasila.model.spans import Span
from hasila.model.values import IncidentType


class IncidentMention(Value):
    """What one report tells of one incident."""

    id: str = Field(
        description="hash of the report and the sentences: an incident is named by its least member"
    )
    report: str
    main: bool = Field(description="whether the report is about this incident (one mention a report)")
    type: IncidentType | None = None
    date: EventDate | None = None
    weekday: int | None = Field(default=None, description="Monday 0, where only a weekday is known")
    not_after: str | None = Field(default=None, description="ISO day by which it had happened")
    place: Place | None = None
    areas: tuple[Place, ...] = Field(
        default=(), description="wider or further places named with it, nearest first"
    )
    place_names: tuple[str, ...] = Field(
        default=(), description="folded names, also of places not in the gazetteer"
    )
    targets: tuple[str, ...] = Field(default=(), description="lexicon rows of what was hit (`mosque`)")
    sites: tuple[str, ...] = Field(
        default=(), description="what was hit by name: its target row and how the name begins (`hotel|xyz`)"
    )
    weapons: tuple[str, ...] = Field(default=(), description="means that were used (`car_bomb`, `drone`)")
    attackers: tuple[str, ...] = Field(default=(), description="actor ids")
    parties: tuple[str, ...] = Field(default=(), description="ids of all actors named with it")
    figures: tuple[str, ...] = Field(default=(), description="figure ids")
    claims: tuple[str, ...] = Field(default=(), description="claim ids")
    keywords: tuple[str, ...] = Field(default=(), description="rare folded words of its sentences, sorted")
    sentences: tuple[Span, ...] = ()


class Reading(Value):
    """Everything that was read in one report.

    Of a report that tells of no violence, and so has no figures, claims, statistics and mentions, the
    dates, places and actors are not read either, unless they are asked for.
    """

    report: Report
    figures: tuple[CasualtyFigure, ...] = ()
    claims: tuple[Claim, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    mentions: tuple[IncidentMention, ...] = ()


class FieldWeight(Value):
    """One field's share in a pair's score, in bits (log2 of the Bayes factor)."""

    field: str
    level: str = Field(description="how the two compare (`same day`, `within 25 km`)")
    weight: float


class LinkCode(StrEnum):
    """Why two mentions are of one incident, or of two."""

    JOINED = "joined"
    LEANS = "leans"
    THROUGH_PAIRS = "through_pairs"
    THROUGH_MERGE = "through_merge"
    MERGED = "merged"
    TOO_LIGHT = "too_light"
    ONE_REPORT = "one_report"
    SPLIT = "split"
    COUNTRIES = "countries"
    DATES = "dates"
    REPORTED_BEFORE = "reported_before"
    DAYS_OF_YEAR = "days_of_year"
    LIGHT_ON_AVERAGE = "light_on_average"
    CLASHES = "clashes"


class LinkReason(Value):
    """Why a pair was joined or kept apart: a code, and what it depends on."""

    code: LinkCode
    bits: float | None = Field(default=None, description="the weight that decided, of the pair or on average")
    least: float | None = Field(default=None, description="bits that would have joined")
    days: int | None = Field(default=None, description="days between the dates")
    countries: tuple[str, ...] = Field(default=(), description="ISO 3166-1 alpha-2, sorted")
    judgement: str | None = Field(default=None, description="id of the judgement that merged")


class Pair(Value):
    """Two mentions that were compared, with the score taken apart."""

    left: str
    right: str
    weight: float = Field(description="match weight in bits: prior and fields added up")
    probability: float = Field(ge=0, le=1)
    fields: tuple[FieldWeight, ...] = ()
    joined: bool = False
    reason: LinkReason | None = None


class Incident(Value):
    """One armed event, as the linked reports tell it."""

    id: str = Field(description="the least of its members; any member's id resolves to it")
    members: tuple[str, ...]
    reports: tuple[str, ...]
    type: IncidentType | None = None
    date: EventDate | None = None
    place: Place | None = None
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = Field(default=(), description="means that were used (`car_bomb`, `drone`)")
    perpetrators: tuple[str, ...] = Field(default=(), description="actor ids")
    claimed_by: tuple[str, ...] = Field(default=(), description="actor ids")
    denied_by: tuple[str, ...] = Field(default=(), description="ids of actors who deny that it was they")
    claim_via: tuple[str, ...] = ()
    copies: tuple[tuple[str, ...], ...] = Field(
        default=(), description="groups of its reports whose text is one wire copy: each group is one source"
    )
    rulings: tuple[Ruling, ...] = Field(
        default=(), description="what coders put in the place of the machine's answers"
    )

    @property
    def status(self) -> str | None:
        """What coders made of the incident as a whole: `accept`, `reject`, or None."""
        return next((r.human for r in self.rulings if r.field == "status"), None)


class Linkage(Value):
    """The incidents of a set of mentions, and why each pair was joined or kept apart."""

    incidents: tuple[Incident, ...] = ()
    pairs: tuple[Pair, ...] = ()
    components: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description="the mentions that are linked together or not at all: no pair that could join leaves one",
    )
