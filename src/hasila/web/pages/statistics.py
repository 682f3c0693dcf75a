"""Totals over periods and areas, kept apart from every incident; as a page, as JSON and as CSV."""

from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hasila.lexicon import table_rows
from hasila.web.csv_answer import csv_answer
from hasila.web.interface import asked, listed
from hasila.web.listing import json_list, paged, refused, wrong
from hasila.web.render import desk_of, page
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
    state, faults = Chosen.read(request.query_params)
    everything = desk_of(request).stock.totals()
    found, facets = left(everything, state)
    shown, way = paged(found, state.page, PAGE)
    return page(
        request,
        lang,
        "statistics.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        totals=shown,
        everything=len(everything),
        facets=facets,
        state=state,
        **way,
        actors=_actors(lang),
    )


@router.get("/statistics.json", openapi_extra=listed(Chosen))
def statistics_json(request: Request, lang: str) -> Response:
    """The same totals as JSON: all, or `limit` of them after the id `after`."""
    state, faults = Chosen.read(request.query_params)
    if told := refused(lang, faults):
        return told
    return json_list(
        request, lang, left(desk_of(request).stock.totals(), state)[0], lambda t: t.statistic.id, _row
    )


@router.get("/statistics.csv", openapi_extra=asked(Chosen))
def statistics_csv(request: Request, lang: str) -> Response:
    """The same totals as CSV for spreadsheets: UTF-8 with a byte order mark."""
    state, faults = Chosen.read(request.query_params)
    if told := refused(lang, faults):
        return told
    return csv_answer("statistics", _COLUMNS, map(_row, left(desk_of(request).stock.totals(), state)[0]))


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
