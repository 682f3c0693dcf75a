"""The list of incidents with its filters and map; as a page, as JSON and as CSV."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hasila.model import Card
from hasila.web.catalogue import PAGE, SORTS, State, chosen
from hasila.web.csv_answer import csv_answer
from hasila.web.render import desk_of, page, page_number
from hasila.web.worldmap import Map, world_map

router = APIRouter()

_LINES = ("killed", "killed_attackers", "wounded")


@router.get("/incidents")
def incidents(request: Request, lang: str) -> Response:
    """The incidents that the state in the address leaves."""
    state = State.of(request.query_params)
    everything = desk_of(request).catalogue()
    cards, facets = chosen(everything, state)
    pages = max(1, -(-len(cards) // PAGE))
    number = page_number(state.page, pages)
    shown = cards[(number - 1) * PAGE : number * PAGE]
    drawn: Map = world_map(cards)
    return page(
        request,
        lang,
        "incidents.html",
        cards=shown,
        total=len(cards),
        facets=facets,
        state=state,
        number=number,
        pages=pages,
        sorts=SORTS,
        map=drawn,
        lines=_LINES,
        actors={name.id: name.ar if lang == "ar" else name.en for name in everything.names.values()},
    )


@router.get("/incidents.json")
def incidents_json(request: Request, lang: str) -> Response:
    """The same incidents as JSON, all of them."""
    cards, _ = chosen(desk_of(request).catalogue(), State.of(request.query_params))
    return JSONResponse([_row(card, lang) for card in cards])


@router.get("/incidents.csv")
def incidents_csv(request: Request, lang: str) -> Response:
    """The same incidents as CSV for spreadsheets: UTF-8 with a byte order mark."""
    cards, _ = chosen(desk_of(request).catalogue(), State.of(request.query_params))
    rows = [_flat(_row(card, lang)) for card in cards]
    return csv_answer("incidents", list(rows[0]) if rows else ["id"], rows)


def _row(card: Card, lang: str) -> dict[str, Any]:
    place = card.place
    return {
        "id": card.incident,
        "date": card.date,
        "type": card.type.value if card.type else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "place": (place.name_ar if lang == "ar" else place.name_en) if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision.value if place else None,
        "targets": list(card.targets),
        "perpetrators": [name.ar if lang == "ar" else name.en for name in card.perpetrators],
        "claimed_by": [name.ar if lang == "ar" else name.en for name in card.claimed_by],
        "toll": {line: settled.model_dump() for line, settled in card.lines},
        "policy": card.policy.value,
        "grade": card.grade.value if card.grade else None,
        "status": card.status,
        "reports": list(card.reports),
    }


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat = {name: value for name, value in row.items() if name != "toll"}
    for line in _LINES:
        for bound in ("low", "best", "high"):
            flat[f"{line}_{bound}"] = row["toll"].get(line, {}).get(bound)
    return flat
