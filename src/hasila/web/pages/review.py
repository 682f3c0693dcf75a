"""The queue of incidents to review, and the first or chosen one with all that is needed to judge it."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hasila.web.answers import missing
from hasila.web.catalogue import State, chosen
from hasila.web.csv_answer import csv_answer
from hasila.web.desk import Desk
from hasila.web.interface import asked
from hasila.web.interface import listed as listed_in_parts
from hasila.web.listing import json_list, refused, wrong
from hasila.web.pages.incident import actor_names, case_of, explained, judgeable
from hasila.web.pages.incidents import filter_names
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
    state, faults = State.read(request.query_params)
    waiting = _waiting(desk, state)
    listed: dict[str, Any] = {
        "status": 400 if faults else 200,
        "wrong": wrong(lang, faults),
        "state": state,
        "total": len(waiting),
        **filter_names(desk, lang),
    }
    wanted = request.query_params.get("at") or (waiting[0].card.incident if waiting else "")
    incident = desk.incident(wanted) if wanted else None
    if incident is None and request.query_params.get("at"):
        return missing(request, "incident", wanted)
    if incident is None:
        return page(request, lang, "review.html", waiting=(), case=None, **listed)
    before, after, number = beside(waiting, incident.id)
    case = case_of(desk, incident, desk.policy())
    figures = case.figures
    held = state.address(page="")
    first = max(0, (number or 1) - 1 - _BEFORE)

    def address(name: str) -> str:
        return f"/{lang}/review?{urlencode({'at': name})}{'&' if held else ''}{held}"

    return page(
        request,
        lang,
        "review.html",
        waiting=waiting[first : first + _BEFORE + _AFTER],
        case=case,
        incident=incident,
        toll=case.toll,
        rows=[(use, figures[use.figure]) for use in case.toll.uses] if case.toll else [],
        claims=case.claims,
        explanation=explained(case, lang),
        needs=next((item.needs for item in waiting if item.card.incident == incident.id), ()),
        before=address(before) if before else None,
        after=address(after) if after else None,
        own=address(incident.id),
        address=address,
        number=number,
        last=desk.last(visitor_of(request).name),
        **judgeable(desk, case, lang),
        **listed | {"actors": listed["actors"] | actor_names(case, lang)},
    )


@router.get("/review.json", openapi_extra=listed_in_parts(State))
def review_json(request: Request, lang: str) -> Response:
    """The queue as JSON: all, or `limit` of them after the id `after`."""
    state, faults = State.read(request.query_params)
    if told := refused(lang, faults):
        return told
    waiting = _waiting(desk_of(request), state)
    return json_list(request, lang, waiting, lambda item: item.card.incident, lambda item: _row(item, lang))


@router.get("/review.csv", openapi_extra=asked(State))
def review_csv(request: Request, lang: str) -> Response:
    """The queue as CSV for spreadsheets: UTF-8 with a byte order mark."""
    state, faults = State.read(request.query_params)
    if told := refused(lang, faults):
        return told
    waiting = _waiting(desk_of(request), state)
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


def _waiting(desk: Desk, state: State) -> tuple[Waiting, ...]:
    """The queue of the incidents that a state leaves; also of those rejected, where something changed since."""
    if state == State():
        return tuple(desk.stock.queue())
    everything = desk.stock.catalogue()
    within = desk.stock.found_incidents(state.q, everything.shelf)
    states = [state] if state.status else [state, replace(state, status="reject")]
    found = {card.incident for each in states for card in chosen(everything, each, within)[0]}
    return tuple(item for item in desk.stock.queue() if item.card.incident in found)
