"""The sheet of one incident: its toll, how it was settled, and every sentence it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import click

from hasila import pipeline
from hasila.cli.tongue import ENGLISH, Tongue
from hasila.cli.words import bounds, day, plain
from hasila.extract.publication_words import publication_reason
from hasila.link.words import field_name, level_name, reason_text
from hasila.model import (
    CLAIM_FIELDS,
    FIGURE_FIELDS,
    INCIDENT_FIELDS,
    Case,
    CasualtyFigure,
    FigureUse,
    Group,
    Incident,
    Judgement,
    Moment,
    Name,
    Pair,
    Policy,
    Ruling,
    Scope,
    Span,
    Toll,
)
from hasila.store import Store
from hasila.web.words import countries_named

# A thousand reports of one event make half a million pairs; the heaviest say why they are one.
_PAIRS = 20
_FIELDS = frozenset({*FIGURE_FIELDS, *CLAIM_FIELDS, *INCIDENT_FIELDS, "status"})


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
    """The lines of the sheet, in English (`en`) or Arabic (`ar`)."""
    case, toll, speak = told.case, told.case.toll, Tongue(lang)
    lines = [*_head(case, speak)]

    def section(key: str, body: Iterable[str], **values: object) -> None:
        found = [f"  {line}" for line in body]
        if found:
            lines.extend(["", click.style(speak.label(key, **values), bold=True), *found])

    if toll:
        unresolved = toll.unresolved_ar if lang == "ar" else toll.unresolved
        section("toll", _toll(toll, speak), policy=speak.word("policy", case.policy))
        section("why", (toll.explanation_ar if lang == "ar" else toll.explanation).splitlines())
        section("sums", toll.sums_ar if lang == "ar" else toll.sums)
        section("unresolved", [unresolved] if unresolved else [])
        section("figures", _figures(case, toll, speak))
        section("stood", [_moment(moment, speak) for moment in toll.series])
    section("claims", _claims(case, speak))
    section("reports", _reports(case, speak))
    section("joined", _joined(told, speak))
    section("apart", _apart(told, speak))
    section("rulings", (ruling_line(ruling, speak) for ruling in case.rulings))
    section("judgements", (judgement_line(judgement, speak) for judgement in told.judgements))
    return lines


def _row(speak: Tongue, key: str, value: str) -> str:
    return f"     {speak.label(key):<9} {value}"


def _head(case: Case, speak: Tongue) -> Iterator[str]:
    incident = case.incident
    names = {
        name: speak.name(Name(id=name, en=actor.name_en, ar=actor.name_ar))
        for name, actor in case.actors.items()
    }
    others = [member for member in incident.members if member != incident.id]
    yield click.style(speak.label("incident", id=incident.id), bold=True)
    place, date = incident.place, incident.date
    point = f", {place.lat:.4f} N {place.lon:.4f} E" if place and None not in (place.lat, place.lon) else ""
    known = f" ({speak.word('precision', place.precision)}{point})" if place else ""
    arabic = f"  {plain(place.name_ar)}" if place and speak.lang != "ar" else ""
    copies = "".join(
        speak.label("copy", reports=speak.list([plain(name) for name in group])) for group in incident.copies
    )
    claimed = speak.list([names.get(actor, actor) for actor in incident.claimed_by])
    via = f" {speak.label('through')} {speak.list(incident.claim_via)}" if incident.claim_via else ""
    rows = {
        "date": day(date) + (f" ({speak.word('date_precision', date.precision)})" if date else ""),
        "type": speak.word("type", incident.type),
        "place": speak.place(place) + known + arabic,
        "targets": speak.list([speak.target(target) for target in incident.targets]),
        "weapons": speak.list([speak.word("weapon", weapon) for weapon in incident.weapons]),
        "by": speak.list([names.get(actor, actor) for actor in incident.perpetrators]),
        "claimed_by": claimed + via,
        "denied_by": speak.list([names.get(actor, actor) for actor in incident.denied_by]),
        "grade": speak.word("grade", case.toll.grade if case.toll else None),
        "count": f"{len(incident.reports)}{copies}",
        "also": speak.list(others),
    }
    for key, value in rows.items():
        if value:
            yield f"  {speak.label(key):<11}{value}"


def ruling_line(ruling: Ruling, speak: Tongue = ENGLISH) -> str:
    """A decision beside what the machine says: `killed 9 by sara; the machine says 6`."""
    told = speak.label(
        "ruling",
        subject=ruling.subject,
        field=speak.word("field" if ruling.field in _FIELDS else "line", ruling.field),
        human=plain(speak.word("status", ruling.human) if ruling.field == "status" else ruling.human),
        coder=plain(ruling.coder),
    )
    if ruling.field == "status" and not ruling.machine and not ruling.changed:
        return told
    machine = plain(ruling.machine) if ruling.machine else speak.label("nothing")
    return told + speak.label("ruling.changed" if ruling.changed else "ruling.machine", machine=machine)


def _toll(toll: Toll, speak: Tongue) -> Iterator[str]:
    for name, settled in toll.lines:
        yield f"{speak.word('line', name):<36}{bounds(settled)}"
    if not toll.lines:
        yield speak.label("no_count")


def _figures(case: Case, toll: Toll, speak: Tongue) -> Iterator[str]:
    figures = case.figures
    for number, use in enumerate(toll.uses, 1):
        yield from _figure(number, figures[use.figure], use, speak)


def _figure(number: int, figure: CasualtyFigure, use: FigureUse, speak: Tongue) -> Iterator[str]:
    whom = [
        "" if figure.group is Group.UNSPECIFIED else speak.word("group", figure.group),
        speak.word("country", figure.nationality) if figure.nationality else "",
        speak.label("negated") if figure.negated else "",
        speak.word("scope", figure.scope) if figure.scope is Scope.AGGREGATE else "",
    ]
    told = speak.list([word for word in whom if word])
    counts = speak.label("counts", line=speak.word("line", use.counts)) if use.counts else ""
    taken = speak.label("with_attackers") if use.with_attackers else ""
    what = f"{speak.word('outcome', figure.outcome)} {speak.counted(figure)}{f' ({told})' if told else ''}"
    yield f"{number}. {what}: " + click.style(f"{speak.word('role', use.role)}{counts}{taken}", bold=True)
    reason = use.reason_ar if speak.lang == "ar" else use.reason
    yield _row(speak, "because", plain(countries_named("ar", reason) if speak.lang == "ar" else reason))
    yield _row(speak, "says", speak.speaker(figure.attribution))
    yield _row(speak, "words", plain(figure.span.quote))
    yield _row(speak, "sentence", plain(figure.evidence.sentence.quote))
    yield _row(speak, "stands", _stands(speak, figure.report, figure.span, "figure", figure.id))
    yield _row(speak, "read_by", " ".join((figure.evidence.rule, *figure.evidence.rows)))


def _stands(speak: Tongue, report: str, span: Span, kind: str, name: str) -> str:
    thing = f"{speak.label(kind)} {name}"
    return speak.label("where", report=plain(report), start=span.start, end=span.end, thing=thing)


def _moment(moment: Moment, speak: Tongue) -> str:
    stood = "–".join("?" if n is None else str(n) for n in (moment.low, moment.best, moment.high))
    said = moment.said or speak.label("undated")
    of = speak.label("of_report", figure=moment.figure, report=plain(moment.report))
    return f"{said:<11}{speak.word('line', moment.line):<24} {stood:<12} {of}"


def _claims(case: Case, speak: Tongue) -> Iterator[str]:
    for claim in case.claims:
        via = f" {speak.label('through')} {plain(claim.via)}" if claim.via else ""
        actor = speak.name(Name(id=claim.actor.id, en=claim.actor.name_en, ar=claim.actor.name_ar))
        yield f"{speak.word('stance', claim.stance)}: {actor}{via}"
        yield _row(speak, "says", speak.speaker(claim.attribution))
        yield _row(speak, "words", plain(claim.span.quote))
        yield _row(speak, "sentence", plain(claim.evidence.sentence.quote))
        yield _row(speak, "stands", _stands(speak, claim.report, claim.span, "claim", claim.id))


def _reports(case: Case, speak: Tongue) -> Iterator[str]:
    for mention in sorted(case.mentions.values(), key=lambda item: (item.report, item.id)):
        report = case.readings[mention.report].report
        published = report.published
        source = speak.word("published", published.source)
        yield speak.label(
            "report",
            report=plain(report.id),
            part=speak.label("main" if mention.main else "mentions"),
            known=f"{day(published.date)} ({source})" if published.date else speak.label("no_date"),
            member=mention.id,
            title=plain(report.title),
        )
        if not published.date and published.reason:
            yield f"     {plain(publication_reason(published.reason, speak.lang))}"


def _joined(told: Sheet, speak: Tongue) -> Iterator[str]:
    joined = [pair for pair in told.pairs if pair.joined]
    for pair in joined[:_PAIRS]:
        yield _weighed(told, pair, speak)
        for field in pair.fields:
            if field.weight:
                name, level = field_name(field.field, speak.lang), level_name(field.level, speak.lang)
                yield f"     {field.weight:+6.1f}  {name}: {plain(level)}"
    if len(joined) > _PAIRS:
        yield speak.label("lighter", count=len(joined) - _PAIRS)


def _apart(told: Sheet, speak: Tongue) -> Iterator[str]:
    apart = [pair for pair in told.pairs if not pair.joined]
    for pair in apart[:_PAIRS]:
        yield _weighed(told, pair, speak)
    if len(apart) > _PAIRS:
        yield speak.label("lighter", count=len(apart) - _PAIRS)


def _weighed(told: Sheet, pair: Pair, speak: Tongue) -> str:
    """Both mentions of a pair (those of this incident by their reports), its weight, and why."""
    mentions = told.case.mentions
    names = " + ".join(
        f"{name} ({plain(mentions[name].report)})" if name in mentions else name
        for name in (pair.left, pair.right)
    )
    weight = speak.label("weight", bits=f"{pair.weight:+.1f}", probability=f"{pair.probability:.3f}")
    return (
        f"{names}: {weight}; {reason_text(pair.reason, speak.lang)}" if pair.reason else f"{names}: {weight}"
    )


def judgement_line(judgement: Judgement, speak: Tongue = ENGLISH) -> str:
    """A judgement in a line."""
    field = judgement.field
    change = (
        speak.label(
            "sets",
            field=speak.word("field" if field in _FIELDS else "line", field),
            value=plain(judgement.value),
        )
        if field
        else ""
    )
    others = speak.label("with", others=speak.list(judgement.others)) if judgement.others else ""
    return speak.label(
        "judgement",
        id=judgement.id,
        action=speak.word("action", judgement.action),
        subject=judgement.subject,
        what=f"{change}{others}",
        coder=plain(judgement.coder),
        made=judgement.made,
        reason=plain(judgement.reason),
    )
