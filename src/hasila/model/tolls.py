"""Tolls: what the figures of an incident come to, by a named policy."""

from pydantic import Field, model_validator

from hasila.model.base import Value
from hasila.model.judgements import Ruling
from hasila.model.values import FigureRole, Grade, Group, Policy


class Range(Value):
    """Low, best and high of one count; None where nothing credible bounds it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "Range":
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known):
            msg = f"not low <= best <= high: {self.low}, {self.best}, {self.high}"
            raise ValueError(msg)
        return self

    def __str__(self) -> str:
        """`low/best/high`, a question mark for what nothing bounds; one number where all are equal.

        >>> str(Range(low=8, best=9)), str(Range(low=9, best=9, high=9))
        ('8/9/?', '9')
        """
        if self.low == self.best == self.high is not None:
            return str(self.low)
        return "/".join("?" if n is None else str(n) for n in (self.low, self.best, self.high))


class FigureUse(Value):
    """The part one figure plays in the toll, and why."""

    figure: str
    role: FigureRole
    counts: str | None = Field(
        default=None, description="the line of the toll it speaks of (`killed_civilians`)"
    )
    with_attackers: bool | None = Field(
        default=None, description="whether it was read as counting attackers too"
    )
    group: Group | None = Field(default=None, description="the group it was read as counting")
    reason: str
    reason_ar: str = ""
    rulings: tuple[Ruling, ...] = Field(default=(), description="what coders decided about the figure")


class Moment(Value):
    """The toll as it stood when a report spoke."""

    said: str | None = Field(
        description="ISO prefix of the day it was said; None: unknown, placed by its count"
    )
    report: str
    figure: str
    line: str = Field(description="`killed`, `wounded`, ...")
    low: int | None = None
    best: int | None = None
    high: int | None = None


class Toll(Value):
    """Low, best and high per outcome and group, with the figures used and set aside.

    `lines` has the keys of the export: `killed` (attackers left out), `killed_attackers`,
    `killed_civilians`, `killed_security_forces`, `killed_armed_group`, `wounded`, `missing`,
    `abducted`, `detained`, ...
    """

    incident: str
    policy: Policy
    lines: tuple[tuple[str, Range], ...] = ()
    uses: tuple[FigureUse, ...] = ()
    series: tuple[Moment, ...] = ()
    sums: tuple[str, ...] = Field(
        default=(), description="the arithmetic, one sum each: `9 = 6 + 3 attackers`"
    )
    sums_ar: tuple[str, ...] = Field(default=(), description="the same in Arabic")
    explanation: str = ""
    explanation_ar: str = ""
    grade: Grade | None = None
    unresolved: str | None = Field(
        default=None, description="what the evidence leaves open, and what would decide it"
    )
    unresolved_ar: str | None = Field(default=None, description="the same in Arabic")
    rulings: tuple[Ruling, ...] = Field(
        default=(), description="lines that a coder set, beside what the figures come to"
    )

    def line(self, name: str) -> Range | None:
        """The range of one line of the toll, or None if no figure speaks of it."""
        return dict(self.lines).get(name)
