"""Parties to the violence and outlets that speak for them: never private persons."""

from pydantic import Field

from hasila.model.base import Value
from hasila.model.spans import Evidence, Span
from hasila.model.values import ActorKind, ActorRole, AuthorityKind, Stance


class Actor(Value):
    """An organisation known to the lexicon."""

    id: str
    name_en: str
    name_ar: str
    kind: ActorKind
    country: str | None = None
    part_of: str | None = Field(default=None, description="id of the actor it is a branch or outlet of")


class ActorMention(Value):
    """An actor named in a text."""

    span: Span
    actor: Actor
    role: ActorRole = ActorRole.PARTY


class Attribution(Value):
    """Who gives a figure or makes a claim, as the text words it."""

    source: Span = Field(description="the immediate source")
    authority: AuthorityKind
    actor: str | None = Field(default=None, description="actor id, if the source speaks for a party")
    via: tuple[Span, ...] = Field(default=(), description="through whom it reached the report, nearest first")
    site: bool = Field(
        default=False,
        description="whether it speaks for one hospital or its staff, and counts who came there",
    )
    anonymous: bool = Field(
        default=False, description="whether it is only called a source (`a security source`)"
    )


class Claim(Value):
    """One statement of who did it: claimed, denied, blamed or suspected."""

    id: str
    report: str
    span: Span
    actor: Actor
    stance: Stance
    via: str | None = Field(default=None, description="the outlet it came through (`Amaq`, `Telegram`)")
    attribution: Attribution | None = None
    evidence: Evidence
