"""The log: who decided what, when and why; nothing in it is ever changed, an undo is one more entry."""

from dataclasses import asdict, fields

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hasila.judgements import Agreement, agreements
from hasila.model import Card, Judgement
from hasila.web.csv_answer import csv_answer
from hasila.web.desk import Desk
from hasila.web.interface import asked, listed
from hasila.web.judging import before, quote_of, subject_address
from hasila.web.listing import json_list, paged, refused, wrong
from hasila.web.logbook import Asked, left, row
from hasila.web.render import desk_of, page

router = APIRouter()

_PAGE = 100


@router.get("/log")
def log(request: Request, lang: str) -> Response:
    """The judgements that the filters leave, newest first."""
    desk = desk_of(request)
    state, faults = Asked.read(request.query_params)
    found, facets = left(desk.stock.log(), state)
    shown, way = paged(found, state.page, _PAGE)
    matters = desk.stock.shared()
    return page(
        request,
        lang,
        "log.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        entries=[
            (
                entry,
                before(entry.judgement),
                quote_of(entry.judgement),
                subject_address(lang, entry.judgement),
            )
            for entry in shown
        ],
        facets=facets,
        state=state,
        **way,
        shared=len(matters),
        agreements=agreements(matters),
        disputed=[
            (matter, subject_address(lang, first), quote_of(first), _card(desk, first))
            for matter in matters
            if not matter.agreed
            for first in matter.latest[:1]
        ],
    )


def _card(desk: Desk, judgement: Judgement) -> Card | None:
    """The incident that was judged, or whose figure or claim was, in brief."""
    home = desk.stock.home_of(judgement)
    return desk.stock.catalogue().shelf.get(home) if home else None


@router.get("/log.json", openapi_extra=listed(Asked))
def log_json(request: Request, lang: str) -> Response:
    """The same as JSON: all, or `limit` of them after the id `after`."""
    state, faults = Asked.read(request.query_params)
    if told := refused(lang, faults):
        return told
    found = left(desk_of(request).stock.log(), state)[0]
    return json_list(request, lang, found, lambda entry: entry.judgement.id, row)


@router.get("/log.csv", openapi_extra=asked(Asked))
def log_csv(request: Request, lang: str) -> Response:
    """The same as CSV for spreadsheets: UTF-8 with a byte order mark."""
    state, faults = Asked.read(request.query_params)
    if told := refused(lang, faults):
        return told
    rows = [row(entry) for entry in left(desk_of(request).stock.log(), state)[0]]
    return csv_answer("log", list(rows[0]) if rows else ["id"], rows)


@router.get("/agreement.json")
def agreement_json(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """How far coders agree, by field and by two of them, as JSON."""
    return JSONResponse([asdict(found) for found in agreements(desk_of(request).stock.shared())])


@router.get("/agreement.csv")
def agreement_csv(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """The same as CSV for spreadsheets: UTF-8 with a byte order mark."""
    told = (
        {**asdict(found), "coders": list(found.coders)}
        for found in agreements(desk_of(request).stock.shared())
    )
    return csv_answer("agreement", [f.name for f in fields(Agreement)], told)


@router.get("/log.jsonl")
def log_jsonl(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """Every judgement as it is kept, one line each, oldest first: with the reports, the whole of the work."""
    lines = (item.model_dump_json() + "\n" for item in desk_of(request).stock.judged().made)
    return Response(
        "".join(lines),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="judgements.jsonl"'},
    )
