"""The queue of incidents to review, and the first or chosen one with all that is needed to judge it."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hasila.web.csv_answer import csv_answer
from hasila.web.desk import Desk
from hasila.web.facets import places
from hasila.web.listing import json_list
from hasila.web.pages.incident import actor_names, case_of, explained, judgeable
from hasila.web.queue import Waiting, beside
from hasila.web.render import desk_of, page, place_name, visitor_of

router = APIRouter()

# The list beside the incident shows these many before and after it.
_BEFORE, _AFTER = 5, 25
_COLUMNS = (
    *("incident", "needs", "date", "country", "place", "type"),
    *("killed_low", "killed_best", "killed_high", "grade", "reports"),
)


@router.get("/review")
def review(request: Request, lang: str) -> Response:
    """The queue that a search leaves, with one incident in view."""
    desk = desk_of(request)
    query = request.query_params.get("q", "").strip()
    waiting = _waiting(desk, query)
    wanted = request.query_params.get("at") or (waiting[0].card.incident if waiting else "")
    incident = desk.incident(wanted) if wanted else None
    if incident is None and request.query_params.get("at"):
        return page(request, lang, "error.html", status=404, said=None)
    if incident is None:
        return page(request, lang, "review.html", waiting=(), total=0, query=query, case=None)
    before, after, number = beside(waiting, incident.id)
    case = case_of(desk, incident, desk.policy())
    figures = case.figures
    first = max(0, (number or 1) - 1 - _BEFORE)

    def address(name: str) -> str:
        return f"/{lang}/review?{urlencode({'at': name, **({'q': query} if query else {})})}"

    return page(
        request,
        lang,
        "review.html",
        waiting=waiting[first : first + _BEFORE + _AFTER],
        total=len(waiting),
        query=query,
        case=case,
        incident=incident,
        toll=case.toll,
        rows=[(use, figures[use.figure]) for use in case.toll.uses] if case.toll else [],
        claims=case.claims,
        actors=actor_names(case, lang),
        explanation=explained(case, lang),
        needs=next((item.needs for item in waiting if item.card.incident == incident.id), ()),
        before=address(before) if before else None,
        after=address(after) if after else None,
        own=address(incident.id),
        address=address,
        number=number,
        last=desk.last(visitor_of(request).name),
        **judgeable(desk, case, lang),
    )


@router.get("/review.json")
def review_json(request: Request, lang: str) -> Response:
    """The queue as JSON: all, or `limit` of them after the id `after`."""
    waiting = _waiting(desk_of(request), request.query_params.get("q", "").strip())
    return json_list(request, lang, waiting, lambda item: item.card.incident, lambda item: _row(item, lang))


@router.get("/review.csv")
def review_csv(request: Request, lang: str) -> Response:
    """The queue as CSV for spreadsheets: UTF-8 with a byte order mark."""
    waiting = _waiting(desk_of(request), request.query_params.get("q", "").strip())
    return csv_answer("review", _COLUMNS, (_row(item, lang) for item in waiting))


def _row(item: Waiting, lang: str) -> dict[str, Any]:
    """An incident that waits, and what for."""
    card = item.card
    killed = card.line("killed")
    return {
        "incident": card.incident,
        "needs": list(item.needs),
        "date": card.date,
        "country": card.place.country if card.place else None,
        "place": place_name(lang, card.place) if card.place else None,
        "type": card.type.value if card.type else None,
        **{f"killed_{bound}": getattr(killed, bound, None) for bound in ("low", "best", "high")},
        "grade": card.grade.value if card.grade else None,
        "reports": len(card.reports),
    }


def _waiting(desk: Desk, query: str) -> tuple[Waiting, ...]:
    within = desk.finder().incidents(query)
    if within is None:
        return desk.queue()
    found = {desk.catalogue().shelf.things[n].incident for n in places(within)}
    return tuple(item for item in desk.queue() if item.card.incident in found)
