"""The list of reports with its filters; as a page, as JSON and as CSV."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hasila.web.csv_answer import csv_answer
from hasila.web.interface import asked, listed
from hasila.web.listing import json_list, refused, wrong
from hasila.web.render import date_text, desk_of, page, page_number, place_name
from hasila.web.reports import PAGE, SORTS, Brief, Listed, left

router = APIRouter()

_COLUMNS = (
    *("id", "published", "dated_by", "title", "outlet", "url", "sha256"),
    *("figures", "claims", "statistics", "incidents"),
)


@router.get("/reports")
def reports(request: Request, lang: str) -> Response:
    """The reports that the state in the address leaves, a page at a time."""
    state, faults = Listed.read(request.query_params)
    desk = desk_of(request)
    everything = desk.reports()
    found, facets = left(everything, state)
    named = {name for item in found for name in item.incidents}
    cards = {card.incident: card for card in desk.cards() if card.incident in named}

    def incident_label(name: str) -> str:
        card = cards.get(name)
        parts = (place_name(lang, card.place), date_text(card.date)) if card else ()
        return " ".join(part for part in parts if part != "–") or name

    pages = max(1, -(-len(found) // PAGE))
    number = page_number(state.page, pages)
    return page(
        request,
        lang,
        "reports.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        reports=found[(number - 1) * PAGE : number * PAGE],
        total=len(found),
        everything=len(everything.things),
        facets=facets,
        state=state,
        sorts=SORTS,
        incident_label=incident_label,
        number=number,
        pages=pages,
    )


@router.get("/reports.json", openapi_extra=listed(Listed))
def reports_json(request: Request, lang: str) -> Response:
    """The same reports as JSON: all, or `limit` of them after the id `after`."""
    state, faults = Listed.read(request.query_params)
    if told := refused(lang, faults):
        return told
    return json_list(request, lang, left(desk_of(request).reports(), state)[0], lambda b: b.id, _row)


@router.get("/reports.csv", openapi_extra=asked(Listed))
def reports_csv(request: Request, lang: str) -> Response:
    """The same reports as CSV for spreadsheets: UTF-8 with a byte order mark."""
    state, faults = Listed.read(request.query_params)
    if told := refused(lang, faults):
        return told
    return csv_answer("reports", _COLUMNS, map(_row, left(desk_of(request).reports(), state)[0]))


def _row(brief: Brief) -> dict[str, Any]:
    held = {name: getattr(brief, name) for name in _COLUMNS}
    return held | {"incidents": list(brief.incidents)}
