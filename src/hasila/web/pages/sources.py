"""Outlets and kinds of speakers: how often, how early, how far from the final toll, who shares wire copies."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hasila.web.address import Addressed
from hasila.web.csv_answer import csv_answer
from hasila.web.listing import wrong
from hasila.web.render import desk_of, page
from hasila.web.tally import SORTS, Shared, Source, along, ordered

router = APIRouter()


@dataclass(frozen=True)
class Sorted(Addressed):
    """The state of the page, as it stands in the address."""

    sort: str = SORTS[0]

    CODES: ClassVar = {"sort": SORTS}


_SHOWN = 200  # rows of a table on the page; the files have all


@router.get("/sources")
def sources(request: Request, lang: str) -> Response:
    """The tables of outlets, of kinds of speakers, and of wire copies."""
    found = desk_of(request).stock.sources()
    state, faults = Sorted.read(request.query_params)
    sort = state.sort
    return page(
        request,
        lang,
        "sources.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        tables=[
            ("outlets", ordered(found.outlets, sort)[:_SHOWN], len(found.outlets)),
            ("authorities", ordered(found.authorities, sort)[:_SHOWN], len(found.authorities)),
        ],
        shared=tuple(found.copies)[:_SHOWN],
        sorts=SORTS,
        sort=sort,
        along=along,
    )


@router.get("/sources.json")
def sources_json(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """The same as JSON, all of it."""
    found = desk_of(request).stock.sources()
    told: dict[str, Sequence[Source | Shared]] = {
        "outlets": found.outlets,
        "authorities": found.authorities,
        "shared": tuple(found.copies),
    }
    return JSONResponse({name: [asdict(item) for item in held] for name, held in told.items()})


@router.get("/sources.csv")
def sources_csv(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """Outlets and kinds of speakers as CSV for spreadsheets: UTF-8 with a byte order mark."""
    found = desk_of(request).stock.sources()
    rows: list[dict[str, Any]] = [
        {"kind": kind, **asdict(source)}
        for kind, held in (("outlet", found.outlets), ("authority", found.authorities))
        for source in held
    ]
    return csv_answer("sources", list(rows[0]) if rows else ["kind"], rows)
