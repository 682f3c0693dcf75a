"""The log: who decided what, when and why; nothing in it is ever changed, an undo is one more entry."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hasila.web.csv_answer import csv_answer
from hasila.web.judging import before, quote_of, subject_address
from hasila.web.logbook import Entry, counts, entries, filtered, row
from hasila.web.render import desk_of, page, page_number

router = APIRouter()

_PAGE = 100


@router.get("/log")
def log(request: Request, lang: str) -> Response:
    """The judgements that the filters leave, newest first."""
    desk = desk_of(request)
    coder, action = _filters(request)
    every = entries(desk.judgements())
    found = filtered(every, coder, action)
    pages = max(1, -(-len(found) // _PAGE))
    number = page_number(request.query_params.get("page", ""), pages)
    matters = desk.shared()

    def address(**changes: str) -> str:
        held = {"coder": coder, "action": action, **changes}
        return urlencode({name: value for name, value in held.items() if value})

    return page(
        request,
        lang,
        "log.html",
        entries=[
            (
                entry,
                before(entry.judgement),
                quote_of(entry.judgement),
                subject_address(lang, entry.judgement),
            )
            for entry in found[(number - 1) * _PAGE : number * _PAGE]
        ],
        total=len(found),
        filters=counts(every, coder, action),
        chosen={"coder": coder, "action": action},
        number=number,
        pages=pages,
        address=address,
        shared=len(matters),
        agreed=sum(matter.agreed for matter in matters),
        disputed=[
            (matter, subject_address(lang, matter.latest[0])) for matter in matters if not matter.agreed
        ],
    )


@router.get("/log.json")
def log_json(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """The same as JSON, all of it."""
    return JSONResponse([row(entry) for entry in _found(request)])


@router.get("/log.csv")
def log_csv(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """The same as CSV for spreadsheets: UTF-8 with a byte order mark."""
    rows = [row(entry) for entry in _found(request)]
    return csv_answer("log", list(rows[0]) if rows else ["id"], rows)


@router.get("/log.jsonl")
def log_jsonl(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """Every judgement as it is kept, one line each, oldest first: with the reports, the whole of the work."""
    lines = (item.model_dump_json() + "\n" for item in desk_of(request).judgements())
    return Response(
        "".join(lines),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="judgements.jsonl"'},
    )


def _filters(request: Request) -> tuple[str, str]:
    return request.query_params.get("coder", ""), request.query_params.get("action", "")


def _found(request: Request) -> tuple[Entry, ...]:
    return filtered(entries(desk_of(request).judgements()), *_filters(request))
