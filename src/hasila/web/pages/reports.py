"""The list of reports with its filters; as a page, as JSON and as CSV."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from hasila.web.csv_answer import csv_answer
from hasila.web.interface import asked, listed
from hasila.web.listing import json_list, paged, refused, wrong
from hasila.web.render import date_text, desk_of, page, place_name
from hasila.web.report_list import PAGE, SORTS, Item, Listed, left
from hasila.web.search import snippet, sought

router = APIRouter()

_DATE = Markup('<bdi dir="ltr">{}</bdi>')

_COLUMNS = (
    *("id", "published", "dated_by", "title", "outlet", "url", "sha256"),
    *("figures", "claims", "statistics", "incidents"),
)


@router.get("/reports")
def reports(request: Request, lang: str) -> Response:
    """The reports that the state in the address leaves, a page at a time."""
    state, faults = Listed.read(request.query_params)
    desk = desk_of(request)
    everything = desk.stock.reports()
    found, facets = left(everything, state, desk.stock.found_reports(state.q, everything))
    shown, way = paged(found, state.page, PAGE)
    cards = desk.stock.catalogue().shelf

    def incident_label(name: str) -> Markup:
        card = cards.get(name)
        place, date = (place_name(lang, card.place), date_text(card.date)) if card else ("–", "–")
        parts = (*((place,) if place != "–" else ()), *((_DATE.format(date),) if date != "–" else ()))
        return Markup(" ").join(parts or (name,))

    wanted = sought(state.q)
    texts = desk.store.briefs.texts(item.brief for item in shown) if wanted else {}
    return page(
        request,
        lang,
        "reports.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        reports=shown,
        titles={item.brief.id: snippet(item.brief.title or "", wanted, whole=True) for item in shown},
        snippets={name: snippet(text, wanted) for name, text in texts.items()},
        everything=len(everything),
        facets=facets,
        state=state,
        sorts=SORTS,
        incident_label=incident_label,
        **way,
    )


@router.get("/reports.json", openapi_extra=listed(Listed))
def reports_json(request: Request, lang: str) -> Response:
    """The same reports as JSON: all, or `limit` of them after the id `after`."""
    state, faults = Listed.read(request.query_params)
    if told := refused(lang, faults):
        return told
    return json_list(request, lang, _left(request, state), lambda item: item.brief.id, _row)


@router.get("/reports.csv", openapi_extra=asked(Listed))
def reports_csv(request: Request, lang: str) -> Response:
    """The same reports as CSV for spreadsheets: UTF-8 with a byte order mark."""
    state, faults = Listed.read(request.query_params)
    if told := refused(lang, faults):
        return told
    return csv_answer("reports", _COLUMNS, map(_row, _left(request, state)))


def _left(request: Request, state: Listed) -> Sequence[Item]:
    desk = desk_of(request)
    everything = desk.stock.reports()
    return left(everything, state, desk.stock.found_reports(state.q, everything))[0]


def _row(item: Item) -> dict[str, Any]:
    return {name: getattr(item.brief, name) for name in _COLUMNS[:-1]} | {"incidents": list(item.incidents)}
