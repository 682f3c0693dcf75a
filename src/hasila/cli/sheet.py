"""The sheet of one incident: its toll, how it was settled, and every sentence it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click

from hasila import pipeline
from hasila.cli.words import bounds, counted, day, location, place_name, plain, speaker
from hasila.model import (
    Case,
    CasualtyFigure,
    FigureUse,
    Incident,
    IncidentMention,
    Judgement,
    Moment,
    Pair,
    Policy,
    Ruling,
    Toll,
)
from hasila.store import Store

# A thousand reports of one event make half a million pairs; the heaviest say why they are one.
_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One incident with the pairs that joined its reports and the judgements about it."""

    case: Case
    pairs: tuple[Pair, ...]
    judgements: tuple[Judgement, ...]


def sheet_of(store: Store, incident: Incident, tolls: Mapping[str, Toll], policy: Policy) -> Sheet:
    """Gather an incident with its reports, pairs and judgements."""
    (case,) = pipeline.cases(store, [incident], tolls, policy)
    made = store.judgements()
    return Sheet(case, store.pairs(incident.id), pipeline.judged(case, made, made))


def sheet(told: Sheet, lang: str) -> list[str]:
    """The lines of the sheet; explanation and reasons in English (`en`) or Arabic (`ar`)."""
    case, toll = told.case, told.case.toll
    lines = [*_head(case)]
    if toll:
        lines += _section(f"Toll (low–best–high, policy {case.policy.value})", _toll(toll))
        lines += _section("How the figures fit together", _explanation(toll, lang))
        lines += _section("Sums", toll.sums_ar if lang == "ar" else toll.sums)
        unresolved = toll.unresolved_ar if lang == "ar" else toll.unresolved
        lines += _section("Unresolved", [unresolved] if unresolved else [])
        lines += _section("Figures", _figures(case, toll, lang))
        lines += _section("The toll as it stood", [_moment(moment) for moment in toll.series])
    lines += _section("Claims", _claims(case))
    lines += _section("Reports", _reports(case))
    lines += _section("Why the reports were joined (weights in bits)", _joined(told))
    lines += _section("Compared, and kept apart", _apart(told))
    lines += _section("What coders decided, beside the machine", _rulings(case))
    lines += _section("Judgements", [judgement_line(judgement) for judgement in told.judgements])
    return lines


def _section(title: str, lines: list[str] | tuple[str, ...] | Iterator[str]) -> list[str]:
    body = [f"  {line}" for line in lines]
    return ["", click.style(title, bold=True), *body] if body else []


def _head(case: Case) -> Iterator[str]:
    incident, names = case.incident, {name: actor.name_en for name, actor in case.actors.items()}
    others = [member for member in incident.members if member != incident.id]
    yield click.style(f"Incident {incident.id}", bold=True)
    place = incident.place
    point = f", {place.lat:.4f} N {place.lon:.4f} E" if place and None not in (place.lat, place.lon) else ""
    known = f" ({place.precision.value}{point})  {plain(place.name_ar)}" if place else ""
    rows = {
        "date": day(incident.date) + (f" ({incident.date.precision.value})" if incident.date else ""),
        "type": incident.type.value if incident.type else "-",
        "place": place_name(place) + known,
        "targets": ", ".join(incident.targets),
        "weapons": ", ".join(incident.weapons),
        "by": ", ".join(names.get(actor, actor) for actor in incident.perpetrators),
        "claimed by": ", ".join(names.get(actor, actor) for actor in incident.claimed_by)
        + (f" through {', '.join(incident.claim_via)}" if incident.claim_via else ""),
        "grade": case.toll.grade.value if case.toll and case.toll.grade else "-",
        "reports": f"{len(incident.reports)}"
        + "".join(f"; one wire copy: {', '.join(map(plain, group))}" for group in incident.copies),
        "also": ", ".join(others),
    }
    for name, value in rows.items():
        if value:
            yield f"  {name:<11}{value}"


def _rulings(case: Case) -> Iterator[str]:
    """Each decision that holds, beside what the machine says; one that no longer fits is flagged."""
    yield from map(ruling_line, case.rulings)


def ruling_line(ruling: Ruling) -> str:
    """A decision in a line: `killed 9 by sara; the machine says 6`."""
    machine = f"; the machine says {plain(ruling.machine) if ruling.machine else 'nothing'}"
    changed = ", which it did not say then: look again" if ruling.changed else ""
    beside = (
        "" if ruling.field == "status" and not ruling.machine and not ruling.changed else machine + changed
    )
    return f"{ruling.subject}: {ruling.field} {plain(ruling.human)} by {plain(ruling.coder)}{beside}"


