"""Totals over periods and areas, kept apart from every incident; as a page, as JSON and as CSV."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from hasila.lexicon import table_rows
from hasila.web.csv_answer import csv_answer
from hasila.web.render import desk_of, page, page_number
from hasila.web.totals import PAGE, Chosen, Total, left

router = APIRouter()

_COLUMNS = (
    "id",
    "counts",
    "value",
    "qualifier",
    "period",
    "area",
    "area_countries",
    "actor_id",
    "attributed_to",
    "authority",
    "parts",
    "adds_up",
    "note",
    "quote",
    "start",
    "end",
    "report",
    "title",
    "outlet",
)


@router.get("/statistics")
def statistics(request: Request, lang: str) -> Response:
    """The totals that the state in the address leaves, a page at a time."""
    state = Chosen.of(request.query_params)
    everything = desk_of(request).totals()
    found, facets = left(everything, state)
    pages = max(1, -(-len(found) // PAGE))
    number = page_number(state.page, pages)
    return page(
        request,
        lang,
        "statistics.html",
        totals=found[(number - 1) * PAGE : number * PAGE],
        total=len(found),
        everything=len(everything),
        facets=facets,
        state=state,
        number=number,
        pages=pages,
        actors=_actors(lang),
    )


@router.get("/statistics.json")
def statistics_json(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """The same totals as JSON, all of them, sent as they are written."""
    found, _ = left(desk_of(request).totals(), Chosen.of(request.query_params))

    def lines() -> Iterator[str]:
        yield "["
        for number, total in enumerate(found):
            yield ("," if number else "") + json.dumps(_row(total), ensure_ascii=False)
        yield "]"

    return StreamingResponse(lines(), media_type="application/json")


@router.get("/statistics.csv")
def statistics_csv(request: Request, lang: str) -> Response:  # noqa: ARG001 - one form in all languages
    """The same totals as CSV for spreadsheets: UTF-8 with a byte order mark."""
    found, _ = left(desk_of(request).totals(), Chosen.of(request.query_params))
    return csv_answer("statistics", _COLUMNS, map(_row, found))


def _row(total: Total) -> dict[str, Any]:
    item = total.statistic
    said = item.attribution
    return {
        "id": item.id,
        "counts": item.counts,
        "value": item.value,
        "qualifier": item.qualifier.value,
        "period": item.period.value if item.period else None,
        "area": [place.name_ar for place in item.area],
        "area_countries": list(total.countries),
        "actor_id": item.actor,
        "attributed_to": said.source.quote if said else None,
        "authority": said.authority.value if said else None,
        "parts": list(item.parts),
        "adds_up": total.adds_up,
        "note": item.note,
        "quote": item.span.quote,
        "start": item.span.start,
        "end": item.span.end,
        "report": item.report,
        "title": total.title,
        "outlet": total.outlet,
    }


@cache
def _actors(lang: str) -> dict[str, str]:
    """The names of the lexicon's actors by id."""
    return {
        row.id.split(".", 1)[-1]: row.lemma if lang == "ar" else row["name_en"]
        for row in table_rows("actors")
    }
