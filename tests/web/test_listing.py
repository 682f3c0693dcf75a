"""Lists: what is wrong in an address is said, HEAD is answered, and a program goes through by pages."""

import csv
import io
import json

import pytest

from hasila.model import Card, Policy
from hasila.web.address import is_date
from hasila.web.catalogue import State, catalogue, chosen

TABLES = ("incidents", "reports", "review", "statistics", "sources", "codebook", "log", "agreement")


@pytest.mark.parametrize("value", ["2024", "2024-02", "2024-02-29", "2023-12-31"])
def test_a_date_is_what_the_calendar_has(value):
    assert is_date(value)


@pytest.mark.parametrize(
    "value", ["", "24", "2024-13", "2023-02-29", "2024-1", "2024-01-01-01", "0000", "٢٠٢٤"]
)
def test_nothing_else_is_one(value):
    assert not is_date(value)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("since=2024-13", "From"),
        ("until=yesterday", "Until"),
        ("type=boming", "Type"),
        ("grade=good", "Grade"),
        ("status=open", "Status"),
        ("spread=7", "Low and high lie apart by"),
        ("country=Iraq", "Country"),
        ("box=1,2,3", "no part of the map"),
        ("sort=deaths", "Sort by"),
        ("contry=IQ", "no filter called “contry”"),
        ("since=2025&until=2024-06", "before the beginning"),
    ],
)
def test_a_filter_that_means_nothing_is_said_and_left_out(page, query, named):
    answer = page.get(f"/en/incidents?{query}")
    assert answer.status_code == 400
    faults = answer.text.partition('class="faults"')[2].partition("</div>")[0]
    assert named in faults
    assert "It was left out." in faults
    for ending in ("json", "csv", "geojson", "acled.csv"):
        refusal = page.get(f"/ar/incidents.{ending}?{query}")
        assert refusal.status_code == 400
        (fault,) = refusal.json()["faults"]
        assert fault["where"] in query
        assert fault["said"] == refusal.json()["error"]


@pytest.mark.parametrize(
    "address",
    [
        "statistics?counts=x", "reports?since=2024-00", "reports?holds=x", "log?action=x", "sources?sort=x",
        "statistics?since=2024",
    ],
)  # fmt: skip
def test_so_it_is_on_every_list(page, address):
    assert 'class="faults"' in page.get(f"/ar/{address}").text


@pytest.mark.parametrize("value", ["<b>x</b>", "\u202ex", "x" * 5000])
def test_what_is_wrong_is_told_harmlessly(page, value):
    text = page.get("/ar/incidents", params={"type": value}).text
    assert "<b>" not in text.partition('class="faults"')[2].partition("</div>")[0]
    assert "\u202e" not in text
    assert "x" * 100 not in text.partition('class="faults"')[2].partition("</div>")[0]


