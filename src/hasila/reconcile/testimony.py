"""Gathers what each report says of an incident's toll, who says it, and when."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hasila.errors import HasilaError
from hasila.model import (
    FIGURE_FIELDS,
    FORMER,
    HELD,
    AuthorityKind,
    CasualtyFigure,
    DatePrecision,
    FigureRole,
    Group,
    Incident,
    IncidentMention,
    Judgement,
    JudgementAction,
    Outcome,
    Reading,
    Report,
    Ruling,
    Scope,
    corrected_figure,
    standing,
)

OFFICIAL = frozenset({AuthorityKind.POLICE_MILITARY, AuthorityKind.GOVERNMENT, AuthorityKind.MEDICAL})
_COUNTERS = OFFICIAL | {AuthorityKind.MONITOR}
_NEVER = "9999-12-31"
_WEEK = 7
_NEWS = 60
"""A count that a paper gives so many days after the event is told from memory: no news of a rising toll."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """One figure with its speaker and the days between which it was said (ISO; "" is unknown)."""

    figure: CasualtyFigure
    main: bool
    said: str | None
    first: str
    last: str
    kind: AuthorityKind
    source: str
    party: bool
    accepted: bool
    site: bool = False
    anonymous: bool = False
    recalled: bool = False
    """Whether no authority says it, long after the event (on an anniversary, in an essay), or beside another one."""

    @property
    def order(self) -> tuple[str, int, str]:
        """A place among all testimonies that no input order changes."""
        return self.figure.report, self.figure.span.start, self.figure.id


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that never enters the sum, and the phrase that says why."""

    figure: CasualtyFigure
    role: FigureRole
    phrase: str
    note: str = ""


def _corrected(figure: CasualtyFigure, item: Judgement) -> CasualtyFigure:
    if item.field is None or item.field not in FIGURE_FIELDS:
        return figure
    try:
        return corrected_figure(figure, item.field, item.value or "")
    except ValueError as error:
        raise HasilaError(
            f"judgement {item.id} by {item.coder}: {item.value!r} is no {item.field} of a figure, which is {error};"
            f" undo it and correct {figure.id} again"
        ) from error


def _day_bounds(report: Report) -> tuple[str | None, str, str]:
    published = report.published
    if published.date is not None and published.date.first is not None and published.date.last is not None:
        return published.date.value, published.date.first, published.date.last
    if published.earliest is None and published.latest is None:
        return None, "", ""
    return None, published.earliest or "0000-01-01", published.latest or _NEVER


def _news_day(report: Report, incident: Incident) -> str | None:
    """The day of a report about the incident that only tells its weekday: the first such day from the event on.

    None if that is the day before the event: papers differ by a day over when it was.
    """
    published, date = report.published, incident.date
    if published.date is not None or published.weekday is None or date is None:
        return None
    if date.precision is not DatePrecision.DAY or not date.has_year:
        return None
    event = dt.date.fromisoformat(date.value)
    later = (published.weekday - event.weekday()) % _WEEK
    day = (event + dt.timedelta(days=later)).isoformat()
    known = (published.earliest or "") <= day <= (published.latest or _NEVER)
    return day if known and later < _WEEK - 1 else None


def _until(incident: Incident) -> str:
    """The last day on which what is told of the incident is news (ISO; after all days if its day is unknown)."""
    date = incident.date
    if date is None or date.last is None:
        return _NEVER
    return (dt.date.fromisoformat(date.last) + dt.timedelta(days=_NEWS)).isoformat()


def _same_name(left: str, right: str) -> bool:
    """Whether two wordings name one authority: each word of one is the end of a word of the other.

    Prefixed articles and prepositions thus do not matter, in any language that prefixes them.
    """
    short, long = sorted((left.split(), right.split()), key=len)
    return all(any(a.endswith(b) or b.endswith(a) for b in long) for a in short)