def _toll(toll: Toll) -> Iterator[str]:
    for name, settled in toll.lines:
        yield f"{name:<36}{bounds(settled)}"
    if not toll.lines:
        yield "no report gives a count"


def _explanation(toll: Toll, lang: str) -> list[str]:
    return (toll.explanation_ar if lang == "ar" else toll.explanation).splitlines()


def _figures(case: Case, toll: Toll, lang: str) -> Iterator[str]:
    figures = case.figures
    for number, use in enumerate(toll.uses, 1):
        yield from _figure(number, figures[use.figure], use, lang)


def _figure(number: int, figure: CasualtyFigure, use: FigureUse, lang: str) -> Iterator[str]:
    whom = [figure.group.value.replace("unspecified", ""), figure.nationality or ""]
    whom += ["negated" if figure.negated else "", "aggregate" if figure.scope.value == "aggregate" else ""]
    told = ", ".join(word for word in whom if word)
    counts = f", counts {use.counts}" if use.counts else ""
    taken = " with attackers" if use.with_attackers else ""
    yield f"{number}. {figure.outcome.value} {counted(figure)}{f' ({told})' if told else ''}: " + click.style(
        f"{use.role.value}{counts}{taken}", bold=True
    )
    yield f"     why       {plain(use.reason_ar if lang == 'ar' else use.reason)}"
    yield f"     says      {speaker(figure.attribution)}"
    yield f"     words     {plain(figure.span.quote)}"
    yield f"     sentence  {plain(figure.evidence.sentence.quote)}"
    yield f"     stands    {location(figure.report, figure.span)}; figure {figure.id}"
    yield f"     read by   {' '.join((figure.evidence.rule, *figure.evidence.rows))}"


def _moment(moment: Moment) -> str:
    stood = "–".join("?" if n is None else str(n) for n in (moment.low, moment.best, moment.high))
    said = moment.said or "undated"
    return f"{said:<11}{moment.line:<12}{stood:<12} figure {moment.figure} of report {plain(moment.report)}"


def _claims(case: Case) -> Iterator[str]:
    for claim in case.claims:
        via = f" through {plain(claim.via)}" if claim.via else ""
        yield f"{claim.stance.value}: {claim.actor.name_en}{via}"
        yield f"     says      {speaker(claim.attribution)}"
        yield f"     words     {plain(claim.span.quote)}"
        yield f"     sentence  {plain(claim.evidence.sentence.quote)}"
        yield f"     stands    {location(claim.report, claim.span)}; claim {claim.id}"


def _reports(case: Case) -> Iterator[str]:
    for mention in sorted(case.mentions.values(), key=lambda item: (item.report, item.id)):
        report = case.readings[mention.report].report
        part = "mainly about it" if mention.main else "mentions it"
        published = report.published
        known = f"{day(published.date)} ({published.source})" if published.date else "at an unknown date"
        yield f"{plain(report.id)}: {part}; published {known}; member {mention.id}  {plain(report.title)}"
        if not published.date and published.reason:
            yield f"     {plain(published.reason)}"


def _joined(told: Sheet) -> Iterator[str]:
    joined = [pair for pair in told.pairs if pair.joined]
    for pair in joined[:_PAIRS]:
        yield f"{_names(told.case.mentions, pair)}: {pair.weight:+.1f} bits, probability {pair.probability:.3f}; {pair.reason}"
        for field in pair.fields:
            if field.weight:
                yield f"     {field.weight:+6.1f}  {field.field}: {plain(field.level)}"
    if len(joined) > _PAIRS:
        yield f"and {len(joined) - _PAIRS} lighter pairs"


def _apart(told: Sheet) -> Iterator[str]:
    apart = [pair for pair in told.pairs if not pair.joined]
    for pair in apart[:_PAIRS]:
        reason = pair.reason or "too light"
        yield f"{_names(told.case.mentions, pair)}: {pair.weight:+.1f} bits, probability {pair.probability:.3f}; {reason}"
    if len(apart) > _PAIRS:
        yield f"and {len(apart) - _PAIRS} lighter pairs"


def _names(mentions: Mapping[str, IncidentMention], pair: Pair) -> str:
    """Both mentions of a pair; those of this incident by their reports."""
    return " + ".join(
        f"{name} ({plain(mentions[name].report)})" if name in mentions else name
        for name in (pair.left, pair.right)
    )


def judgement_line(judgement: Judgement) -> str:
    """A judgement in a line."""
    change = f" {judgement.field} to {plain(judgement.value)}" if judgement.field else ""
    others = f" with {', '.join(judgement.others)}" if judgement.others else ""
    return (
        f"{judgement.id}: {judgement.action.value} {judgement.subject}{change}{others}, by "
        f"{plain(judgement.coder)}, {judgement.made}: {plain(judgement.reason)}"
    )
