"""Figures and statistics: what a report says was counted."""

from pydantic import Field, model_validator

from hasila.model.actors import Attribution
from hasila.model.base import Value
from hasila.model.dates import DateMention, EventDate
from hasila.model.places import Place, PlaceMention
from hasila.model.spans import Evidence, Span
from hasila.model.values import Group, Outcome, Qualifier, Scope


class CasualtyFigure(Value):
    """One statement of how many people suffered one outcome: a claim, never a fact."""

    id: str
    report: str
    span: Span
    outcome: Outcome
    value: int | None = Field(default=None, ge=0, description="the count as worded; None for vague words")
    low: int | None = Field(default=None, ge=0, description="least count the wording allows; None: unknown")
    high: int | None = Field(default=None, ge=0, description="greatest count the wording allows; None: open")
    qualifier: Qualifier
    group: Group = Group.UNSPECIFIED
    group_text: str | None = Field(default=None, description="the noun that says who")
    people: str | None = Field(default=None, description="lexicon row of that noun (`soldier`, `worshipper`)")
    nationality: str | None = Field(default=None, description="ISO 3166-1 alpha-2")
    part_of: str | None = Field(default=None, description="id of the figure of this report it is a subset of")
    others: bool = Field(
        default=False,
        description="counts people other than those of the count before it, who suffered the same",
    )
    attribution: Attribution | None = None
    place: PlaceMention | None = None
    date: DateMention | None = None
    scope: Scope = Scope.INCIDENT
    negated: bool = False
    withdrawn: bool = Field(default=False, description="the report itself says the count no longer stands")
    earlier: bool = Field(default=False, description="the report tells it as a count given before its own")
    remaining: bool = Field(
        default=False,
        description="counts those of the hurt who are still treated or were sent home, or of the dead whose names are known or who are told of apart",
    )
    evidence: Evidence

    @model_validator(mode="after")
    def _ordered(self) -> "CasualtyFigure":
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"low {self.low} above high {self.high}"
            raise ValueError(msg)
        return self


class Statistic(Value):
    """A total over a period, area or campaign: kept apart from every incident's toll."""

    id: str
    report: str
    span: Span
    value: int | None
    qualifier: Qualifier
    counts: str = Field(description="what is counted: `attacks`, `operations`, or an outcome code")
    period: EventDate | None = None
    area: tuple[Place, ...] = ()
    attribution: Attribution | None = None
    actor: str | None = Field(default=None, description="id of the actor whose acts or people are counted")
    parts: tuple[str, ...] = Field(
        default=(), description="ids of the statistics of this report that add up to it"
    )
    note: str | None = Field(default=None, description="what its arithmetic or wording shows")
    evidence: Evidence