def _sources(
    figures: Iterable[CasualtyFigure], copies: tuple[tuple[str, ...], ...]
) -> dict[tuple[AuthorityKind, str], str]:
    """Name each ultimate source once, however it is worded and by however many reports repeated."""
    of_report = {report: min(group) for group in copies for report in group}
    names: dict[tuple[AuthorityKind, str], str] = {}
    for figure in sorted(figures, key=lambda item: item.id):
        key = source_key(figure)
        names[key] = of_report.get(key[1], key[1])
    known: list[tuple[AuthorityKind, str]] = []
    for kind, name in sorted(names):
        if kind in (AuthorityKind.MEDIA, AuthorityKind.UNNAMED, AuthorityKind.WITNESS):
            continue
        twin = next((k for k in known if k[0] is kind and _same_name(k[1], name)), None)
        if twin is None:
            known.append((kind, name))
        else:
            names[kind, name] = twin[1]
    return names


def source_key(figure: CasualtyFigure) -> tuple[AuthorityKind, str]:
    """Name the speaker of a figure: by actor or wording if it is named, by its report if not."""
    said_by = figure.attribution
    if said_by is None:
        return AuthorityKind.MEDIA, figure.report
    if said_by.authority in (AuthorityKind.UNNAMED, AuthorityKind.WITNESS):
        return said_by.authority, figure.report
    return said_by.authority, said_by.actor or said_by.source.quote.strip() or figure.report


def _is_party(figure: CasualtyFigure, incident: Incident) -> bool:
    """Whether a party to the violence speaks of others than its own dead."""
    if figure.attribution is None or figure.group is Group.ATTACKERS:
        return False
    actors = {*incident.perpetrators, *incident.claimed_by}
    if figure.group is Group.ARMED_GROUP:
        return figure.attribution.actor in actors  # "31 of those whom we struck were fighters"
    return figure.attribution.authority is AuthorityKind.ARMED_ACTOR or figure.attribution.actor in actors


