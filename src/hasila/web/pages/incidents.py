"""The list of incidents with its filters and map; as a page, as JSON, CSV, GeoJSON and in other layouts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from hasila import pipeline
from hasila.export import LAYOUTS, Edition, features, rows
from hasila.model import Brief, Card, Case
from hasila.web.answers import missing
from hasila.web.catalogue import APART, PAGE, SORTS, State, chosen, left
from hasila.web.csv_answer import csv_answer
from hasila.web.desk import Desk
from hasila.web.interface import asked, listed
from hasila.web.listing import json_list, paged, refused, wrong
from hasila.web.marks import mark_links
from hasila.web.render import desk_of, page, place_name
from hasila.web.search import Pieces, snippet, sought
from hasila.web.worldmap import Map, world_map

router = APIRouter()

_LINES = ("killed", "killed_attackers", "wounded")
_COLUMNS = (
    *("id", "date", "type", "country", "admin1", "place", "lat", "lon", "place_precision", "targets"),
    *("perpetrators", "claimed_by", "policy", "grade", "status", "reports"),
    *(f"{line}_{bound}" for line in _LINES for bound in ("low", "best", "high")),
)


@router.get("/incidents")
def incidents(request: Request, lang: str) -> Response:
    """The incidents that the state in the address leaves."""
    state, faults = State.read(request.query_params)
    desk = desk_of(request)
    everything = desk.stock.catalogue()
    found, facets = left(everything, state, desk.stock.found_incidents(state.q, everything.shelf))
    shown, way = paged(everything.shelf.ordered(found, state.sort), state.page, PAGE)
    drawn: Map = world_map(everything.spots(found))
    name, value = APART
    return page(
        request,
        lang,
        "incidents.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        cards=shown,
        said=_said(desk, shown, state.q),
        rejected=next((dict(f.values).get(value, 0) for f in facets if f.name == name), 0),
        facets=facets,
        state=state,
        **way,
        sorts=SORTS,
        map=drawn,
        mark_links=mark_links,
        lines=_LINES,
        **filter_names(desk, lang),
    )


def filter_names(desk: Desk, lang: str) -> dict[str, dict[str, str]]:
    """The names of the places and actors that incidents are filtered by, by id."""
    everything = desk.stock.catalogue()
    return {
        "places": {name: place_name(lang, place) for name, place in everything.places.items()},
        "actors": {name.id: name.ar if lang == "ar" else name.en for name in everything.names.values()},
    }


@router.get("/incidents.json", openapi_extra=listed(State))
def incidents_json(request: Request, lang: str) -> Response:
    """The same incidents as JSON: all, or `limit` of them after the id `after`."""
    cards = _cards(request, lang)
    if isinstance(cards, Response):
        return cards
    return json_list(request, lang, cards, lambda card: card.incident, lambda card: _row(card, lang))


@router.get("/incidents.csv", openapi_extra=asked(State))
def incidents_csv(request: Request, lang: str) -> Response:
    """The same incidents as CSV for spreadsheets: UTF-8 with a byte order mark."""
    cards = _cards(request, lang)
    if isinstance(cards, Response):
        return cards
    return csv_answer("incidents", _COLUMNS, (_flat(_row(card, lang)) for card in cards))


@router.get("/incidents.geojson", openapi_extra=asked(State))
def incidents_geojson(request: Request, lang: str) -> Response:
    """The same incidents as GeoJSON."""
    cards = _cards(request, lang)
    if isinstance(cards, Response):
        return cards
    told = features(_cases(request, cards), _edition(request))
    name = {"Content-Disposition": 'attachment; filename="incidents.geojson"'}
    return StreamingResponse(told, media_type="application/geo+json", headers=name)


@router.get("/incidents.{name}.csv", openapi_extra=asked(State))
def incidents_layout(request: Request, lang: str, name: str) -> Response:
    """The same incidents in the columns of another data set, by its name."""
    if name not in LAYOUTS:
        return missing(request, "layout", name)
    cards = _cards(request, lang)
    if isinstance(cards, Response):
        return cards
    layout = LAYOUTS[name]
    told = rows(_cases(request, cards), layout, _edition(request))
    return csv_answer(name, [column.name for column in layout.columns], told)


def _cards(request: Request, lang: str) -> Sequence[Card] | Response:
    """The incidents for a program, or the refusal of an address that means nothing."""
    state, faults = State.read(request.query_params)
    desk = desk_of(request)
    if told := refused(lang, faults):
        return told
    everything = desk.stock.catalogue()
    return chosen(everything, state, desk.stock.found_incidents(state.q, everything.shelf))[0]


def _said(desk: Desk, cards: Iterable[Card], query: str) -> dict[str, tuple[Brief, Pieces]]:
    """By incident, the report that holds most of what is sought, and where it stands in it."""
    wanted = sought(query)
    if not wanted:
        return {}
    finder = desk.stock.finder()
    told = {card.incident: brief for card in cards if (brief := finder.telling(card, query))}
    texts = desk.store.briefs.texts(told.values())
    return {
        name: (brief, pieces)
        for name, brief in told.items()
        if (pieces := snippet(texts.get(brief.id, ""), wanted))
    }


def _cases(request: Request, cards: Sequence[Card]) -> Iterator[Case]:
    desk = desk_of(request)
    policy = desk.policy()
    for card in cards:
        incident = desk.incident(card.incident)
        if incident is not None:
            yield Case(incident, desk.toll(incident), desk.readings(incident), policy)


def _edition(request: Request) -> Edition:
    return pipeline.edition(site=str(request.base_url))


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