def test_a_wrong_policy_is_said(page):
    name = page.get("/en/incidents.json?limit=1").json()[0]["id"]
    assert page.get(f"/en/incidents/{name}?policy=best").status_code == 400
    assert page.get(f"/en/incidents/{name}.json?policy=best").json()["faults"][0]["where"] == "policy"
    assert page.get(f"/en/incidents/{name}?policy=gtd").status_code == 200


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_every_view_has_its_json_and_csv_which_hold_the_same(page, lang, name):
    rows = page.get(f"/{lang}/{name}.json").json()
    answer = page.get(f"/{lang}/{name}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(answer.text[1:])))
    if isinstance(rows, list):
        assert len(table) == len(rows)
        if rows and "id" in rows[0]:
            assert [row["id"] for row in table] == [row["id"] for row in rows]
    else:
        assert table


def test_an_incident_and_a_report_have_their_figures_as_csv(page):
    told = page.get("/en/incidents.json?sort=reports&limit=1").json()[0]
    table = list(csv.DictReader(io.StringIO(page.get(f"/en/incidents/{told['id']}.csv").text[1:])))
    assert {row["incident"] for row in table} == {told["id"]}
    assert all(row["role"] and row["reason"] and row["quote"] for row in table)
    name = table[0]["report"]
    report = list(csv.DictReader(io.StringIO(page.get(f"/en/reports/{name}.csv").text[1:])))
    assert {row["report"] for row in report} == {name}
    assert page.get("/en/incidents/nothing.csv").status_code == 404
    feature = page.get(f"/en/incidents/{told['id']}.geojson").json()
    assert feature["id"] == told["id"]
    assert feature["properties"]["permalink"] == f"http://127.0.0.1/en/incidents/{told['id']}"


@pytest.mark.parametrize("name", ["incidents", "reports", "statistics"])
def test_a_program_goes_through_a_list_by_pages(page, name):
    every = [row["id"] for row in page.get(f"/en/{name}.json").json()]
    got, address = [], f"/en/{name}.json?limit=3"
    while address:
        answer = page.get(address)
        assert answer.headers["X-Total-Count"] == str(len(every))
        got += [row["id"] for row in answer.json()]
        following = answer.headers.get("Link", "")
        address = following.partition("<")[2].partition(">")[0]
    assert got == every
    assert page.get(f"/en/{name}.json?after=nothing").json()["faults"][0]["where"] == "after"
    assert page.get(f"/en/{name}.json?limit=0").json()["faults"][0]["where"] == "limit"


@pytest.mark.parametrize(
    "address", ["/en/incidents", "/en/incidents.csv", "/static/hasila.css", "/", "/en/none"]
)
def test_head_is_answered_as_get_without_the_body(page, address):
    head, get = page.head(address), page.get(address)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["Content-Security-Policy"] == get.headers["Content-Security-Policy"]


def test_what_a_coder_rejected_is_out_of_list_counts_and_map_until_it_is_asked_for():
    held = [Card(incident=name, policy=Policy.CONSISTENT) for name in "ab"]
    held.append(Card(incident="c", policy=Policy.CONSISTENT, status="reject", judged=True))
    found, facets = chosen(catalogue(held), State())
    counts = {facet.name: dict(facet.values) for facet in facets}
    assert [card.incident for card in found] == ["a", "b"]
    assert counts["status"] == {"reject": 1, "unjudged": 2}
    assert counts["type"] == {"-": 2}
    found, facets = chosen(catalogue(held), State(status="reject"))
    assert [card.incident for card in found] == ["c"]
    assert {facet.name: dict(facet.values) for facet in facets}["type"] == {"-": 1}


def test_the_page_and_its_exports_leave_a_rejected_incident_out(desk):
    first, *others = desk.get("/en/incidents.json").json()
    form = {"action": "reject", "subject": first["id"], "reason": "a match"}
    assert desk.post("/en/judgements", data=form).status_code == 303
    assert [row["id"] for row in desk.get("/en/incidents.json").json()] == [row["id"] for row in others]
    assert [row["id"] for row in desk.get("/en/incidents.json?status=reject").json()] == [first["id"]]
    text = desk.get("/ar/incidents").text
    assert f'<span class="count">{len(others)}</span>' in text
    assert first["id"] not in text
    assert 'href="?status=reject"' in text
    assert first["id"] not in desk.get("/en/incidents.geojson").text
    assert first["id"] not in desk.get("/en/incidents.gtd.csv").text
    assert first["id"] in desk.get("/en/incidents?status=reject").text


@pytest.mark.parametrize("name", ["acled", "ucdp", "gtd"])
def test_the_list_in_the_columns_of_another_data_set(page, name):
    answer = page.get(f"/en/incidents.{name}.csv?country=IQ")
    table = list(csv.DictReader(io.StringIO(answer.text[1:])))
    assert table
    assert {row.get("country_txt", row.get("country")) for row in table if row} <= {"Iraq"}
    assert all(row["permalink"].startswith("http://127.0.0.1/en/incidents/") for row in table)
    assert page.get("/en/incidents.nobody.csv").status_code == 404


def test_geojson_of_the_list_is_one_collection(page):
    told = json.loads(page.get("/ar/incidents.geojson").text)
    ids = [row["id"] for row in page.get("/ar/incidents.json").json()]
    assert [feature["id"] for feature in told["features"]] == ids


def test_programs_find_every_address_of_data_described(page):
    told = page.get("/openapi.json").json()
    assert {
        "/{lang}/incidents.json",
        "/{lang}/reports.csv",
        "/{lang}/reports/{name}",
        "/{lang}/judgements",
        "/{lang}/incidents.geojson",
    } <= set(told["paths"])
    assert "/{lang}/incidents" not in told["paths"]
    asked = {item["name"]: item for item in told["paths"]["/{lang}/incidents.json"]["get"]["parameters"]}
    assert {"q", "country", "since", "limit", "after", "lang"} <= set(asked)
    assert "ambush" in asked["type"]["schema"]["enum"]