def _collect(
    incident: Incident, readings: Mapping[str, Reading], mentions: Mapping[str, IncidentMention]
) -> tuple[dict[str, CasualtyFigure], dict[str, bool]]:
    """Find the figures of an incident, and whether a report that is about it gives each."""
    found: dict[str, CasualtyFigure] = {}
    main: dict[str, bool] = {}
    for mention in (mentions[member] for member in sorted(incident.members)):
        wanted = set(mention.figures)
        for figure in readings[mention.report].figures if wanted else ():
            if figure.id in wanted:
                found[figure.id] = figure
                main[figure.id] = main.get(figure.id, False) or mention.main
    return found, main


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What coders decided about the figures of an incident: the last word on each holds."""

    rejected: Mapping[str, Judgement]
    accepted: frozenset[str]
    rulings: Mapping[str, tuple[Ruling, ...]]  # by figure id


def _judged(found: dict[str, CasualtyFigure], judgements: Sequence[Judgement]) -> Verdicts:
    """Correct figures in place, and say which a coder rejected or accepted."""
    last: dict[tuple[str, str], Judgement] = {}
    for item in standing(judgements):
        if item.subject not in found:
            continue
        if item.action in (JudgementAction.ACCEPT, JudgementAction.REJECT):
            last[item.subject, "status"] = item
        elif (
            item.action is JudgementAction.CORRECT and item.field is not None and item.field in FIGURE_FIELDS
        ):
            last[item.subject, item.field] = item
    rulings: dict[str, list[Ruling]] = {}
    for (name, field), item in last.items():
        rulings.setdefault(name, []).append(_ruling(found[name], field, item))
    for (name, field), item in last.items():
        if field != "status":
            found[name] = _corrected(found[name], item)
    status = {name: item for (name, field), item in last.items() if field == "status"}
    return Verdicts(
        rejected={n: item for n, item in status.items() if item.action is JudgementAction.REJECT},
        accepted=frozenset(n for n, item in status.items() if item.action is JudgementAction.ACCEPT),
        rulings={name: tuple(sorted(items, key=lambda r: r.field)) for name, items in rulings.items()},
    )


def _ruling(figure: CasualtyFigure, field: str, item: Judgement) -> Ruling:
    """The decision beside what the machine says of the figure now, flagged if that has changed."""
    seen = item.seen_of(item.subject)
    then = CasualtyFigure.model_validate_json(seen.said) if seen and seen.said else None
    gone = figure.evidence.rule == HELD
    judged = ("outcome", "value", "negated") if field == "status" else (field,)
    moved = then is not None and any(getattr(then, name) != getattr(figure, name) for name in judged)
    now = None if gone else " ".join(_told(getattr(figure, name)) for name in judged if name != "negated")
    return Ruling(
        judgement=item.id,
        coder=item.coder,
        subject=figure.id,
        field=field,
        human=item.action.value if field == "status" else item.value or "",
        machine=now,
        changed=gone or moved,
    )


def _told(value: object) -> str:
    return "?" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def gather(
    incident: Incident,
    readings: Mapping[str, Reading],
    mentions: Mapping[str, IncidentMention],
    judgements: Sequence[Judgement],
) -> tuple[tuple[Testimony, ...], tuple[LeftOut, ...], Verdicts]:
    """Collect an incident's figures as testimonies, those that a rule or a coder leaves out, and the verdicts.

    Raises:
        HasilaError: a `correct` judgement carries a value that its field cannot hold.
    """
    found, main = _collect(incident, readings, mentions)
    verdicts = _judged(found, judgements)
    names = _sources(found.values(), incident.copies)
    told: list[Testimony] = []
    left: list[LeftOut] = []
    news = _until(incident)
    back = _taken_back(found.values(), verdicts.rejected)
    for figure in found.values():
        out = _left_out(figure, verdicts.rejected.get(figure.id))
        if out is None and (figure.outcome, figure.value) in back and figure.id not in verdicts.accepted:
            out = LeftOut(figure, FigureRole.WITHDRAWN, "left.retracted")
        if out is not None:
            left.append(out)
            continue
        key = source_key(figure)
        report = readings[figure.report].report
        said, first, last = _day_bounds(report)
        if main[figure.id] and (day := _news_day(report, incident)) is not None:
            first = last = day
        told.append(
            Testimony(
                figure=figure,
                main=main[figure.id],
                said=said,
                first=first,
                last=last,
                kind=key[0],
                source=f"{key[0]}:{names[key]}",
                party=_is_party(figure, incident),
                accepted=figure.id in verdicts.accepted,
                site=figure.attribution is not None and figure.attribution.site,
                anonymous=figure.attribution is not None and figure.attribution.anonymous,
                recalled=(first > news or (last in ("", _NEVER) and not main[figure.id]))
                and (key[0] not in _COUNTERS or figure.attribution is None),
            )
        )
    return tuple(sorted(told, key=lambda item: item.order)), tuple(left), verdicts


def _taken_back(
    figures: Iterable[CasualtyFigure], rejected: Mapping[str, Judgement]
) -> set[tuple[Outcome, int | None]]:
    """The counts that a report says were taken back, where others are left of the same outcome."""
    counts = [f for f in figures if f.value is not None and f.scope is Scope.INCIDENT and not f.negated]
    back = {(f.outcome, f.value) for f in counts if f.withdrawn and f.id not in rejected}
    left = {f.outcome for f in counts if (f.outcome, f.value) not in back and f.part_of is None}
    return {(outcome, value) for outcome, value in back if outcome in left}


def _left_out(figure: CasualtyFigure, rejection: Judgement | None) -> LeftOut | None:
    if rejection is not None:
        return LeftOut(figure, FigureRole.SET_ASIDE, "left.rejected", rejection.reason or "-")
    if figure.withdrawn:
        return LeftOut(figure, FigureRole.WITHDRAWN, "left.withdrawn")
    if figure.scope is Scope.AGGREGATE:
        return LeftOut(figure, FigureRole.SET_ASIDE, "left.aggregate")
    if figure.negated and figure.evidence.rule != FORMER:
        return LeftOut(figure, FigureRole.SET_ASIDE, "left.negated")
    return None
