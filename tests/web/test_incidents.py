"""The list: filters, counts, search that folds spelling, sorting, JSON and CSV."""

import csv
import io
import json
import re

import pytest

from hasila.model import Card, Place, Policy, Range
from hasila.web.catalogue import State, catalogue, chosen
from hasila.web.worldmap import Spot, world_map


def card(name, **more):
    country, lat, lon = (
        more.pop(field, usual) for field, usual in (("country", None), ("lat", 33), ("lon", 44))
    )
    place = Place(id=name, name_ar=name, name_en=name, country=country, lat=lat, lon=lon) if country else None
    killed = more.pop("killed", None)
    lines = (("killed", Range(low=killed, best=killed, high=killed + more.pop("wide", 0))),) if killed else ()
    return Card(incident=name, policy=Policy.CONSISTENT, place=place, lines=lines, **more)


CARDS = [
    card(
        "a",
        country="IQ",
        killed=9,
        wide=4,
        date="2024-07-15",
        first="2024-07-15",
        last="2024-07-15",
    ),
    card("b", country="IQ", killed=30, date="2023", first="2023-01-01", last="2023-12-31"),
    card("c", country="SY", killed=2, date="2022-05", first="2022-05-01", last="2022-05-31"),
    card("d"),
]


def names(**query):
    return [found.incident for found in chosen(catalogue(CARDS), State.of(query))[0]]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({}, "abcd"),
        ({"country": "IQ"}, "ab"),
        ({"country": "-"}, "d"),
        ({"since": "2023"}, "ab"),
        ({"since": "2023-06", "until": "2024-07"}, "ab"),
        ({"until": "2022-05-15"}, "c"),
        ({"spread": "1-9"}, "a"),
        ({"sort": "killed"}, "bacd"),
        ({"country": "IQ", "spread": "0"}, "b"),
    ],
)
def test_the_state_in_the_address_chooses(query, left):
    assert "".join(names(**query)) == left


def test_what_a_search_found_bounds_the_list_and_its_counts():
    cards, facets = chosen(catalogue(CARDS), State(), within=0b1010)
    assert [found.incident for found in cards] == ["b", "d"]
    assert {facet.name: dict(facet.values) for facet in facets}["country"] == {"IQ": 1, "-": 1}


def test_a_facet_counts_what_each_of_its_values_would_leave():
    _, facets = chosen(catalogue(CARDS), State.of({"country": "IQ"}))
    counts = {facet.name: dict(facet.values) for facet in facets}
    assert counts["country"] == {"IQ": 2, "SY": 1, "-": 1}
    assert counts["spread"] == {"0": 1, "1-9": 1}


def test_the_state_survives_the_address():
    state = State.of({"q": "a b", "country": "IQ", "page": "3"})
    assert state.address(page="3") == "q=a+b&country=IQ&page=3"
    assert state.address(type="ambush") == "q=a+b&country=IQ&type=ambush"


def map_of(cards):
    held = catalogue(cards)
    return world_map(held.spots(held.shelf.full))


def test_the_map_counts_what_has_no_place():
    drawn = map_of(CARDS)
    assert (len(drawn.marks), drawn.placed) == (1, 3)
    left, top, width, height = drawn.view
    assert left < 44 < left + width
    assert top < -33 < top + height


def test_places_that_would_cover_each_other_share_a_mark_that_opens_to_them():
    far = card("far", country="IQ", lat=36)
    held = [*CARDS, far]
    marks = {mark.places: mark for mark in map_of(held).marks}
    assert {places: (mark.incidents, mark.only) for places, mark in marks.items()} == {
        3: (3, None),
        1: (1, "far"),
    }
    found, _ = chosen(catalogue(held), State(box=marks[3].box))
    assert {card.incident for card in found} == set("abc")


def test_the_busiest_places_are_named_where_no_name_covers_another():
    spots = [
        Spot(card(str(n), country="IQ", lat=lat, lon=lon).place, count, str(n))
        for n, (lat, lon, count) in enumerate([(33, 44, 9), (33.2, 46, 5), (20, 40, 3), (33, 80, 2)])
    ]
    drawn = world_map(spots)
    assert {mark.incidents: mark.named for mark in drawn.marks} == {9: "start", 5: None, 3: "start", 2: "end"}
    assert drawn.nearness == "#near"
    assert world_map(spots[:1]).nearness == "#nearest"
    assert world_map([]).nearness == ""


def test_the_map_leads_on_within_the_search(page):
    text = page.get("/en/incidents?q=في&sort=killed").text
    links = re.findall(r'<a href="\?([^"]*)"><circle', text)
    assert links
    assert all("q=%D9%81%D9%8A" in link and "sort=killed" in link for link in links)


@pytest.mark.parametrize("box", ["", "x", "1,2,3", "nan,nan,nan,nan,nan"])
def test_a_box_that_is_none_filters_nothing(box):
    assert len(names(box=box)) == len(CARDS)


def test_json_and_csv_hold_what_the_page_shows(page):
    rows = page.get("/en/incidents.json?country=IQ").json()
    assert rows
    assert {row["country"] for row in rows} == {"IQ"}
    text = page.get("/en/incidents.csv?country=IQ").text
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text[1:])))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert table[0]["killed_best"] == str(rows[0]["toll"]["killed"]["best"])
    assert json.dumps(rows)


def test_a_page_of_the_list_names_its_filters(page):
    text = page.get("/ar/incidents?country=IQ&q=بغداد").text
    assert "العراق" in text
    assert 'value="بغداد"' in text
    assert page.get("/en/incidents?page=99").status_code == 200
    assert "No incident fits" in page.get("/en/incidents?q=zzzz").text


def test_markup_in_a_query_stays_text(page):
    text = page.get("/en/incidents?q=<script>alert(1)</script>").text
    assert "<script>alert" not in text
