"""Cards: what lists, filters, maps and tallies need of an incident, gathered when it was settled."""

from pydantic import Field

from hasila.model.base import Value
from hasila.model.places import Place
from hasila.model.tolls import Range
from hasila.model.values import AuthorityKind, FigureRole, Grade, IncidentType, Policy


class Name(Value):
    """The name of an actor, in both languages."""

    id: str
    en: str
    ar: str


class Card(Value):
    """One incident in brief."""

    incident: str
    policy: Policy
    type: IncidentType | None = None
    date: str | None = Field(default=None, description="ISO prefix, interval, or a date without a year")
    first: str | None = Field(default=None, description="earliest day (ISO)")
    last: str | None = Field(default=None, description="latest day (ISO)")
    place: Place | None = None
    targets: tuple[str, ...] = ()
    perpetrators: tuple[Name, ...] = ()
    claimed_by: tuple[Name, ...] = ()
    lines: tuple[tuple[str, Range], ...] = ()
    grade: Grade | None = None
    status: str | None = Field(default=None, description="what a coder made of it: `accept`, `reject`")
    judged: bool = Field(default=False, description="whether a coder decided anything about it")
    changed: bool = Field(default=False, description="whether the machine contradicts what a coder saw")
    unresolved: bool = False
    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    authorities: tuple[AuthorityKind, ...] = Field(default=(), description="kinds of speakers of its figures")
    words: str = Field(default="", description="folded names to search: of the place and of all actors")

    def line(self, name: str) -> Range | None:
        """One line of the toll, or None if no figure speaks of it."""
        return next((found for line, found in self.lines if line == name), None)

    @property
    def spread(self) -> int:
        """How far low and high of the killed lie apart: the size of the disagreement."""
        killed = self.line("killed")
        return (
            0
            if killed is None or None in (killed.low, killed.high)
            else (killed.high or 0) - (killed.low or 0)
        )


class Weighed(Value):
    """How the figures of one settled incident came out, by who told them: what sources are tallied from."""

    incident: str
    figures: tuple[tuple[str, str, FigureRole, float | None], ...] = Field(
        default=(),
        description="outlet and kind of speaker (`-`: not named), part in the toll, count by the best of its line",
    )
    copies: tuple[tuple[str, str, int], ...] = Field(
        default=(),
        description="outlets that carried one wire copy; -1: the left had it on an earlier day, 1: the right, 0: neither",
    )
