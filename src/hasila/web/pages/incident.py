"""One incident: its toll and how it comes about, who said what when, claims, reports, joins, judgements."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from hasila import pipeline
from hasila.export import feature, use_row
from hasila.export.columns import FIGURES
from hasila.judgements import Matter
from hasila.lexicon import digest
from hasila.model import Card, Case, CasualtyFigure, FigureUse, Incident, Pair, Policy, SubjectKind
from hasila.web.address import Fault
from hasila.web.answers import missing
from hasila.web.charts import HEIGHT, WIDTH, drawn_sum, timelines
from hasila.web.csv_answer import csv_answer
from hasila.web.desk import Desk
from hasila.web.listing import refused, wrong
from hasila.web.render import date_text, dates_apart, desk_of, page, place_name
from hasila.web.words import code
from hasila.web.worldmap import Spot, world_map

router = APIRouter()

# A thousand reports of one event make half a million pairs; the heaviest say why they are one.
_PAIRS = 20
_NEAR = 5 * _PAIRS  # among which the incidents are looked for that it may be the same as


def case_of(desk: Desk, incident: Incident, policy: Policy) -> Case:
    """Gather an incident by one of the policies."""
    return Case(incident, desk.toll(incident, policy), desk.readings(incident), policy)


def actor_names(case: Case, lang: str) -> dict[str, str]:
    """The names of the actors its reports name, by id."""
    return {name: actor.name_ar if lang == "ar" else actor.name_en for name, actor in case.actors.items()}


@router.get("/figures/{name}")
def thing(request: Request, lang: str, name: str) -> Response:
    """Where a figure or a claim stands in its report: an address that holds whatever incident it is of."""
    found = desk_of(request).subject(name)
    if found is None or found[0] is SubjectKind.MENTION:
        return missing(request, "figure", name)
    kind, report = found
    letter = "f" if kind is SubjectKind.FIGURE else "c"
    return RedirectResponse(f"/{lang}/reports/{quote(report, safe='')}#{letter}-{name}")


@router.get("/incidents/{name}.json")
def incident_json(request: Request, lang: str, name: str) -> Response:
    """The incident, its toll and its figures as JSON."""
    desk = desk_of(request)
    incident = desk.incident(name)
    if incident is None:
        return missing(request, "incident", name)
    policy, faults = _policy(request, desk)
    if told := refused(lang, faults):
        return told
    case = case_of(desk, incident, policy)
    return JSONResponse(
        {
            "incident": case.incident.model_dump(mode="json"),
            "toll": case.toll.model_dump(mode="json") if case.toll else None,
            "figures": [
                case.figures[use.figure].model_dump(mode="json")
                for use in (case.toll.uses if case.toll else ())
            ],
            "claims": [claim.model_dump(mode="json") for claim in case.claims],
        }
    )


@router.get("/incidents/{name}.csv")
def incident_csv(request: Request, lang: str, name: str) -> Response:
    """The figures of the incident with the part each plays, as CSV for spreadsheets."""
    desk = desk_of(request)
    found = desk.incident(name)
    if found is None:
        return missing(request, "incident", name)
    policy, faults = _policy(request, desk)
    if told := refused(lang, faults):
        return told
    case = case_of(desk, found, policy)
    uses = {use.figure: use for use in (case.toll.uses if case.toll else ())}
    rows = (
        use_row(figure, reading, found.id, uses[figure.id])
        for reading in case.readings.values()
        for figure in reading.figures
        if figure.id in uses
    )
    return csv_answer(f"incident-{found.id}", [column.name for column in FIGURES], rows)


@router.get("/incidents/{name}.geojson")
def incident_geojson(request: Request, name: str) -> Response:
    """The incident as a feature of GeoJSON."""
    desk = desk_of(request)
    found = desk.incident(name)
    if found is None:
        return missing(request, "incident", name)
    edition = pipeline.edition(site=str(request.base_url))
    told = feature(case_of(desk, found, desk.policy()), edition)
    return JSONResponse(told, media_type="application/geo+json")


@router.get("/incidents/{name}")
def incident(request: Request, lang: str, name: str) -> Response:
    """The incident; the id of any member leads to it."""
    desk = desk_of(request)
    found = desk.incident(name)
    if found is None:
        return missing(request, "incident", name)
    if found.id != name:
        return RedirectResponse(f"/{lang}/incidents/{found.id}", status_code=308)
    policy, faults = _policy(request, desk)
    case = case_of(desk, found, policy)
    if case.toll is None:
        return missing(request, "incident", name)
    return page(
        request,
        lang,
        "incident.html",
        status=400 if faults else 200,
        wrong=wrong(lang, faults),
        permalink=f"{request.base_url}{lang}/incidents/{found.id}",
        lexicons=digest(),
        **_told(case, lang),
        **_drawn(case, lang),
        **_history(desk, case, lang),
    )


def _policy(request: Request, desk: Desk) -> tuple[Policy, tuple[Fault, ...]]:
    """The policy that the address names; of a wrong one the store's, and what is wrong."""
    wanted = request.query_params.get("policy", "").strip()
    if not wanted or wanted in list(Policy):
        return Policy(wanted) if wanted else desk.policy(), ()
    return desk.policy(), (Fault("policy", wanted, "code", tuple(Policy)),)


