"""Frozen types and closed values: what every other part of hasila speaks in."""

from hasila.model.actors import Actor, ActorMention, Attribution, Claim
from hasila.model.base import Value, content_id
from hasila.model.dates import DateMention, EventDate, Publication
from hasila.model.figures import CasualtyFigure, Statistic
from hasila.model.incidents import FieldWeight, Incident, IncidentMention, Linkage, Pair, Reading
from hasila.model.judgements import Judgement
from hasila.model.places import Place, PlaceMention
from hasila.model.reports import Document, Report
from hasila.model.spans import MOVED, Evidence, Span, span_of
from hasila.model.tolls import FigureUse, Moment, Range, Toll
from hasila.model.values import (
    ActorKind,
    ActorRole,
    AuthorityKind,
    DatePrecision,
    FigureRole,
    Grade,
    Group,
    IncidentType,
    JudgementAction,
    Outcome,
    PlacePrecision,
    Policy,
    Qualifier,
    Scope,
    Stance,
)

__all__ = [
    "MOVED", "Actor", "ActorKind", "ActorMention", "ActorRole", "Attribution", "AuthorityKind",
    "CasualtyFigure", "Claim", "DateMention", "DatePrecision", "Document", "EventDate", "Evidence",
    "FieldWeight", "FigureRole", "FigureUse", "Grade", "Group", "Incident", "IncidentMention",
    "IncidentType", "Judgement", "JudgementAction", "Linkage", "Moment", "Outcome", "Pair", "Place",
    "PlaceMention", "PlacePrecision", "Policy", "Publication", "Qualifier", "Range", "Reading",
    "Report", "Scope", "Span", "Stance", "Statistic", "Toll", "Value", "content_id", "span_of",
]  # fmt: skip
