"""The list of reports: filters with counts, and what each report holds."""

import hashlib

from hasila.model import EventDate, Publication, Reading, Report
from hasila.pipeline import brief
from hasila.web.report_list import Listed, items, left, on_shelf


def reading(name, published=None, **more):
    date = EventDate(value=published) if published else None
    told = Publication(date=date, source="metadata" if date else "none")
    return Reading(report=Report(id=name, document=name, start=0, text="x", published=told, **more))


READINGS = [
    reading("a", "2024-07-15", outlet="Agency"),
    reading("b", "2024-08", outlet="Agency"),
    reading("c"),
]
SHELF = on_shelf(items(((number, brief(item)[0]) for number, item in enumerate(READINGS)), {}))


def names(within=None, **state):
    return "".join(item.brief.id for item in left(SHELF, Listed(**state), within)[0])


def test_the_state_chooses_and_the_newest_comes_first():
    assert names() == "bac"
    assert names(within=0b110) == "bc"
    assert names(outlet="Agency") == "ba"
    assert names(since="2024-08-20") == "b"
    assert names(until="2024-07") == "a"
    assert names(dated="none") == "c"
    assert names(holds="figures") == ""
    assert names(sort="outlet") == "bac"


def test_a_facet_counts_what_each_value_would_leave():
    _, facets = left(SHELF, Listed(outlet="Agency"))
    counts = {facet.name: dict(facet.values) for facet in facets}
    assert counts["outlet"] == {"Agency": 2, "-": 1}
    assert counts["dated"] == {"metadata": 2}


def test_the_page_lists_reports_and_leads_to_them(page):
    rows = page.get("/en/reports.json").json()
    text = page.get("/ar/reports").text
    assert f'<span class="count">{len(rows)}</span>' in text
    assert 'href="/ar/reports" aria-current="page"' in text
    assert f"/ar/reports/{rows[0]['id'].replace('/', '%2F')}" in text
    held = page.get(f"/en/reports/{rows[0]['id']}.json").json()["reading"]["report"]
    assert rows[0]["sha256"] == hashlib.sha256(held["text"].encode()).hexdigest()
    assert rows[0]["incidents"]
