"""Frozen types and closed values: what every other part of hasila speaks in."""

from hasila.model.accounts import (
    Account,
    AccountAct,
    AccountEvent,
    Role,
    Session,
    Token,
    TokenScope,
)
from hasila.model.actors import Actor, ActorMention, Attribution, Claim
from hasila.model.base import Value, content_id, ids_below
from hasila.model.cards import Card, Name, Weighed
from hasila.model.cases import Case
from hasila.model.corrections import (
    CLAIM_FIELDS,
    FIGURE_FIELDS,
    INCIDENT_FIELDS,
    TOLL_FIELDS,
    as_range,
    corrected_claim,
    corrected_figure,
    corrected_incident,
    incident_text,
)
from hasila.model.dates import DateMention, EventDate, Publication
from hasila.model.figures import CasualtyFigure, Statistic
from hasila.model.incidents import (
    FieldWeight,
    Incident,
    IncidentMention,
    Linkage,
    LinkCode,
    LinkReason,
    Pair,
    Reading,
)
from hasila.model.judgements import HELD, Judgement, Ruling, Seen, standing, taken_back
from hasila.model.places import Place, PlaceMention
from hasila.model.reports import Brief, Document, Report
from hasila.model.spans import FORMER, MOVED, Evidence, Span, span_of
from hasila.model.tolls import FigureUse, Moment, Range, Toll
from hasila.model.values import (
    ACLED_WORDS,
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
    SubjectKind,
)

__all__ = [
    "ACLED_WORDS", "CLAIM_FIELDS", "FIGURE_FIELDS", "FORMER", "HELD", "INCIDENT_FIELDS", "MOVED", "TOLL_FIELDS", "Account",
    "AccountAct", "AccountEvent", "Actor",
    "ActorKind", "ActorMention", "ActorRole", "Attribution", "AuthorityKind", "Brief", "Card", "Case", "CasualtyFigure",
    "Claim", "DateMention", "DatePrecision", "Document", "EventDate", "Evidence", "FieldWeight",
    "FigureRole", "FigureUse", "Grade", "Group", "Incident", "IncidentMention", "IncidentType",
    "Judgement", "JudgementAction", "LinkCode", "LinkReason", "Linkage", "Moment", "Name", "Outcome", "Pair", "Place",
    "PlaceMention", "PlacePrecision", "Policy", "Publication", "Qualifier", "Range", "Reading",
    "Report", "Role", "Ruling", "Scope", "Seen", "Session", "Span", "Stance", "Statistic", "SubjectKind", "Token",
    "TokenScope", "Toll", "Value", "Weighed",
    "as_range", "content_id", "corrected_claim", "corrected_figure", "corrected_incident", "ids_below",
    "incident_text", "span_of", "standing", "taken_back",
]  # fmt: skip
