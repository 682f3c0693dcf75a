"""One exported row per figure, claim, statistic, report and incident: plain values, fixed keys."""

import hashlib
from collections.abc import Mapping
from typing import Any

from hasila.model import (
    Attribution,
    CasualtyFigure,
    Claim,
    EventDate,
    FigureUse,
    Incident,
    Reading,
    Ruling,
    Span,
    Statistic,
    Toll,
)

Row = dict[str, Any]


def ruling_text(ruling: Ruling) -> str:
    """A coder's decision beside the machine's answer: `value 30 by sara (machine: 28)`."""
    changed = ", changed since" if ruling.changed else ""
    machine = f" (machine: {ruling.machine or 'nothing'}{changed})" if ruling.machine or changed else ""
    return f"{ruling.field} {ruling.human} by {ruling.coder}{machine}"


def text_hash(text: str) -> str:
    """The SHA-256 of a report's text in UTF-8: whoever has the text can tell that it is the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def figure_row(figure: CasualtyFigure, reading: Reading) -> Row:
    """A figure as `hasila extract` prints it.

    `start` and `end` are code points in the report's text; `part_of` is the place of the larger
    figure in the reading's list; `date` is None without a year.
    """
    positions = {other.id: index for index, other in enumerate(reading.figures)}
    return {
        **_span(figure.span),
        "outcome": figure.outcome.value,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "group": figure.group.value,
        "group_text": figure.group_text,
        "nationality": figure.nationality,
        "part_of": None if figure.part_of is None else positions[figure.part_of],
        **_attribution(figure.attribution),
        "place": figure.place.span.quote if figure.place else None,
        "date": _date(figure.date.date) if figure.date else None,
        "scope": figure.scope.value,
        "negated": figure.negated,
    }


def use_row(figure: CasualtyFigure, reading: Reading, incident: str | None, use: FigureUse | None) -> Row:
    """A figure with the part it plays in the toll of its incident, and what coders decided about it."""
    return figure_row(figure, reading) | {
        "id": figure.id,
        "report": figure.report,
        "incident": incident,
        "role": use.role.value if use else None,
        "reason": use.reason if use else None,
        "rulings": [ruling_text(ruling) for ruling in use.rulings] if use else [],
    }


def claim_row(claim: Claim) -> Row:
    """A claim: which actor, how it is tied to the act, and through whom."""
    return {
        **_span(claim.span),
        "stance": claim.stance.value,
        "actor": claim.actor.name_en,
        "actor_id": claim.actor.id,
        "via": claim.via,
        **_attribution(claim.attribution),
    }


def statistic_row(statistic: Statistic, reading: Reading) -> Row:
    """A total over a period or area; `parts` are places in the reading's list of statistics."""
    positions = {other.id: index for index, other in enumerate(reading.statistics)}
    return {
        **_span(statistic.span),
        "counts": statistic.counts,
        "value": statistic.value,
        "qualifier": statistic.qualifier.value,
        "period": _date(statistic.period),
        "area": [place.name_ar for place in statistic.area],
        "area_countries": sorted({place.country for place in statistic.area}),
        "actor_id": statistic.actor,
        **_attribution(statistic.attribution),
        "parts": [positions[part] for part in statistic.parts],
        "note": statistic.note,
    }


def report_row(reading: Reading, incident_of: Mapping[str, str]) -> Row:
    """A report, with the incidents it tells of (`incident_of`: by mention id), the main one first."""
    mentions = sorted(reading.mentions, key=lambda mention: not mention.main)
    return {
        "id": reading.report.id,
        "document": reading.report.document,
        "published": _date(reading.report.published.date),
        "title": reading.report.title,
        "outlet": reading.report.outlet,
        "url": reading.report.url,
        "sha256": text_hash(reading.report.text),
        "incidents": list(dict.fromkeys(incident_of[m.id] for m in mentions if m.id in incident_of)),
    }


def incident_row(incident: Incident, toll: Toll | None, actor_names: Mapping[str, str]) -> Row:
    """An incident with its toll; actors by English name (`actor_names`: by actor id)."""
    place, date = incident.place, _date(incident.date)
    return {
        "id": incident.id,
        "type": incident.type.value if incident.type else None,
        "date": date,
        "date_precision": incident.date.precision.value if incident.date and date else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "place": place.name_ar if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision.value if place else None,
        "targets": list(incident.targets),
        "weapons": list(incident.weapons),
        "perpetrators": [actor_names.get(actor, actor) for actor in incident.perpetrators],
        "claimed_by": [actor_names.get(actor, actor) for actor in incident.claimed_by],
        "denied_by": [actor_names.get(actor, actor) for actor in incident.denied_by],
        "toll": {name: bounds.model_dump() for name, bounds in toll.lines} if toll else {},
        "explanation": toll.explanation if toll else "",
        "explanation_ar": toll.explanation_ar if toll else "",
        "sums": list(toll.sums) if toll else [],
        "sums_ar": list(toll.sums_ar) if toll else [],
        "unresolved": toll.unresolved if toll else None,
        "unresolved_ar": toll.unresolved_ar if toll else None,
        "grade": toll.grade.value if toll and toll.grade else None,
        "status": incident.status,
        "rulings": [ruling_text(r) for r in (*incident.rulings, *(toll.rulings if toll else ()))],
        "reports": list(incident.reports),
    }


def _span(span: Span) -> Row:
    return {"quote": span.quote, "start": span.start, "end": span.end}


def _attribution(attribution: Attribution | None) -> Row:
    return {
        "attributed_to": attribution.source.quote if attribution else None,
        "authority": attribution.authority.value if attribution else None,
    }


def _date(date: EventDate | None) -> str | None:
    return date.value if date and date.has_year else None
