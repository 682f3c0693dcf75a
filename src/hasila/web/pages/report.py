"""One report: its text as published, with all that was read in it, and which part each figure plays where."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hasila.export import text_hash, use_row
from hasila.export.columns import FIGURES
from hasila.model import AuthorityKind, FigureUse, Incident, Reading
from hasila.web.answers import missing
from hasila.web.csv_answer import csv_answer
from hasila.web.desk import Desk
from hasila.web.highlights import attributions, covers_of, cut, direction
from hasila.web.render import desk_of, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Part:
    """The part a figure plays in an incident's toll."""

    incident: str
    use: FigureUse


def told_by(desk: Desk, reading: Reading) -> tuple[Incident, ...]:
    """The incidents that a report tells of, the one it is about first."""
    mentions = sorted(reading.mentions, key=lambda mention: not mention.main)
    found = {incident.id: incident for m in mentions if (incident := desk.incident(m.id))}
    return tuple(found.values())


def parts(desk: Desk, reading: Reading, incidents: tuple[Incident, ...]) -> dict[str, Part]:
    """Which part each figure of a report plays in which incident, by figure id."""
    own = {figure.id for figure in reading.figures}
    found: dict[str, Part] = {}
    for incident in incidents:
        toll = desk.toll(incident)
        for use in toll.uses if toll else ():
            if use.figure in own:
                found.setdefault(use.figure, Part(incident.id, use))
    return found


@router.get("/reports/{name:path}")
def report(request: Request, lang: str, name: str) -> Response:
    """The report; its id and `.json` is the same as JSON, and `.csv` its figures."""
    desk = desk_of(request)
    reading = desk.reading(name)
    if reading is not None:
        return page(request, lang, "report.html", **_shown(desk, reading, lang))
    for ending, answer in ((".json", _as_json), (".csv", _as_csv)):
        held = desk.reading(name.removesuffix(ending)) if name.endswith(ending) else None
        if held is not None:
            return answer(desk, held)
    return missing(request, "report", name.removesuffix(".json").removesuffix(".csv"))


def _as_json(desk: Desk, reading: Reading) -> Response:
    return JSONResponse(_told(desk, reading))


def _as_csv(desk: Desk, reading: Reading) -> Response:
    """Its figures with the part each plays, as CSV for spreadsheets."""
    held = parts(desk, reading, told_by(desk, reading))
    rows = (
        use_row(figure, reading, part.incident if part else None, part.use if part else None)
        for figure in reading.figures
        for part in [held.get(figure.id)]
    )
    return csv_answer("report", [column.name for column in FIGURES], rows)


def _shown(desk: Desk, reading: Reading, lang: str) -> dict[str, Any]:
    text = reading.report.text
    incidents = told_by(desk, reading)
    sources: dict[tuple[int, int], tuple[str, AuthorityKind | None]] = {}
    for held in attributions(reading):
        for via in held.via:
            sources.setdefault((via.start, via.end), (via.quote, None))
        sources[held.source.start, held.source.end] = (held.source.quote, held.authority)
    dates = {
        (d.span.start, d.span.end): d for d in (*reading.dates, *(f.date for f in reading.figures if f.date))
    }
    places = {
        (p.span.start, p.span.end): p
        for p in (*reading.places, *(f.place for f in reading.figures if f.place))
    }
    return {
        "reading": reading,
        "report": reading.report,
        "direction": direction(text),
        "sha256": text_hash(text),
        "pieces": cut(text, covers_of(reading), reading.report.debris),
        "parts": parts(desk, reading, incidents),
        "incidents": incidents,
        "sources": sorted(sources.items()),
        "dates": sorted(dates.items()),
        "places": sorted(places.items()),
        "actors": {
            claim.actor.id: claim.actor.name_ar if lang == "ar" else claim.actor.name_en
            for claim in reading.claims
        },
    }


def _told(desk: Desk, reading: Reading) -> dict[str, Any]:
    incidents = told_by(desk, reading)
    return {
        "reading": reading.model_dump(mode="json"),
        "incidents": [incident.id for incident in incidents],
        "roles": {
            name: {"incident": part.incident, **part.use.model_dump(mode="json")}
            for name, part in parts(desk, reading, incidents).items()
        },
    }
