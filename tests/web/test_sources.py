"""The tally of sources: early or late, near or far, superseded or set aside, and who shares copies."""

import csv
import io

from hasila import pipeline
from hasila.model import (
    CasualtyFigure,
    EventDate,
    Evidence,
    FigureRole,
    FigureUse,
    Incident,
    IncidentMention,
    Outcome,
    Policy,
    Publication,
    Qualifier,
    Range,
    Reading,
    Report,
    Ruling,
    Span,
    Toll,
)
from hasila.web import report_list
from hasila.web.catalogue import catalogue
from hasila.web.tally import UNKNOWN, Book, Shared, counted, heard, ordered

SPAN = Span(start=0, end=1, quote="x")


def reading(name, outlet, day, value):
    figure = CasualtyFigure(
        id=f"f-{name}", report=name, span=SPAN, outcome=Outcome.KILLED, value=value,
        qualifier=Qualifier.EXACT, evidence=Evidence(sentence=SPAN, rule="figure"),
    )  # fmt: skip
    report = Report(
        id=name, document=name, start=0, text="x", outlet=outlet,
        published=Publication(date=EventDate(value=day) if day else None),
    )  # fmt: skip
    mention = IncidentMention(id=f"m-{name}", report=name, main=True, figures=(figure.id,))
    return Reading(report=report, figures=(figure,), mentions=(mention,))


READINGS = (
    reading("a", "Wire", "2024-07-02", 8),
    reading("b", "Daily", "2024-07-04", 10),
    reading("c", None, "2024-07", 40),
)
INCIDENT = Incident(
    id="m-a", members=("m-a", "m-b", "m-c"), reports=("a", "b", "c"),
    date=EventDate(value="2024-07-01"), copies=(("a", "b"),),
)  # fmt: skip
ROLES = {"a": FigureRole.SUPERSEDED, "b": FigureRole.AGREES, "c": FigureRole.SET_ASIDE}
TOLL = Toll(
    incident="m-a", policy=Policy.CONSISTENT, lines=(("killed", Range(low=10, best=10, high=10)),),
    uses=tuple(FigureUse(figure=f"f-{n}", role=r, counts="killed", reason="") for n, r in ROLES.items()),
)  # fmt: skip


def tally(readings=READINGS, toll=TOLL, incident=INCIDENT):
    briefs = [(number, pipeline.brief(reading)[0]) for number, reading in enumerate(readings)]
    items = report_list.items(briefs, dict.fromkeys(incident.members, incident.id))
    cards = catalogue([pipeline.card(incident, toll, readings)]).shelf
    told = dict(counted([pipeline.weighed(incident, toll, readings)], cards))
    return Book().changed(dict(heard(items, cards)), told).sources()


def test_each_outlet_is_held_against_the_final_toll():
    by_name = {source.name: source for source in tally().outlets}
    wire, daily, unknown = (by_name[name] for name in ("Wire", "Daily", UNKNOWN))
    assert (wire.days, wire.ratio, wire.superseded) == (1, 0.8, 1)
    assert (daily.days, daily.ratio, daily.superseded) == (3, 1, 0)
    # The month of a report is no day: how early it was is not known.
    assert (unknown.days, unknown.ratio, unknown.set_aside) == (None, 4, 1)


def test_speakers_are_counted_apart_from_outlets():
    (only,) = tally().authorities
    assert (only.name, only.reports, only.figures, only.ratio) == (UNKNOWN, 3, 3, 1)


def test_a_shared_copy_names_who_had_it_first():
    assert tuple(tally().copies) == (Shared("Daily", "Wire", 1, left_first=0, right_first=1),)


def test_the_order_of_readings_changes_nothing():
    assert tally(READINGS[::-1]) == tally()


def test_sorting():
    outlets = tally().outlets
    assert [s.name for s in ordered(outlets, "days")] == ["Wire", "Daily", UNKNOWN]
    assert [s.name for s in ordered(outlets, "ratio")] == ["Daily", "Wire", UNKNOWN]
    assert ordered(outlets, "set_aside")[0].name == UNKNOWN


def test_a_count_read_with_the_attackers_is_held_against_both():
    toll = TOLL.model_copy(
        update={
            "lines": (("killed", Range(low=10, best=10, high=10)), ("killed_attackers", Range(best=2))),
            "uses": (
                FigureUse(
                    figure="f-a", role=FigureRole.AGREES, counts="killed", with_attackers=True, reason=""
                ),
            ),
        }
    )
    found = tally([reading("a", "Wire", None, 12)], toll)
    assert found.outlets[0].ratio == 1


def test_nothing_is_held_against_what_coders_rejected():
    rejected = INCIDENT.model_copy(
        update={"rulings": (Ruling(judgement="j", coder="s", subject="m-a", field="status", human="reject"),)}
    )
    found = tally(incident=rejected)
    assert tuple(found.copies) == ()
    assert [(s.reports, s.figures, s.days, s.ratio, s.superseded) for s in found.outlets] == [
        (1, 1, None, None, 0)
    ] * 3


def test_a_judgement_is_in_the_next_tally(desk):
    before = desk.get("/en/sources.json").json()
    assert before["authorities"]
    incident = desk.get("/en/incidents.json?sort=reports").json()[0]
    form = {"action": "reject", "subject": incident["id"], "reason": "no event"}
    assert desk.post("/en/judgements", data=form).status_code == 303
    after = desk.get("/en/sources.json").json()
    assert sum(s["reports"] for s in after["outlets"]) == sum(s["reports"] for s in before["outlets"])
    assert sum(s["compared"] for s in after["outlets"]) < sum(s["compared"] for s in before["outlets"])


def test_page_json_and_csv(page):
    text = page.get("/ar/sources?sort=ratio").text
    assert "وكالة أنباء" in text
    found = page.get("/en/sources.json").json()
    rows = list(csv.DictReader(io.StringIO(page.get("/en/sources.csv").text.removeprefix("\ufeff"))))
    assert len(rows) == len(found["outlets"]) + len(found["authorities"])