def explained(case: Case, lang: str) -> list[str]:
    """How the figures fit together, in lines."""
    toll = case.toll
    if toll is None:
        return []
    told, left = (
        (toll.explanation_ar, toll.unresolved_ar) if lang == "ar" else (toll.explanation, toll.unresolved)
    )
    # The open question has a place of its own.
    return [line for line in told.splitlines() if line not in (left or "").splitlines()]


def _told(case: Case, lang: str) -> dict[str, Any]:
    toll = case.toll
    figures = case.figures
    rows: list[tuple[FigureUse, CasualtyFigure]] = (
        [(use, figures[use.figure]) for use in toll.uses] if toll else []
    )
    return {
        "case": case,
        "figures": figures,  # the case gathers them anew each time it is asked
        "incident": case.incident,
        "toll": toll,
        "rows": rows,
        "policies": list(Policy),
        "actors": actor_names(case, lang),
        "explanation": explained(case, lang),
        "unresolved": (toll.unresolved_ar if lang == "ar" else toll.unresolved) if toll else None,
    }


def _drawn(case: Case, lang: str) -> dict[str, Any]:
    toll = case.toll
    texts = (toll.sums_ar if lang == "ar" else toll.sums) if toll else ()
    return {
        "sums": [drawn for text in texts if (drawn := drawn_sum(text))],
        "timelines": timelines(toll, case.figures) if toll else (),
        "chart": (WIDTH, HEIGHT),
    }


def _history(desk: Desk, case: Case, lang: str) -> dict[str, Any]:
    """Why its reports were joined, what was nearly joined, and what was judged."""
    pairs = desk.store.pairs(case.incident.id, most=_NEAR)
    members = set(case.incident.members)
    titles = {m.id: r.report for r in case.readings.values() for m in r.mentions if m.id in members}
    place = case.incident.place
    return {
        "joined": [pair for pair in pairs if pair.joined][:_PAIRS],
        "apart": [pair for pair in pairs if not pair.joined][:_PAIRS],
        "member_report": titles,
        "judgements": pipeline.judged(case, desk.stock.judged().made, desk.about(case.readings)),
        **judgeable(desk, case, lang, pairs),
        "map": world_map([Spot(place, 1, case.incident.id)] if place else [], scale=2.5),
    }


def judgeable(desk: Desk, case: Case, lang: str, pairs: Sequence[Pair] | None = None) -> dict[str, Any]:
    """What the forms need: incidents it may be the same as, its members by name, and what coders differ on.

    `pairs` are those of the incident, for a caller who has them.
    """
    members = set(case.incident.members)
    if pairs is None:
        pairs = desk.store.pairs(case.incident.id, most=_NEAR)
    ends = (end for p in pairs if not p.joined for end in (p.left, p.right))
    others = [end for end in dict.fromkeys(ends) if end not in members][:_PAIRS]
    homes = desk.store.homes(others)
    near = dict.fromkeys(homes[end] for end in others if end in homes)
    cards = desk.stock.catalogue().shelf
    told = {m.id: r.report for r in case.readings.values() for m in r.mentions if m.id in members}
    matters: dict[str, list[Matter]] = {}
    for matter in desk.shared(case.readings):
        matters.setdefault(matter.subject, []).append(matter)
    return {
        "near": [(name, _label(card, lang)) for name in near if (card := cards.get(name))],
        "members": [(name, f"{r.id} {r.title or ''}".strip()) for name, r in told.items()],
        "matters": matters,
    }


def _label(card: Card, lang: str) -> str:
    parts = (code(lang, "type", card.type), place_name(lang, card.place), date_text(card.date), card.incident)
    return dates_apart(" · ".join(parts))
